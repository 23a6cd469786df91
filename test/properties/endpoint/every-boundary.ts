/** Every recipe × every boundary action, one step deep; the two settings of ISNs run as two test files, side by side. */
import { describe, expect, test } from "vitest";
import { BOUNDARY_ACTIONS } from "../../../src/properties/arbitraries/boundaries.ts";
import { ENDPOINT_PROPERTIES } from "../../../src/properties/endpoint/index.ts";
import { complaints, eachFrom, reachAll, remembered, type Isn } from "./kit.ts";
import { THOROUGH } from "../../kit/thorough.ts";

/** Calls and waits come first. */
const TRIED = BOUNDARY_ACTIONS.filter((_, i) => THOROUGH || i < 400 || i % 3 === 0);

export const everyBoundary = (title: string, isn: Isn): void => {
  const reached = reachAll("rfc9293", isn);
  const exercised = new Map<string, number>();

  describe(`the rfc9293 model, ${title}`, () => {
    test.each(reached)("$recipe.name is reached by real steps", ({ recipe, world }) => {
      expect(world.A.tcb.state).toBe(recipe.state);
    });

    test("no property is violated on the way there", () => {
      const found = reached.flatMap(({ recipe, steps }) => {
        let memories: readonly unknown[] = ENDPOINT_PROPERTIES.map(({ start }) => start);
        return steps.flatMap((step) => {
          const wrong = complaints(step, memories, exercised);
          memories = remembered(memories, step);
          return wrong.map((text) => `${recipe.name}: ${text}`);
        });
      });
      expect(found).toEqual([]);
    });

    test("no property is violated by any boundary segment, call or wait from there", () => {
      const found: string[] = [];
      for (const state of reached) {
        for (const { action, step } of eachFrom(state, TRIED)) {
          for (const text of complaints(step, state.memories, exercised)) found.push(`${state.recipe.name}, ${JSON.stringify(action)}: ${text}`);
        }
        if (found.length > 20) break;
      }
      expect(found).toEqual([]);
    });

    test("every property had something to say", () => {
      expect(ENDPOINT_PROPERTIES.map(({ id }) => id).filter((id) => !exercised.has(id))).toEqual([]);
    });
  });
};
