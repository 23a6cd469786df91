import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playListener } from "../../../src/model/listener/play.ts";
import { enabledListener, initialListener, stepListener } from "../../../src/model/listener.ts";
import { PROFILES } from "../../../src/model/profiles.ts";
import { listenerRun } from "../../../src/properties/arbitraries/listener-run.ts";
import { listenerSetup } from "../../../src/properties/arbitraries/schedule-type.ts";
import { smallerListener } from "../../../src/properties/arbitraries/listener-shrink.ts";

const claimed = PROFILES.rfc9293.profile;
const runs = fc.sample(listenerRun(claimed), { seed: 1, numRuns: 30 });

const freeze = <T>(value: T): T => {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
  return value;
};

describe("listener schedules", () => {
  test("the same seed makes the same runs", () => {
    expect(fc.sample(listenerRun(claimed), { seed: 1, numRuns: 30 })).toEqual(runs);
  });

  test("every action of a schedule is possible when its turn comes", () => {
    for (const run of runs) expect([...playListener(listenerSetup(run, claimed), run.actions)]).toHaveLength(run.actions.length);
  });

  test("whatever is shrunk is shorter or gentler, and possible", () => {
    for (const run of runs.slice(0, 1)) {
      const setup = listenerSetup(run, claimed);
      for (const actions of smallerListener(setup, run.actions)) {
        expect(actions.length).toBeLessThanOrEqual(run.actions.length);
        expect([...playListener(setup, actions)]).toHaveLength(actions.length);
      }
    }
  });

  test("the situations that matter are common", () => {
    const happened = (of: (rules: readonly string[]) => boolean): number =>
      runs.filter((run) => [...playListener(listenerSetup(run, claimed), run.actions)].some(({ rules }) => of(rules))).length / runs.length;
    const share = (rule: string): number => happened((rules) => rules.includes(rule));
    expect(share("listener.completed")).toBeGreaterThan(0.4);
    expect(share("listener.half-open-full") + share("listener.cookie-sent")).toBeGreaterThan(0.5);
    expect(share("listener.syn-ack-again")).toBeGreaterThan(0.3);
    expect(share("listener.half-open-timeout")).toBeGreaterThan(0.05);
    expect(happened((rules) => rules.some((rule) => rule.startsWith("listener.accept-queue-full")))).toBeGreaterThan(0.1);
    expect(share("listener.cookie-accepted")).toBeGreaterThan(0.1);
    expect(share("listener.cookie-refused")).toBeGreaterThan(0.1);
  });
});

describe("the model of a listener", () => {
  test("is pure: frozen worlds, and the same step every time", () => {
    for (const run of runs.slice(0, 8)) {
      const setup = freeze(listenerSetup(run, claimed));
      let world = freeze(initialListener(setup));
      for (const action of run.actions) {
        const step = stepListener(setup, world, action);
        expect(stepListener(setup, world, action)).toEqual(step);
        world = freeze(step?.after ?? world);
      }
    }
  });

  test("all that is enabled is possible, in the same order every time", () => {
    for (const run of runs.slice(0, 4)) {
      const setup = listenerSetup(run, claimed);
      for (const { after } of playListener(setup, run.actions)) {
        const enabled = enabledListener(setup, after);
        expect(enabledListener(setup, after)).toEqual(enabled);
        expect(enabled.filter((action) => stepListener(setup, after, action) === undefined)).toEqual([]);
      }
    }
  });
});
