import { describe, expect, test } from "vitest";
import { BOUNDARY_SEGMENTS, SPECIAL_SEGMENTS } from "../../../src/properties/arbitraries/boundaries.ts";
import { lookUp } from "../../../src/properties/oracle/oracle.ts";
import { applies } from "../../../src/properties/oracle/expected.ts";
import { IN_CLOSED, IN_LISTEN, IN_OTHER_STATES, IN_SYN_SENT, type SynchronizingClass } from "../../../src/properties/oracle/segment-table.ts";
import { forge } from "../../../src/model/forge.ts";
import { PROFILES } from "../../../src/model/profiles.ts";
import { ACROSS_ZERO, reachAll } from "../endpoint/kit.ts";

const rows = [
  ...Object.keys(IN_CLOSED).map((what) => `CLOSED, ${what}`),
  ...Object.keys(IN_LISTEN).map((what) => `LISTEN, ${what}`),
  ...Object.keys(IN_SYN_SENT).map((what) => `SYN-SENT, ${what}`),
];

describe("the segment table", () => {
  const met = new Set<string>();
  for (const { setup, world } of reachAll("rfc9293", ACROSS_ZERO)) {
    for (const forged of [...BOUNDARY_SEGMENTS, ...SPECIAL_SEGMENTS]) {
      const found = lookUp(world.A.tcb, forge(setup, world, "A", forged), setup.claimed);
      if (found !== undefined) met.add(found.name);
    }
  }

  test.each(rows)("%s: a boundary segment falls under it", (row) => {
    expect(met).toContain(row);
  });

  test.each(Object.keys(IN_OTHER_STATES))("%s: every check of §3.10.7.4 is met", (state) => {
    const always: readonly SynchronizingClass[] = ["reset-outside", "reset-exact", "reset-inside", "outside", "outside-without-ack", "syn-inside", "without-ack", "ack-above", "acceptable"];
    expect(always.filter((what) => !met.has(`${state}, ${what}`))).toEqual([]);
  });

  test("only TIME-WAIT decides whether a SYN is new (RFC 6191 §2)", () => {
    const deciding = Object.keys(IN_OTHER_STATES).filter((state) => met.has(`${state}, new-syn`) || met.has(`${state}, refused-syn`));
    expect(deciding).toEqual(["TIME-WAIT"]);
  });

  test("every row leaves at least one outcome to each named profile, wherever it can be met", () => {
    const empty = Object.entries(PROFILES).flatMap(([name, { profile }]) => Object.entries(IN_OTHER_STATES).flatMap(([state, classes]) =>
      Object.entries(classes).filter(([what, row]) => what !== "duplicate-syn" && !row.allowed.some(({ under }) => applies(under, profile))).map(([what]) => `${name}: ${state}, ${what}`)));
    expect(empty).toEqual([]);
  });
});
