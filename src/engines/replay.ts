/** Playing a trace again: its rows, and what every property of its scope says. */
import type { RuleId } from "../model/rules.ts";
import type { TraceRun } from "../trace/exports/trace-run.ts";
import type { LadderRow } from "../trace/ladder-row.ts";
import { runRows } from "../trace/run-rows.ts";
import type { Trace } from "../trace/trace.ts";
import { CONNECTION_JUDGES, LISTENER_JUDGES } from "./judges.ts";
import { lanesOf, type Lane } from "./lanes.ts";
import { playTrace } from "./play-trace.ts";

export interface ReplayVerdict {
  readonly property: string;
  /** The step, from 0, that broke it; absent where it holds. */
  readonly failedAt?: number;
  readonly because?: string;
  readonly blame?: readonly string[];
}

export interface Replay {
  readonly rows: readonly LadderRow[];
  readonly verdicts: readonly ReplayVerdict[];
  /** The positions of actions that were not possible. */
  readonly skipped: readonly number[];
  /** Every rule that fired. */
  readonly rules: readonly RuleId[];
}

/**
 * @param options the variant to play it on instead of the trace's own; undefined plays what the trace names.
 * @throws when the trace names a variant or a switch that does not exist: the reader of traces has checked both.
 */
export const replay = (trace: Trace, options: { readonly variant?: string } = {}): Replay => {
  const { run, skipped } = playTrace(trace, options);
  return { rows: runRows(run), verdicts: lanesOf(run).map(verdictOf), skipped, rules: rulesOf(run) };
};

/** The first breach counts. */
const verdictOf = ({ property, breaches: [first] }: Lane): ReplayVerdict =>
  first === undefined ? { property } : { property, failedAt: first.at, because: first.because, blame: first.blame };

const rulesOf = (run: TraceRun): readonly RuleId[] => {
  switch (run.scope) {
    case "connection":
    case "endpoint":
      return run.steps.flatMap(CONNECTION_JUDGES.rulesOf);
    case "listener":
      return run.steps.flatMap(LISTENER_JUDGES.rulesOf);
    case "isn":
      return [];
    default:
      return run satisfies never;
  }
};
