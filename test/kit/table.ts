/** The endpoint's behaviour as a table: every recipe, then every boundary segment, call and wait. */
import { initialWorld, stepAlone } from "../../src/model/world.ts";
import type { Action, World, WorldStep } from "../../src/model/world-types.ts";
import { BOUNDARY_ACTIONS } from "../../src/properties/arbitraries/boundaries.ts";
import type { Recipe } from "../../src/properties/arbitraries/recipes.ts";
import { setupOf, type Schedule, type Subject } from "../../src/properties/arbitraries/schedule-type.ts";

const withNeeds = (recipe: Recipe, isn: Schedule["isn"]): Omit<Schedule, "actions"> =>
  recipe.needs === undefined ? { isn } : { isn, set: recipe.needs };

/** The world that a recipe leads to, and its steps. */
export const prepare = (subject: Subject, recipe: Recipe, isn: Schedule["isn"]): { world: World; steps: readonly WorldStep[] } => {
  const setup = setupOf(subject, withNeeds(recipe, isn));
  const steps: WorldStep[] = [];
  let world = initialWorld();
  for (const action of recipe.actions) {
    const step = stepAlone(setup, world, action);
    if (step === undefined) continue;
    steps.push(step);
    world = step.after;
  }
  return { world, steps };
};

/** One step from each prepared state, for every boundary action that is possible. */
export function* tableOf(subject: Subject, recipe: Recipe, isn: Schedule["isn"], actions: readonly Action[] = BOUNDARY_ACTIONS): Generator<WorldStep> {
  const setup = setupOf(subject, withNeeds(recipe, isn));
  const { world } = prepare(subject, recipe, isn);
  for (const action of actions) {
    const step = stepAlone(setup, world, action);
    if (step !== undefined) yield step;
  }
}

