import { describe, expect, test } from "vitest";
import { components } from "../../../src/engines/exhaustive/liveness/components.ts";
import { graphOf } from "../../../src/engines/exhaustive/liveness/graph.ts";
import { lassoOf } from "../../../src/engines/exhaustive/liveness/lasso.ts";
import { liveness } from "../../../src/engines/exhaustive/liveness/liveness.ts";
import { LIVENESS_INSTANCES } from "../../../src/engines/instances/liveness.ts";
import { replay } from "../../../src/engines/replay.ts";
import { toEnd } from "../../../src/engines/to-end.ts";
import { playTrace } from "../../../src/engines/play-trace.ts";
import type { LivenessReport } from "../../../src/trace/liveness.ts";
import { livenessText } from "../../../src/report/liveness-text.ts";

/** Of the correct model; searched once. */
const correct = new Map<string, LivenessReport>();
const ofCorrect = (instance: (typeof LIVENESS_INSTANCES)[number]): LivenessReport => {
  const found = correct.get(instance.id) ?? toEnd(liveness(instance, { variant: null }));
  correct.set(instance.id, found);
  return found;
};

/** A graph by hand: `from action to`, the first state being the start. */
const byHand = (...lines: readonly string[]) => {
  const steps = lines.map((line) => line.split(" ") as [string, string, string]);
  return toEnd(graphOf<string, string, { readonly after: string }>({
    initial: [steps[0]?.[0] ?? ""],
    enabled: (world) => steps.filter(([from]) => from === world).map(([, action]) => action),
    step: (world, action) => ({ after: steps.find(([from, by]) => from === world && by === action)?.[2] ?? world }),
  }, { limit: 100 }));
};

describe("lassos", () => {
  const tick = (_: string, action: string): boolean => action === "tick";
  const move = (_: string, action: string): boolean => action === "move";
  const find = (graph: ReturnType<typeof byHand>, goal: string, ...fair: readonly ((world: string, action: string) => boolean)[]) =>
    lassoOf(graph, (state) => state === 0, (state) => graph.worlds[state] === goal, fair);

  test("nothing has to happen unless somebody is fair", () => {
    const graph = byHand("a tick b", "b move goal");
    expect(find(graph, "goal")).toEqual({ stem: [], loop: [] });
    expect(find(graph, "goal", tick)).toEqual({ stem: ["tick"], loop: [] });
    expect(find(graph, "goal", tick, move)).toBeUndefined();
  });

  test("a loop that is fair to everybody is a lasso, one that always leaves out what is always possible is none", () => {
    expect(find(byHand("a tick b", "b tick a", "a move goal"), "goal", tick)).toEqual({ stem: [], loop: ["tick", "tick"] });
    // In b a move is impossible, again and again: weak fairness asks for nothing.
    expect(find(byHand("a tick b", "b tick a", "a move goal"), "goal", tick, move)).toEqual({ stem: [], loop: ["tick", "tick"] });
    expect(find(byHand("a tick b", "b tick a", "a move goal", "b move goal"), "goal", tick, move)).toBeUndefined();
  });

  test("the loop does what fairness asks for", () => {
    const lasso = find(byHand("a tick b", "b tick c", "c tick b", "b move d", "d move b"), "goal", tick, move);
    expect(lasso?.stem).toEqual(["tick"]);
    expect(lasso?.loop.toSorted()).toEqual(["move", "move", "tick", "tick"]);
  });

  test("it is due only from where it begins", () => {
    const graph = byHand("a tick b", "b tick b", "a move c", "c move goal");
    const from = (name: string) => lassoOf(graph, (state) => graph.worlds[state] === name, (state) => graph.worlds[state] === "goal", [tick, move]);
    expect(from("c")).toBeUndefined();
    expect(from("b")).toEqual({ stem: ["tick"], loop: ["tick"] });
  });

  test("a state that the limit kept from being looked at is no dead end", () => {
    const graph = toEnd(graphOf<number, string, { readonly after: number }>({ initial: [0], enabled: () => ["tick"], step: (world) => ({ after: world + 1 }) }, { limit: 5 }));
    expect(graph.complete).toBe(false);
    expect(lassoOf(graph, () => true, () => false, [(_, action) => action === "tick"])).toBeUndefined();
  });
});

test("components: every state in exactly one, in no order that matters", () => {
  const next = [[1], [2], [0, 3], [4], [5], [4], []];
  const found = components(next.length, (state) => state !== 6, (state) => next[state] ?? []).map((component) => component.toSorted());
  expect(found.toSorted()).toEqual([[0, 1, 2], [3], [4, 5]]);
});

describe("what must come in the end", () => {
  const SMALL = LIVENESS_INSTANCES.filter(({ id }) => id === "connection-small" || id === "restart-small" || id === "simultaneous-small");

  test.each(SMALL)("$id: nothing is violated, and what is due at all needs somebody to be fair", (instance) => {
    const { properties } = ofCorrect(instance);
    expect(properties.filter(({ verdict }) => verdict === "holds").length).toBeGreaterThan(2);
    for (const { verdict, needs, due } of properties) {
      expect(verdict).toBe(due === 0 ? "not-exercised" : "holds");
      expect(needs.length > 0).toBe(due > 0);
    }
  });

  test("time must pass for TIME-WAIT to end; without it nothing happens any more", () => {
    const { properties } = ofCorrect(SMALL[0] ?? expect.fail());
    const needs = properties.find(({ id }) => id === "time-wait-ends")?.needs ?? [];
    const lasso = needs.find(({ assumption }) => assumption === "time-passes")?.lasso ?? expect.fail("it needs no time");
    expect(lasso.loop).toBe(0);
    const { run } = playTrace(lasso.trace);
    const last = run.scope === "connection" ? run.steps.at(-1)?.after : undefined;
    expect(last?.[lasso.side].tcb.state).toBe("TIME-WAIT");
    expect(last?.network).toEqual([]);
  });

  test("a TIME-WAIT that never ends is a dead end", () => {
    const { properties } = toEnd(liveness(SMALL[0] ?? expect.fail(), { variant: "time-wait-never-ends" }));
    expect(properties.filter(({ verdict }) => verdict === "violated").map(({ id }) => id)).toEqual(["time-wait-ends"]);
  });

  test("without a limit on challenges two ends answer each other for ever: a loop that can be gone round again and again", () => {
    const stale = LIVENESS_INSTANCES.find(({ id }) => id === "stale-medium") ?? expect.fail();
    const { properties } = toEnd(liveness(stale, { variant: "challenges-without-limit", limit: 14_000 }));
    const lasso = properties.find(({ id }) => id === "network-falls-silent")?.lasso ?? expect.fail("the network falls silent");
    expect(lasso.loop).toBeGreaterThan(0);
    const loop = lasso.trace.actions.slice(-lasso.loop);
    const again = { ...lasso.trace, actions: [...lasso.trace.actions, ...loop, ...loop] };
    expect(replay(again).skipped).toEqual([]);
    const { run } = playTrace(again);
    const steps = run.scope === "connection" ? run.steps : expect.fail();
    const before = steps.at(-1 - lasso.loop)?.after;
    expect(steps.at(-1)?.after).toEqual(before);
  });

  test("the terminal names the assumptions, and which of them are needed", () => {
    const text = livenessText(ofCorrect(SMALL[0] ?? expect.fail()), ({ scope }) => `TOKEN of a ${scope}`);
    expect(text).toContain("✓ time-wait-ends");
    expect(text).toContain("needs time-passes, segments-of-a-arrive, segments-of-b-arrive");
  });
});
