import { beforeAll, describe, expect, test } from "vitest";
import type { Exploration } from "../../../src/engines/exhaustive/explore.ts";
import { replay } from "../../../src/engines/replay.ts";
import { exploreAll, instanceOf } from "./kit.ts";

describe("connection-small, the correct model", () => {
  let result: Exploration;
  beforeAll(() => {
    result = exploreAll(instanceOf("connection-small"));
  });

  test("every property that has something to say holds in all states", () => {
    expect(result.stopped).toBeUndefined();
    expect(result.properties.filter(({ verdict }) => verdict !== "holds" && verdict !== "not-exercised")).toEqual([]);
    expect(result.properties.filter(({ verdict }) => verdict === "holds").length).toBeGreaterThan(25);
  });

  test("every run ends with both ends closed, and none is stuck", () => {
    expect(result.ends).toMatchObject({ acceptable: 0, forbidden: 0, stuck: 0 });
    expect(result.ends.desired).toBeGreaterThan(0);
  });

  test("nothing was cut off, so that what should happen in the end was seen to", () => {
    expect(result.cut).toBe(0);
    expect(result.properties.find(({ id }) => id === "both-ends-close")).toMatchObject({ verdict: "holds" });
  });

  test("a shortest witness of each property replays, and the property holds in it", () => {
    const witnesses = result.properties.flatMap(({ id, witness }) => (witness === undefined ? [] : [{ id, trace: witness }]));
    const failed = witnesses.filter(({ id, trace }) => {
      const { verdicts, skipped } = replay(trace);
      return skipped.length > 0 || verdicts.find(({ property }) => property === id)?.failedAt !== undefined;
    });
    expect(witnesses.length).toBeGreaterThan(25);
    expect(failed.map(({ id }) => id)).toEqual([]);
  });

  test("rules and edges are counted", () => {
    expect(result.rules["listen.syn"]).toBeGreaterThan(0);
    expect(result.edges["SYN-RECEIVED → ESTABLISHED"]).toBeGreaterThan(0);
  });
});

describe("shortest violations", () => {
  test.each([
    ["connection-small", "two-way-accept", "no-two-way-acceptance", 3],
    ["connection-small", "no-time-wait", "time-wait-delivers-final-ack", 10],
    ["simultaneous-small", "closing-missing", "retransmits-until-acknowledged", undefined],
  ] as const)("%s, %s: %s", (id, variant, property, length) => {
    const { properties } = exploreAll(instanceOf(id), { variant, properties: [property] });
    const found = properties[0]?.counterexample;
    if (found === undefined) throw new Error(`${variant} is not caught`);
    const { verdicts, skipped } = replay(found.trace);
    expect(skipped).toEqual([]);
    expect(verdicts.find((verdict) => verdict.property === property)).toMatchObject({ failedAt: found.failedAt, because: found.because });
    expect("actions" in found.trace && found.trace.actions.length).toBe(length ?? found.failedAt + 1);
  });
});
