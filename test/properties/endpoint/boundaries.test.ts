/** Every recipe × every boundary action, one step deep, with ISNs that pass 2^32. */
import { describe, expect, test } from "vitest";
import { BOUNDARY_ACTIONS } from "../../../src/properties/arbitraries/boundaries.ts";
import { ENDPOINT_PROPERTIES } from "../../../src/properties/endpoint/index.ts";
import { ACROSS_ZERO, complaints, eachFrom, reachAll, remembered } from "./kit.ts";
import { THOROUGH } from "../../kit/thorough.ts";

/** Calls and waits come first. */
const TRIED = BOUNDARY_ACTIONS.filter((_, i) => THOROUGH || i < 400 || i % 7 === 0);

const reached = reachAll("rfc9293", ACROSS_ZERO);
const exercised = new Map<string, number>();

describe("the rfc9293 model", () => {
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
