/** The state of an exploration: a trace of which the reader chooses the next action, and all that was tried. Pure. */
import { PROFILES, type ProfileName } from "../../../model/profiles.ts";
import { TRACE_SCHEMA, type Trace } from "../../../trace/trace.ts";
import { grow, NO_BRANCHES, pathTo, showBranch, type Branches } from "./branches.ts";
import { playedBy, viewRun, type Player, type RunView } from "./run-view.ts";
import { movesOf, movesUpTo, withMoves, type Move } from "./taken.ts";

export interface Exploration {
  /** What it starts from and who plays it; its actions are those on display. */
  readonly trace: Trace;
  readonly branches: Branches<Move>;
  readonly taken: number;
}

/** The figures' numbers (§3.5): A begins at 100, B at 300. */
export const emptyTrace = (scope: Trace["scope"], profile: ProfileName = "rfc9293"): Trace => {
  const head = { schema: TRACE_SCHEMA, profile } as const;
  switch (scope) {
    case "connection":
    case "endpoint":
      return { ...head, scope, isn: { A: 100, B: 300, step: 100 }, actions: [] };
    case "listener":
      return { ...head, scope, isn: 0, actions: [] };
    case "isn":
      return { ...head, scope, secret: 1, openings: [] };
    default:
      return scope satisfies never;
  }
};

/** @param taken unless told, all of it. */
export const explore = (trace: Trace, taken = Number.POSITIVE_INFINITY): Exploration => {
  const { verdict: _verdict, found: _found, ...rest } = trace;
  const branches = grow<Move>(NO_BRANCHES, movesOf(trace));
  return { trace: rest, branches, taken: Math.min(taken, viewRun(trace).rows.length) };
};

/** Does what the reader chose, after the step at which the reader stands. */
export const take = (now: Exploration, move: Move): Exploration => {
  const before = movesUpTo(viewRun(now.trace), now.taken);
  const moves = [...before, move];
  const branches = grow(now.branches, moves);
  const trace = withMoves(now.trace, pathTo(branches, branches.tip));
  // The reader stands after all that the new action led to: a settling is many steps.
  return { trace, branches, taken: viewRun(withMoves(now.trace, moves)).rows.length };
};

/** Returns to a branch, at the place where it parted from what was on display. */
export const toBranch = (now: Exploration, tip: number): Exploration => {
  const branches = showBranch(now.branches, tip);
  const trace = withMoves(now.trace, pathTo(branches, tip));
  return { trace, branches, taken: viewRun(trace).rows.length };
};

/** The same actions for another endpoint or profile. The reader stays where the schedule stands. */
export const playOn = (now: Exploration, player: Player): Exploration => {
  const trace = playedBy(now.trace, player);
  const moves = movesUpTo(viewRun(now.trace), now.taken);
  return { ...now, trace, taken: viewRun(withMoves(trace, moves)).rows.length };
};

export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];

/** One action less: to before the last action whose steps were taken. */
export const undone = ({ actionOf }: RunView, taken: number): number => (taken <= 0 ? 0 : actionOf.indexOf(actionOf[taken - 1] ?? -1));

/** One action more, of those that are there. */
export const redone = ({ actionOf, rows }: RunView, taken: number): number => (taken >= rows.length ? taken : actionOf.lastIndexOf(actionOf[taken] ?? -1) + 1);
