import { describe, expect, test } from "vitest";
import { handshakeModel, withinHandshake, type Size } from "../../../bench/peers/handshake.ts";
import { searchHandshake } from "../../../bench/peers/packed.ts";
import { missingForSpin, runSpin } from "../../../bench/peers/spin.ts";
import { explorePlainly } from "../../kit/plain-explorer.ts";

const SIZE: Size = { opens: 1, tries: 0, inFlight: 3 };
/** What Handshake.tla must give, too. */
const COUNTS = { states: 1_984, generated: 10_189 };
const DEPTH = 12;

describe("the small connection that Spin and TLC have too", () => {
  test("is searched packed, as connection instances are", () => {
    const { states, initial, transitions, cut, depth } = searchHandshake(SIZE);
    expect({ states, generated: initial + transitions - cut, depth }).toEqual({ ...COUNTS, depth: DEPTH });
  });

  test("has the same states for the plain explorer, to the last one", () => {
    const { states, generated, cut, depth } = explorePlainly(handshakeModel(SIZE), () => undefined, [], { within: withinHandshake(SIZE) });
    expect({ states, generated: generated - cut, depth }).toEqual({ ...COUNTS, depth: DEPTH });
  });

  test("has the same states for Spin", ({ skip }) => {
    const missing = missingForSpin();
    if (missing !== undefined) {
      const without = `${missing} is not installed: the Promela model was not run (apt-get install spin gcc)`;
      if (process.env["CI"] === "true") throw new Error(without);
      process.stderr.write(`${without}\n`);
      skip(without);
    }
    const { states, generated } = runSpin(SIZE, { order: "depth-first", hashBits: 16, optimize: "-O0" });
    expect({ states, generated }).toEqual(COUNTS);
  });
});
