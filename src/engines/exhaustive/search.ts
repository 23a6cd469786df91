/** Breadth-first search: every reachable state once, nearest first, so that the first way to a state is a shortest one. */
import type { Space } from "./space.ts";
import { StateTable } from "./state-table.ts";

export interface Limits {
  readonly states: number;
  /** Octets of the state table and of all that a space remembers. */
  readonly memory: number;
  /** Actions in a row. */
  readonly depth: number;
}

export const NO_LIMITS: Limits = { states: 100_000_000, memory: 4_000_000_000, depth: Infinity };

export interface SearchProgress {
  readonly states: number;
  readonly transitions: number;
  /** Levels begun, the initial states being the first. */
  readonly depth: number;
  /** States whose successors are not known yet. */
  readonly frontier: number;
}

export interface SearchEnd extends SearchProgress {
  readonly initial: number;
  /** Transitions that lead beyond the bounds of the instance. They are part of `transitions`. */
  readonly cut: number;
  /** Why the search ended before all states were found; undefined when they are all there. */
  readonly stopped: "states" | "memory" | "depth" | "interrupted" | undefined;
  readonly table: StateTable;
  /** Octets held in the end, estimated where it is objects. */
  readonly memory: number;
}

/** States between two reports. */
const BATCH = 2_048;

/** Yields where it has got to; the caller says why to stop it. */
export function* search(space: Space, limits: Limits): Generator<SearchProgress, SearchEnd, "interrupted" | "memory" | undefined> {
  const table = new StateTable();
  let transitions = 0;
  let cut = 0;
  let at = 0;
  let parent = -1;
  let remembered = 0;
  const found = (row: number, column: number, action: number): void => {
    transitions++;
    table.add(row, column, parent, action);
  };
  space.start(found);
  transitions = 0;
  const initial = table.size;
  let depth = 1;
  let levelEnd = initial;
  let stopped: SearchEnd["stopped"];
  const progress = (): SearchProgress => ({ states: table.size, transitions, depth, frontier: table.size - at });
  for (; at < table.size; at++) {
    if (at === levelEnd) {
      depth++;
      if (depth > limits.depth) stopped = "depth";
      levelEnd = table.size;
    }
    if (at % BATCH === 0) {
      remembered = space.octets ?? 0;
      stopped = (yield progress()) ?? stopped;
    }
    if (table.size >= limits.states) stopped = "states";
    if (table.octetsToGrow + remembered > limits.memory) stopped = "memory";
    if (stopped !== undefined) break;
    parent = at;
    const beyond = space.expand({ row: table.row(at), column: table.column(at), index: at }, found);
    cut += beyond;
    transitions += beyond;
  }
  return { ...progress(), initial, cut, stopped, table, memory: table.octets + (space.octets ?? 0) };
}
