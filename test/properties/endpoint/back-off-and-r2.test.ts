import { describe, expect, test } from "vitest";
import { PROFILES } from "../../../src/model/profiles.ts";
import type { EndpointStep } from "../../../src/model/world-types.ts";
import type { Action } from "../../../src/model/world-types.ts";
import { backOff } from "../../../src/properties/endpoint/back-off.ts";
import { givesUpAfterR2 } from "../../../src/properties/endpoint/gives-up-after-r2.ts";
import { timeWaitLength } from "../../../src/properties/endpoint/time-wait-length.ts";
import { RECIPES } from "../../../src/properties/arbitraries/recipes.ts";
import type { Property } from "../../../src/properties/property.ts";
import { PLAIN, reach, tried, wrong } from "./kit.ts";

const from = (name: string) => {
  const recipe = RECIPES.find((one) => one.name === name);
  if (recipe === undefined) throw new Error(`no recipe is called "${name}"`);
  return reach(recipe, "rfc9293", PLAIN);
};

/** The steps of a recipe and of what follows. */
const run = (name: string, actions: readonly Action[]): readonly EndpointStep[] => {
  const start = from(name);
  let { world } = start;
  return [...start.steps, ...actions.flatMap((action) => {
    const taken = tried({ setup: start.setup, world }, action);
    if (taken === undefined) return [];
    world = taken.world;
    return [taken.step];
  })];
};

/** The first thing that a property finds wrong with a run. */
const firstWrong = (property: Property<EndpointStep>, steps: readonly EndpointStep[]): string | undefined => {
  let memory = property.start;
  for (const step of steps) {
    const found = wrong(property, step, memory);
    if (found !== undefined) return found;
    memory = property.remember(step, memory);
  }
  return undefined;
};

const waits = (count: number): readonly Action[] => Array.from({ length: count }, () => ({ do: "elapse" }));
/** The same run, with the waits as long as `ms` says. */
const paced = (steps: readonly EndpointStep[], ms: (nth: number, was: number) => number): readonly EndpointStep[] => {
  let nth = 0;
  return steps.map((step) => (step.event.kind === "elapse" ? { ...step, event: { kind: "elapse", ms: ms(++nth, step.event.ms) } } : step));
};

describe("a SYN that nobody answers", () => {
  const steps = run("SYN-SENT, just opened", waits(12));

  test("goes out again after 1, 2, 4 … s, at most a minute apart, and is given up after R2", () => {
    expect(steps.flatMap(({ event }) => (event.kind === "elapse" ? [event.ms / 1000] : []))).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(firstWrong(backOff, steps)).toBeUndefined();
    expect(firstWrong(givesUpAfterR2, steps)).toBeUndefined();
  });

  test("is not to go out every second", () => {
    expect(firstWrong(backOff, paced(steps, () => 1000))).toBe("back-off: sent again after 1000 ms, not before 2000: the interval before was 1000 [after.rtx]");
  });

  test("is not to go out before one RTO", () => {
    expect(firstWrong(backOff, paced(steps, () => 200))).toContain("sent again after 200 ms, not before 1000");
  });

  test("is not to wait longer and longer beyond the cap", () => {
    expect(firstWrong(backOff, paced(steps, (nth) => 1000 * 2 ** (nth - 1)))).toContain("sent again only after 64000 ms, not 60000");
  });

  test("is not to be given up after three tries (MUST-23)", () => {
    const hasty = steps.map((step, i) => (i === 4 ? { ...step, next: { state: "CLOSED" } as const, sent: [] } : step));
    expect(firstWrong(givesUpAfterR2, hasty)).toContain("gives up after 15000 ms; R2 is 180000 ms");
  });

  test("is not to go out for ever", () => {
    const last = steps.at(-2);
    if (last === undefined) throw new Error("the run has steps");
    expect(firstWrong(givesUpAfterR2, [...steps.slice(0, -1), last])).toContain("goes on after 183000 ms; R2 is 180000 ms");
  });

  test("is to be reported at R1 (SHLD-9)", () => {
    expect(firstWrong(givesUpAfterR2, steps.map((step) => ({ ...step, signals: [] })))).toContain("does not tell of a delivery problem at R1 (3)");
  });
});

describe("TIME-WAIT", () => {
  const steps = run("TIME-WAIT, by CLOSING", waits(1));

  test("lasts 2 MSL", () => {
    expect(steps.at(-1)?.next.state).toBe("CLOSED");
    expect(firstWrong(timeWaitLength, steps)).toBeUndefined();
  });

  test("is not to last one MSL", () => {
    expect(firstWrong(timeWaitLength, paced(steps, () => PROFILES.rfc9293.profile.msl))).toContain("TIME-WAIT ends 120000 ms before 2 MSL");
  });
});
