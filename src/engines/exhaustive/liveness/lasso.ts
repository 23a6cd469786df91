/** A run that never gets there although everybody is fair: a way to a loop, and the loop. */
import { components } from "./components.ts";
import { wayTo, type Graph } from "./graph.ts";

export interface Lasso<Action> {
  readonly stem: readonly Action[];
  /** What happens over and over; empty when nothing happens any more. */
  readonly loop: readonly Action[];
}

/** What has to happen again and again unless it is impossible again and again. */
export type Fair<World, Action> = (world: World, action: Action) => boolean;

/**
 * @param from the states in which it must begin to come.
 * @param to the states in which it has come.
 * @returns the lasso with the shortest stem; undefined when every fair run that is at `from` comes to `to`.
 */
export const lassoOf = <World, Action>(graph: Graph<World, Action>, from: (state: number) => boolean, to: (state: number) => boolean, fair: readonly Fair<World, Action>[]): Lasso<Action> | undefined => {
  const late = lateStates(graph, from, to);
  // Of a state that was not looked at any more nothing is known: it is part of no loop.
  const isLate = (state: number): boolean => late[state] === 1 && state < graph.edges.length;
  const next = (state: number): readonly number[] => (graph.edges[state] ?? []).map((edge) => edge.to);
  const loops = components(graph.worlds.length, isLate, next).filter((component) => isFair(graph, new Set(component), fair));
  const nearest = loops.map((component) => ({ component, entry: Math.min(...component) })).toSorted((a, b) => a.entry - b.entry)[0];
  if (nearest === undefined) return undefined;
  return { stem: wayTo(graph, nearest.entry), loop: tour(graph, nearest.entry, new Set(nearest.component), fair) };
};

/** States in which it should have begun to come and has not come yet. */
const lateStates = <World, Action>(graph: Graph<World, Action>, from: (state: number) => boolean, to: (state: number) => boolean): Uint8Array => {
  const late = new Uint8Array(graph.worlds.length);
  const work: number[] = [];
  const enter = (state: number): void => {
    if (late[state] === 1 || to(state)) return;
    late[state] = 1;
    work.push(state);
  };
  for (let state = 0; state < late.length; state++) if (from(state)) enter(state);
  for (let state = work.pop(); state !== undefined; state = work.pop()) for (const edge of graph.edges[state] ?? []) enter(edge.to);
  return late;
};

const isPossible = <World, Action>(graph: Graph<World, Action>, state: number, covers: Fair<World, Action>): boolean => {
  const world = graph.worlds[state] as World;
  return [...(graph.edges[state] ?? []).map(({ action }) => action), ...(graph.cut.get(state) ?? [])].some((action) => covers(world, action));
};

const isTaken = <World, Action>(graph: Graph<World, Action>, component: ReadonlySet<number>, covers: Fair<World, Action>): boolean =>
  [...component].some((state) => (graph.edges[state] ?? []).some((edge) => component.has(edge.to) && covers(graph.worlds[state] as World, edge.action)));

/** Whether a run may stay in the component for ever, and nobody is unfair. */
const isFair = <World, Action>(graph: Graph<World, Action>, component: ReadonlySet<number>, fair: readonly Fair<World, Action>[]): boolean =>
  fair.every((covers) => isTaken(graph, component, covers) || [...component].some((state) => !isPossible(graph, state, covers)));

/** A closed walk from `start` that does, or passes where it is impossible, whatever fairness asks for. */
const tour = <World, Action>(graph: Graph<World, Action>, start: number, component: ReadonlySet<number>, fair: readonly Fair<World, Action>[]): readonly Action[] => {
  const walk: Action[] = [];
  let at = start;
  const go = (isThere: (state: number) => boolean): void => {
    const { way, end } = walkTo(graph, at, component, isThere);
    walk.push(...way);
    at = end;
  };
  for (const covers of fair) {
    const takes = (state: number): number => (graph.edges[state] ?? []).findIndex((edge) => component.has(edge.to) && covers(graph.worlds[state] as World, edge.action));
    if (!isTaken(graph, component, covers)) {
      go((state) => !isPossible(graph, state, covers));
      continue;
    }
    go((state) => takes(state) >= 0);
    const edge = graph.edges[at]?.[takes(at)];
    if (edge === undefined) throw new Error("a step that was found in the component is not there");
    walk.push(edge.action);
    at = edge.to;
  }
  go((state) => state === start);
  return walk;
};

/** A shortest walk inside the component. */
const walkTo = <World, Action>(graph: Graph<World, Action>, from: number, component: ReadonlySet<number>, isThere: (state: number) => boolean): { readonly way: readonly Action[]; readonly end: number } => {
  const came = new Map<number, { readonly from: number; readonly action: Action } | undefined>([[from, undefined]]);
  for (const state of came.keys()) {
    if (isThere(state)) {
      const way: Action[] = [];
      for (let step = came.get(state); step !== undefined; step = came.get(step.from)) way.push(step.action);
      return { way: way.toReversed(), end: state };
    }
    for (const edge of graph.edges[state] ?? []) if (component.has(edge.to) && !came.has(edge.to)) came.set(edge.to, { from: state, action: edge.action });
  }
  throw new Error("two states of one component do not reach each other");
};
