/** Playing a trace: the steps that it leads to. */
import { isnSeries } from "../model/isn-series.ts";
import { play } from "../model/play.ts";
import { listenerSetup, setupOf } from "../properties/arbitraries/schedule-type.ts";
import type { TraceRun } from "../trace/exports/trace-run.ts";
import { switchesOf } from "../trace/profile-switches.ts";
import type { Trace } from "../trace/trace.ts";
import { playListenerActions } from "../model/listener/play.ts";
import { subjectOf } from "./subject.ts";

export interface PlayedTrace {
  readonly run: TraceRun;
  /** The positions of actions that were not possible. */
  readonly skipped: readonly number[];
}

/**
 * @param options the variant to play it on instead of the trace's own; undefined plays what the trace names.
 * @throws when the trace names a variant or a switch that does not exist: the reader of traces has checked both.
 */
export const playTrace = (trace: Trace, options: { readonly variant?: string } = {}): PlayedTrace => {
  const subject = subjectOf(trace.profile, options.variant ?? trace.variant ?? null);
  switch (trace.scope) {
    case "connection":
    case "endpoint": {
      const played = [...play(setupOf(subject, { isn: trace.isn, set: switchesOf(trace) }), trace.scope, trace.actions)];
      return { run: { scope: trace.scope, trace, steps: stepsOf(played) }, skipped: missing(trace.actions, played) };
    }
    case "listener": {
      const run = { settings: switchesOf(trace), isn: trace.isn };
      const played = [...playListenerActions(listenerSetup(run, subject.claimed, subject.profile), trace.actions)];
      return { run: { scope: "listener", trace, steps: stepsOf(played) }, skipped: missing(trace.actions, played) };
    }
    case "isn":
      return { run: { scope: "isn", trace, steps: isnSeries({ ...subject, secret: trace.secret }, trace.openings) }, skipped: [] };
    default:
      return trace satisfies never;
  }
};

const stepsOf = <Step>(played: readonly { readonly step: Step }[]): readonly Step[] => played.map(({ step }) => step);

const missing = (actions: readonly unknown[], played: readonly { readonly index: number }[]): readonly number[] => {
  const taken = new Set(played.map(({ index }) => index));
  return [...actions.keys()].filter((index) => !taken.has(index));
};
