/** One end against whatever a peer may send it: every way in which the recipes reach a state, mixed in every order. */
import type { Model } from "../../model/model.ts";
import { initialWorld, stepAlone } from "../../model/world.ts";
import type { Action, Setup, World, WorldStep } from "../../model/world-types.ts";
import { RECIPES } from "../../properties/arbitraries/recipes.ts";
import { PLAIN_ISN, setupOf } from "../../properties/arbitraries/schedule-type.ts";
import { onBothEnds } from "../../properties/both-ends.ts";
import { ENDPOINT_PROPERTIES } from "../../properties/endpoint/index.ts";
import { scheduleTrace } from "../arenas/connection.ts";
import { equal } from "../exhaustive/equal.ts";
import { ModelSpace } from "../exhaustive/model-space.ts";
import { Coverage } from "./coverage.ts";
import type { Instance } from "./instance.ts";

const distinct = (actions: readonly Action[]): readonly Action[] => actions.filter((action, at) => actions.findIndex((one) => equal(one, action)) === at);

/** Whatever the recipes do that need no other switches than the profile's. */
export const RECIPE_ACTIONS: readonly Action[] = distinct(RECIPES.filter(({ needs }) => needs === undefined).flatMap(({ actions }) => actions));

export const aloneWith = (setup: Setup, actions: readonly Action[]): Model<World, Action, WorldStep> => ({
  initial: [initialWorld()],
  enabled: () => actions,
  step: (world, action) => stepAlone(setup, world, action),
});

const endpointInstance = (id: string, depth: number): Instance => ({
  id,
  title: `One end, ${depth} events in a row: its user, its timers, and segments at the boundaries`,
  bounds: [
    { what: "events in a row", most: depth, why: "each level multiplies the states; the recipes begin where this ends" },
    { what: "events", most: RECIPE_ACTIONS.length, why: "all that some recipe needs to reach its state; every segment at every boundary is tried in each state by `npm test`" },
  ],
  depth,
  open: (subject, wanted) => {
    const properties = ENDPOINT_PROPERTIES.filter((property) => wanted(property.id)).map(onBothEnds);
    const coverage = new Coverage();
    const space = new ModelSpace(aloneWith(setupOf(subject, { isn: PLAIN_ISN }), RECIPE_ACTIONS), {
      judged: (step) => [step],
      properties,
      watch: ({ ends }) => {
        for (const end of ends) coverage.step(end);
      },
    });
    return {
      space,
      properties,
      trace: (actions) => scheduleTrace("endpoint", { isn: PLAIN_ISN, actions: actions.map((number) => space.action(number)) }),
      coverage: () => coverage,
      // Runs are cut short at the depth, none ends.
      ends: () => ({ desired: 0, acceptable: 0, forbidden: 0, stuck: 0 }),
    };
  },
});

export const ENDPOINT_INSTANCES: readonly Instance[] = [endpointInstance("endpoint-small", 4), endpointInstance("endpoint-medium", 5), endpointInstance("endpoint-large", 6)];
