import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Exercised } from "../../../src/engines/judge.ts";
import type { FaultId } from "../../../src/model/faults.ts";
import { PROFILE_NAMES, PROFILES } from "../../../src/model/profiles.ts";
import { listenerRun, type ListenerRun } from "../../../src/properties/arbitraries/listener-run.ts";
import { listenerSetup } from "../../../src/properties/arbitraries/schedule-type.ts";
import { LISTENER_PROPERTIES } from "../../../src/properties/listener/index.ts";
import { judgeRun } from "./listener-judge.ts";

const SEED = 4987;

describe("the correct listener", () => {
  test.each(PROFILE_NAMES)("profile %s: every property holds and is exercised", (name) => {
    const claimed = PROFILES[name].profile;
    const exercised: Exercised = new Map();
    fc.assert(
      fc.property(listenerRun(claimed), (run) => {
        expect(judgeRun(listenerSetup(run, claimed), run.actions, exercised)).toEqual([]);
      }),
      { seed: SEED, numRuns: 40 },
    );
    expect(LISTENER_PROPERTIES.filter(({ id }) => (exercised.get(id) ?? 0) < 3).map(({ id }) => id)).toEqual([]);
  });
});

/** The first violation of a faulty listener, shrunk. */
const hunt = (fault: FaultId): { found: ReadonlySet<string>; smallest: ListenerRun | undefined; all: readonly string[] } => {
  const claimed = PROFILES.rfc9293.profile;
  const profile = { ...claimed, faults: new Set([fault]) };
  const of = (run: ListenerRun): readonly string[] => judgeRun(listenerSetup(run, claimed, profile), run.actions).map(({ property }) => property);
  const details = fc.check(fc.property(listenerRun(claimed, profile), (run) => of(run).length === 0), { seed: SEED, numRuns: 600 });
  const [smallest] = details.counterexample ?? [];
  const all = fc.sample(listenerRun(claimed, profile), { seed: SEED, numRuns: 20 }).flatMap(of);
  return { found: new Set(smallest === undefined ? [] : of(smallest)), smallest, all };
};

describe("faulty listeners", () => {
  /** Fault, the properties that may speak up, the one that must, and the length to which its run shrinks. */
  test.each<[FaultId, readonly string[], number]>([
    ["unbounded-half-open", ["half-open-is-bounded"], 3],
    ["syn-ack-not-retransmitted-by-listener", ["syn-ack-schedule"], 2],
    ["half-open-never-removed", ["flood-does-not-lock-out", "syn-ack-schedule"], 7],
    ["accept-queue-unbounded", ["accept-queue-is-bounded", "accept-queue-overflow"], 8],
    ["accept-takes-newest", ["accept-is-in-order"], 9],
    ["overflow-forgets-connection", ["accept-queue-overflow"], 8],
    ["cookie-accepts-any-ack", ["cookie-only-valid-ack"], 1],
    ["cookie-completes-on-reset", ["cookie-only-valid-ack"], 2],
    ["cookie-never-expires", ["cookie-only-valid-ack"], 4],
    ["demultiplexes-to-any-half-open", ["exact-tuple", "cookie-only-valid-ack"], 2],
  ])("%s is found by %j, in at most %i steps", (fault, properties, longest) => {
    const { found, smallest, all } = hunt(fault);
    expect(properties).toEqual(expect.arrayContaining([...found]));
    expect(properties).toEqual(expect.arrayContaining([...all]));
    expect(found.size).toBeGreaterThan(0);
    expect(smallest?.actions.length).toBeLessThanOrEqual(longest);
  });

  test.each<[FaultId, string]>([
    ["two-way-accept", "accept-queue-is-bounded"],
    ["ack-of-isn", "flood-does-not-lock-out"],
  ])("%s, a fault of the endpoint, shows behind a listener too: %s", (fault, property) => {
    expect([...hunt(fault).found]).toContain(property);
  });
});
