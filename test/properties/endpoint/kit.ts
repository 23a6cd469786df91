/** Putting end A into a state by a recipe, with the memories that the properties have by then, and trying things from there. */
import { endpoint } from "../../../src/model/endpoint.ts";
import type { Event, Inputs } from "../../../src/model/events.ts";
import { forge } from "../../../src/model/forge.ts";
import { PROFILES, type ProfileName } from "../../../src/model/profiles.ts";
import { seq } from "../../../src/model/seq.ts";
import { initialWorld, stepAlone } from "../../../src/model/world.ts";
import type { Action, EndpointStep, Setup, World } from "../../../src/model/world-types.ts";
import { RECIPES, type Recipe } from "../../../src/properties/arbitraries/recipes.ts";
import { ENDPOINT_PROPERTIES } from "../../../src/properties/endpoint/index.ts";
import type { Property } from "../../../src/properties/property.ts";

/** Initial sequence numbers of A and of its peer. */
export interface Isn {
  readonly A: number;
  readonly B: number;
}
export const PLAIN: Isn = { A: 300, B: 90 };
/** Both sequence spaces pass 2^32 within the first few octets. */
export const ACROSS_ZERO: Isn = { A: 2 ** 32 - 2, B: 2 ** 32 - 3 };

export interface Reached {
  readonly recipe: Recipe;
  readonly setup: Setup;
  readonly world: World;
  readonly memories: readonly unknown[];
  /** The steps that led there. */
  readonly steps: readonly EndpointStep[];
}

export const remembered = (memories: readonly unknown[], step: EndpointStep): readonly unknown[] =>
  ENDPOINT_PROPERTIES.map((property, i) => property.remember(step, memories[i]));

/** Calls that no action makes: an active OPEN that names no remote socket, a SEND of nothing. */
const BARE_CALLS: readonly Event[] = [
  { kind: "call", call: "OPEN", mode: "active", remote: false },
  { kind: "call", call: "SEND", data: [] },
];

/** What A does about an event: the reducer alone, without the network around it. */
const happening = ({ setup, world }: Pick<Reached, "setup" | "world">, event: Event, inputs: Inputs): EndpointStep => {
  const before = world.A.tcb;
  return { ...endpoint(before, event, inputs, setup.profile), side: "A", before, event, inputs, arrived: undefined, claimed: setup.claimed };
};

/** Everything that A does from there, one action at a time. */
export function* eachFrom(from: Reached, actions: readonly Action[]): Generator<{ readonly action: Action | Event; readonly step: EndpointStep }> {
  const inputs = tried(from, { do: "status", side: "A" })?.step.inputs;
  if (inputs === undefined) throw new Error("STATUS is possible in every state");
  for (const event of BARE_CALLS) yield { action: event, step: happening(from, event, inputs) };
  for (const action of actions) {
    const step = action.do === "inject"
      ? happening(from, { kind: "segment", segment: forge(from.setup, from.world, "A", action.forged) }, inputs)
      : tried(from, action)?.step;
    if (step !== undefined) yield { action, step };
  }
}

/** What A does when `action` is taken; undefined when it is not possible. */
export const tried = ({ setup, world }: Pick<Reached, "setup" | "world">, action: Action): { readonly step: EndpointStep; readonly world: World } | undefined => {
  const taken = stepAlone(setup, world, action);
  const step = taken?.ends.find(({ side }) => side === "A");
  return taken === undefined || step === undefined ? undefined : { step, world: taken.after };
};

const start = (): readonly unknown[] => ENDPOINT_PROPERTIES.map((property) => property.start);

export const reach = (recipe: Recipe, name: ProfileName, isn: Isn): Reached => {
  const profile = { ...PROFILES[name].profile, ...recipe.needs };
  const setup: Setup = { profile, claimed: profile, isn: { A: seq(isn.A), B: seq(isn.B), step: 70_000 } };
  let world = initialWorld();
  let memories = start();
  const steps: EndpointStep[] = [];
  for (const action of recipe.actions) {
    const taken = tried({ setup, world }, action);
    if (taken === undefined) continue;
    memories = remembered(memories, taken.step);
    world = taken.world;
    steps.push(taken.step);
  }
  return { recipe, setup, world, memories, steps };
};

export const reachAll = (name: ProfileName, isn: Isn): readonly Reached[] => RECIPES.map((recipe) => reach(recipe, name, isn));

/** What `property` finds wrong with `step`; undefined when it holds or says nothing. */
export const wrong = (property: Property<EndpointStep>, step: EndpointStep, memory: unknown): string | undefined => {
  if (!property.when(step, memory)) return undefined;
  const judgement = property.then(step, memory);
  return judgement.ok ? undefined : `${property.id}: ${judgement.because} [${judgement.blame.join(", ")}]`;
};

/** The complaints of all properties about one step, and how often each `when` held so far. */
export const complaints = (step: EndpointStep, memories: readonly unknown[], exercised: Map<string, number>): readonly string[] => {
  const found: string[] = [];
  for (const [i, property] of ENDPOINT_PROPERTIES.entries()) {
    const memory = memories[i];
    if (!property.when(step, memory)) continue;
    exercised.set(property.id, (exercised.get(property.id) ?? 0) + 1);
    const judgement = property.then(step, memory);
    if (!judgement.ok) found.push(`${property.id}: ${judgement.because} [${judgement.blame.join(", ")}]`);
  }
  return found;
};
