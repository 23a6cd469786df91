/** A bounded world as a graph: every state once, nearest first, and every step between two of them. */
import type { Model } from "../../../model/model.ts";
import { Interner } from "../interner.ts";

export interface Edge<Action> {
  readonly to: number;
  readonly action: Action;
}

export interface Graph<World, Action> {
  readonly worlds: readonly World[];
  /** The steps out of each state, in the order of the model. */
  readonly edges: readonly (readonly Edge<Action>[])[];
  /** From where, and by what, each state was first reached; the initial states come from −1. */
  readonly reached: readonly { readonly from: number; readonly action: Action | undefined }[];
  /** What could have happened in each state and leads beyond the bounds. */
  readonly cut: ReadonlyMap<number, readonly Action[]>;
  /** Whether all states are there; the limit was met if not. */
  readonly complete: boolean;
}

/** States between two reports. */
const BATCH = 256;

/** Yields how many states there are; the caller says when to stop. */
export function* graphOf<World, Action, Step extends { readonly after: World }>(
  model: Model<World, Action, Step>,
  { limit, within = () => true }: { readonly limit: number; readonly within?: (step: Step) => boolean },
): Generator<number, Graph<World, Action>, boolean | undefined> {
  const interner = new Interner<World>();
  const worlds: World[] = [];
  const edges: Edge<Action>[][] = [];
  const reached: { from: number; action: Action | undefined }[] = [];
  const cut = new Map<number, Action[]>();
  const enter = (world: World, from: number, action: Action | undefined): number => {
    const id = interner.id(world);
    if (id === worlds.length) {
      worlds.push(world);
      reached.push({ from, action });
    }
    return id;
  };
  for (const world of model.initial) enter(world, -1, undefined);
  let at = 0;
  for (; at < worlds.length && worlds.length < limit; at++) {
    if (at % BATCH === 0 && (yield worlds.length) === true) break;
    // Bounds are checked above; World itself may include undefined.
    const world = worlds[at] as World;
    const out: Edge<Action>[] = [];
    for (const action of model.enabled(world)) {
      const step = model.step(world, action);
      if (step === undefined) continue;
      if (within(step)) out.push({ to: enter(step.after, at, action), action });
      else cut.set(at, [...(cut.get(at) ?? []), action]);
    }
    edges.push(out);
  }
  return { worlds, edges, reached, cut, complete: at === worlds.length };
}

/** The actions of a shortest way to a state. */
export const wayTo = <World, Action>({ reached }: Graph<World, Action>, state: number): readonly Action[] => {
  const way: Action[] = [];
  for (let at = reached[state]; at !== undefined && at.action !== undefined; at = reached[at.from]) way.push(at.action);
  return way.toReversed();
};
