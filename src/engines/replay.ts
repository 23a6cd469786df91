/** Playing a trace again: its rows, and what every property of its scope says. */
import { isnSeries } from "../model/isn-series.ts";
import type { RuleId } from "../model/rules.ts";
import { listenerSetup } from "../properties/arbitraries/listener-run.ts";
import { setupOf } from "../properties/arbitraries/schedule-type.ts";
import type { Property } from "../properties/property.ts";
import { isnRows } from "../trace/isn-rows.ts";
import type { LadderRow } from "../trace/ladder-row.ts";
import { ladderRows } from "../trace/ladder-rows.ts";
import { listenerRows } from "../trace/listener-ladder.ts";
import { switchesOf } from "../trace/profile-switches.ts";
import type { Trace } from "../trace/trace.ts";
import { connectionArena } from "./arenas/connection.ts";
import { endpointArena } from "./arenas/endpoint.ts";
import { isnArena } from "./arenas/isn.ts";
import { listenerArena, playListener } from "./arenas/listener.ts";
import { Judge } from "./judge.ts";
import { play } from "../model/play.ts";
import { subjectOf } from "./verify.ts";

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
  const subject = subjectOf(trace.profile, options.variant ?? trace.variant ?? null);
  switch (trace.scope) {
    case "connection":
    case "endpoint": {
      const arena = trace.scope === "connection" ? connectionArena : endpointArena;
      const played = [...play(setupOf(subject, { isn: trace.isn, set: switchesOf(trace) }), trace.scope, trace.actions)];
      const steps = played.map(({ step }) => step);
      return { ...judged(arena.properties, steps), rows: ladderRows(steps), skipped: missing(trace.actions, played), rules: steps.flatMap(arena.rulesOf) };
    }
    case "listener": {
      const run = { settings: switchesOf(trace), isn: trace.isn };
      const played = [...playListener(listenerSetup(run, subject.claimed, subject.profile), trace.actions)];
      const steps = played.map(({ step }) => step);
      return { ...judged(listenerArena.properties, steps), rows: listenerRows(steps), skipped: missing(trace.actions, played), rules: steps.flatMap(listenerArena.rulesOf) };
    }
    case "isn": {
      const steps = isnSeries({ ...subject, secret: trace.secret }, trace.openings);
      return { ...judged(isnArena.properties, steps), rows: isnRows(steps), skipped: [], rules: [] };
    }
    default:
      return trace satisfies never;
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

const missing = (actions: readonly unknown[], played: readonly { readonly index: number }[]): readonly number[] => {
  const taken = new Set(played.map(({ index }) => index));
  return [...actions.keys()].filter((index) => !taken.has(index));
};

