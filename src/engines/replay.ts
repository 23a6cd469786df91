/** Playing a trace again: its rows, and what every property of its scope says. */
import type { RuleId } from "../model/rules.ts";
import type { Property } from "../properties/property.ts";
import type { TraceRun } from "../trace/exports/trace-run.ts";
import { isnRows } from "../trace/isn-rows.ts";
import type { LadderRow } from "../trace/ladder-row.ts";
import { ladderRows } from "../trace/ladder-rows.ts";
import { listenerRows } from "../trace/listener-ladder.ts";
import type { Trace } from "../trace/trace.ts";
import { Judge } from "./judge.ts";
import { CONNECTION_JUDGES, ENDPOINT_JUDGES, ISN_JUDGES, LISTENER_JUDGES } from "./judges.ts";
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
  return { ...readRun(run), skipped };
};

const readRun = (run: TraceRun): Omit<Replay, "skipped"> => {
  switch (run.scope) {
    case "connection":
    case "endpoint": {
      const judges = run.scope === "connection" ? CONNECTION_JUDGES : ENDPOINT_JUDGES;
      return { ...judged(judges.properties, run.steps), rows: ladderRows(run.steps), rules: run.steps.flatMap(judges.rulesOf) };
    }
    case "listener":
      return { ...judged(LISTENER_JUDGES.properties, run.steps), rows: listenerRows(run.steps), rules: run.steps.flatMap(LISTENER_JUDGES.rulesOf) };
    case "isn":
      return { ...judged(ISN_JUDGES.properties, run.steps), rows: isnRows(run.steps), rules: [] };
    default:
      return run satisfies never;
  }
};

const judged = <Step>(properties: readonly Property<Step>[], steps: readonly Step[]): { verdicts: readonly ReplayVerdict[] } => {
  const judge = new Judge(properties);
  const first = new Map<string, ReplayVerdict>();
  for (const [failedAt, step] of steps.entries()) {
    for (const violation of judge.see(step)) {
      if (!first.has(violation.property)) first.set(violation.property, { ...violation, failedAt });
    }
  }
  return { verdicts: properties.map(({ id }) => first.get(id) ?? { property: id }) };
};
