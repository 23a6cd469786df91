/** The actions of a trace, whatever its scope, as one list: what an exploration grows. */
import type { ListenerAction } from "../../../model/listener-types.ts";
import type { Action } from "../../../model/world-types.ts";
import type { Opening } from "../../../model/isn-series.ts";
import type { Trace } from "../../../trace/trace.ts";
import type { RunView } from "./run-view.ts";

/** An action of any scope; a series of ISNs has openings. */
export type Move = Action | ListenerAction | Opening;

export const movesOf = (trace: Trace): readonly Move[] => (trace.scope === "isn" ? trace.openings : trace.actions);

/** @param moves of the trace's own scope, which their shapes do not tell. */
export const withMoves = (trace: Trace, moves: readonly Move[]): Trace => {
  const plain: unknown = trace.scope === "isn" ? { ...trace, openings: moves } : { ...trace, actions: moves };
  return plain as Trace; // What is done in a scope comes from the choices of that scope.
};

/**
 * The actions that lead to just after step `taken` (0 is the start). One that settles is told step by step where the reader
 * stands in the middle of it.
 */
export const movesUpTo = ({ run, actionOf, rows }: RunView, taken: number): readonly Move[] => {
  const all = movesOf(run.trace);
  if (taken <= 0) return [];
  if (taken >= rows.length) return all;
  const last = actionOf[taken - 1] ?? 0;
  if (actionOf[taken] !== last) return all.slice(0, last + 1);
  const within = run.scope === "isn" ? [] : run.steps.slice(actionOf.indexOf(last), taken).map(({ action }): Move => action);
  return [...all.slice(0, last), ...within];
};
