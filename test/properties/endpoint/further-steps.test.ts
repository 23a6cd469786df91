import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROFILE_NAMES, type ProfileName } from "../../../src/model/profiles.ts";
import type { Action } from "../../../src/model/world-types.ts";
import { BOUNDARY_ACTIONS, CALLS, ELAPSES } from "../../../src/properties/arbitraries/boundaries.ts";
import { RECIPES, type Recipe } from "../../../src/properties/arbitraries/recipes.ts";
import { ENDPOINT_PROPERTIES } from "../../../src/properties/endpoint/index.ts";
import { ACROSS_ZERO, PLAIN, complaints, reach, remembered, tried, type Isn, type Reached } from "./kit.ts";

/** Plays `actions` from there; the first complaint, with the step it is about. */
const firstComplaint = (from: Reached, actions: readonly Action[], exercised: Map<string, number>): string | undefined => {
  let { world, memories } = from;
  for (const [i, action] of actions.entries()) {
    const taken = tried({ setup: from.setup, world }, action);
    if (taken === undefined) continue;
    const [text] = complaints(taken.step, memories, exercised);
    if (text !== undefined) return `step ${i + 1}: ${text}`;
    memories = remembered(memories, taken.step);
    world = taken.world;
  }
  return undefined;
};

/** Every run starts from one of a few hundred states: each is reached once. */
const reaching = (): ((recipe: Recipe, name: ProfileName, isn: Isn) => Reached) => {
  const known = new Map<string, Reached>();
  return (recipe, name, isn) => {
    const key = `${name} ${isn.A} ${recipe.name}`;
    const found = known.get(key) ?? reach(recipe, name, isn);
    known.set(key, found);
    return found;
  };
};

const anyAction = fc.oneof(
  { arbitrary: fc.constantFrom(...BOUNDARY_ACTIONS), weight: 6 },
  { arbitrary: fc.constantFrom(...CALLS), weight: 2 },
  { arbitrary: fc.constantFrom(...ELAPSES), weight: 2 },
);

describe("several boundary actions in a row", () => {
  test.each(PROFILE_NAMES)("no property is violated on the %s model", (name) => {
    const reachedOnce = reaching();
    fc.assert(
      fc.property(fc.constantFrom(...RECIPES), fc.constantFrom(PLAIN, ACROSS_ZERO), fc.array(anyAction, { minLength: 2, maxLength: 6 }), (recipe, isn, actions) => {
        expect(firstComplaint(reachedOnce(recipe, name, isn), actions, new Map())).toBeUndefined();
      }),
      { seed: 9293, numRuns: name === "rfc9293" ? 2500 : 500 },
    );
  });
});

describe("waiting from every state until nothing happens any more", () => {
  const wait: readonly Action[] = Array.from({ length: 24 }, () => ({ do: "elapse" }));
  const exercised = new Map<string, number>();

  test.each(RECIPES)("$name", (recipe) => {
    const from = reach(recipe, "rfc9293", ACROSS_ZERO);
    expect(firstComplaint(from, wait, exercised)).toBeUndefined();
    // With nobody there, whatever waits for an acknowledgment is given up, and TIME-WAIT ends.
    let { world } = from;
    for (const action of wait) world = tried({ setup: from.setup, world }, action)?.world ?? world;
    const { tcb } = world.A;
    expect("queue" in tcb ? tcb.queue : []).toEqual([]);
    expect(tcb.state).not.toBe("TIME-WAIT");
  });

  test("back-off, R2 and the end of TIME-WAIT were seen", () => {
    const seen = ENDPOINT_PROPERTIES.map(({ id }) => id).filter((id) => exercised.has(id));
    expect(seen).toEqual(expect.arrayContaining(["back-off", "gives-up-after-r2", "time-wait-length", "retransmits-until-acknowledged", "signals-tell-how-it-ended"]));
  });
});
