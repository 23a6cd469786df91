import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Judge, type Exercised, type Violation } from "../../../src/engines/judge.ts";
import type { FaultId } from "../../../src/model/faults.ts";
import { isnSeries } from "../../../src/model/isn-series.ts";
import { PROFILES } from "../../../src/model/profiles.ts";
import { isnRun, REMOTES, SECRETS, type IsnRun } from "../../../src/properties/arbitraries/isn-series.ts";
import { ISN_PROPERTIES } from "../../../src/properties/isn/index.ts";

const claimed = PROFILES.rfc9293.profile;

const judge = (run: IsnRun, faults: readonly FaultId[] = [], exercised: Exercised = new Map()): readonly Violation[] => {
  const watching = new Judge(ISN_PROPERTIES);
  const violations = isnSeries({ profile: { ...claimed, faults: new Set(faults) }, claimed, secret: run.secret }, run.openings)
    .flatMap((step) => watching.see(step));
  watching.addTo(exercised);
  return violations;
};

describe("ISN = M + F", () => {
  test("every property holds and is exercised", () => {
    const exercised: Exercised = new Map();
    fc.assert(fc.property(isnRun(), (run) => judge(run, [], exercised).length === 0), { seed: 6528, numRuns: 1_000 });
    expect(ISN_PROPERTIES.filter(({ id }) => (exercised.get(id) ?? 0) < 100).map(({ id }) => id)).toEqual([]);
  });

  test("no secret and no sockets of the fixed sets lie close by bad luck", () => {
    const openings = Array.from({ length: REMOTES }, (_, i) => ({ remote: i + 1, after: i }));
    for (let secret = 0; secret < SECRETS; secret++) expect(judge({ secret, openings })).toEqual([]);
  });
});

describe("faulty ISNs", () => {
  test.each<[FaultId, readonly string[]]>([
    ["fixed-isn", ["isn-monotone-per-tuple", "isn-moves-with-the-clock"]],
    ["clock-only-isn", ["isn-unrelated-across-tuples"]],
    ["random-isn", ["isn-monotone-per-tuple", "isn-moves-with-the-clock"]],
  ])("%s is found by %j in two openings", (fault, properties) => {
    const { counterexample } = fc.check(fc.property(isnRun(), (run) => judge(run, [fault]).length === 0), { seed: 6528, numRuns: 300 });
    const [smallest] = counterexample ?? [];
    if (smallest === undefined) throw new Error(`${fault} was not found`);
    expect(smallest.openings).toHaveLength(2);
    const all = fc.sample(isnRun(), { seed: 6528, numRuns: 300 }).flatMap((run) => judge(run, [fault])).map(({ property }) => property);
    expect([...new Set(all)].sort()).toEqual(properties);
  });
});

describe("the clock of 4 µs", () => {
  const isns = (faults: readonly FaultId[], ...after: readonly number[]): readonly number[] =>
    isnSeries({ profile: { ...claimed, faults: new Set(faults) }, claimed, secret: 1 }, after.map((ms) => ({ remote: 1, after: ms }))).map(({ isn }) => isn);

  test("one millisecond later the ISN is 250 higher", () => {
    const [first = 0, second = 0] = isns([], 0, 1);
    expect((second - first) >>> 0).toBe(250);
  });
  test("after 2^32 ticks the ISN is the same again", () => {
    const [first, second] = isns([], 0, 2 ** 32 / 250);
    expect(second).toBe(first);
  });
});
