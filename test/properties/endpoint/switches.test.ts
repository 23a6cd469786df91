import { describe, expect, test } from "vitest";
import type { Action } from "../../../src/model/world-types.ts";
import { BOUNDARY_ACTIONS, CALLS, ELAPSES } from "../../../src/properties/arbitraries/boundaries.ts";
import { RECIPES } from "../../../src/properties/arbitraries/recipes.ts";
import { SWITCHES } from "../../kit/switches.ts";
import { ACROSS_ZERO, complaints, eachFrom, reach, remembered, tried } from "./kit.ts";
import { budget } from "../../kit/thorough.ts";

/** All calls and waits, and every `stride`th segment, another share for each switch. */
const share = (nth: number, stride: number): readonly Action[] =>
  [...CALLS, ...ELAPSES, ...BOUNDARY_ACTIONS.slice(CALLS.length + ELAPSES.length).filter((_, i) => i % stride === nth % stride)];

describe("a model with one switch in another position, judged by what it claims", () => {
  test.each(SWITCHES.map((one, nth) => ({ ...one, name: JSON.stringify(one.needs), states: String(one.where), nth })))("$name, $states", ({ needs, where, nth }) => {
    const found: string[] = [];
    const actions = share(nth, where === "everywhere" ? budget(301, 61) : budget(23, 4));
    for (const [i, recipe] of RECIPES.entries()) {
      // A switch that is about every state is tried on every other recipe.
      if (where === "everywhere" ? i % 2 !== nth % 2 : !where.includes(recipe.state)) continue;
      const from = reach({ ...recipe, needs: { ...recipe.needs, ...needs } }, "rfc9293", ACROSS_ZERO);
      for (const { action, step } of eachFrom(from, actions)) {
        for (const text of complaints(step, from.memories, new Map())) found.push(`${recipe.name}, ${JSON.stringify(action)}: ${text}`);
      }
      let { world, memories } = from;
      for (let i = 0; i < 12; i++) {
        const taken = tried({ setup: from.setup, world }, { do: "elapse" });
        if (taken === undefined) break;
        for (const text of complaints(taken.step, memories, new Map())) found.push(`${recipe.name}, wait ${i + 1}: ${text}`);
        memories = remembered(memories, taken.step);
        world = taken.world;
      }
    }
    expect(found.slice(0, 10)).toEqual([]);
  });
});
