/** Lists with fewer actions than a given one: what is tried when a schedule is shrunk, the most promising first. */
import type { Action } from "../../model/world-types.ts";

/** Above these lengths there are too many ways to leave out two, and three. */
const FEW = 24;
const VERY_FEW = 10;

/** Without a run of actions: halves first, then ever shorter runs, from the end of the schedule. */
export function* shortened(actions: readonly Action[]): Generator<readonly Action[]> {
  for (let size = Math.ceil(actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = actions.length; end > 0; end -= size) {
      yield [...actions.slice(0, Math.max(0, end - size)), ...actions.slice(end)];
    }
  }
}

/** Without actions that only make sense together. */
export function* fewerAtOnce(actions: readonly Action[]): Generator<readonly Action[]> {
  if (actions.length > FEW) return;
  yield* withoutPairs(actions);
  yield* withoutRuns(actions);
  if (actions.length > VERY_FEW) return;
  yield* withoutThree(actions);
}

export function* withoutPairs(actions: readonly Action[]): Generator<readonly Action[]> {
  for (let i = 0; i < actions.length; i++) {
    for (let j = i + 1; j < actions.length; j++) yield actions.filter((_, at) => at !== i && at !== j);
  }
}

function* withoutThree(actions: readonly Action[]): Generator<readonly Action[]> {
  for (let i = 0; i < actions.length; i++) {
    for (const kept of withoutPairs(actions.slice(i + 1))) yield [...actions.slice(0, i), ...kept];
  }
}

/** Without any three or more in a row: a whole connection before the one that matters, say. */
function* withoutRuns(actions: readonly Action[]): Generator<readonly Action[]> {
  for (let size = actions.length - 1; size >= 3; size--) {
    for (let from = 0; from + size <= actions.length; from++) yield actions.toSpliced(from, size);
  }
}

export function* withoutOne(actions: readonly Action[]): Generator<readonly Action[]> {
  for (let i = 0; i < actions.length; i++) yield actions.toSpliced(i, 1);
}
