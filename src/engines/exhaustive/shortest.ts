/** A shortest run that violates one property, breadth-first. The last level is judged and not kept: it is most of a search. */
import type { Model } from "../../model/model.ts";
import type { Property } from "../../properties/property.ts";
import { Interner } from "./interner.ts";

export interface Shortest<Action> {
  /** Undefined when there is none within the length. */
  readonly actions: readonly Action[] | undefined;
  /** States looked at. */
  readonly states: number;
  /** False when there were too many: then nothing is known. */
  readonly complete: boolean;
}

interface Node<World, Action> {
  readonly world: World;
  readonly memory: unknown;
  readonly from: Node<World, Action> | undefined;
  readonly action: Action | undefined;
}

/** Worlds × memories that a number can tell apart. */
const MEMORIES = 2 ** 22;

/** @param judged what one step gives the property to judge, in order. @param length the most actions. @param limit the most states. */
export const shortestViolation = <World, Action, Step extends { readonly after: World }, Judged>(
  model: Model<World, Action, Step>, judged: (step: Step) => readonly Judged[], property: Property<Judged>, length: number, limit: number,
): Shortest<Action> => {
  const worlds = new Interner<World>();
  const memories = new Interner<unknown>();
  const seen = new Set<number>();
  const isNew = (world: World, memory: unknown): boolean => {
    const key = worlds.id(world) * MEMORIES + memories.id(memory);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  let level: readonly Node<World, Action>[] = model.initial.map((world) => ({ world, memory: property.start, from: undefined, action: undefined }));
  for (const { world, memory } of level) isNew(world, memory);
  let looked = 0;
  for (let left = length; left > 0 && level.length > 0; left--) {
    const next: Node<World, Action>[] = [];
    for (const node of level) {
      if (++looked > limit) return { actions: undefined, states: looked - 1, complete: false };
      for (const action of model.enabled(node.world)) {
        const step = model.step(node.world, action);
        if (step === undefined) continue;
        let { memory } = node;
        for (const one of judged(step)) {
          if (property.when(one, memory) && !property.then(one, memory).ok) return { actions: [...pathTo(node), action], states: looked, complete: true };
          memory = property.remember(one, memory);
        }
        if (left > 1 && isNew(step.after, memory)) next.push({ world: step.after, memory, from: node, action });
      }
    }
    level = next;
  }
  return { actions: undefined, states: looked, complete: true };
};

const pathTo = <World, Action>(node: Node<World, Action>): readonly Action[] => {
  const actions: Action[] = [];
  for (let at: Node<World, Action> | undefined = node; at?.action !== undefined; at = at.from) actions.unshift(at.action);
  return actions;
};
