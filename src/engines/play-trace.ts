/** Playing a trace: the steps that it leads to. */
import { isnSeries } from "../model/isn-series.ts";
import type { ListenerSetup } from "../model/listener-types.ts";
import { play } from "../model/play.ts";
import type { Setup } from "../model/world-types.ts";
import { listenerSetup, setupOf, type Subject } from "../properties/arbitraries/schedule-type.ts";
import type { TraceRun } from "../trace/exports/trace-run.ts";
import { switchesOf } from "../trace/profile-switches.ts";
import type { ConnectionTrace, ListenerTrace, Trace } from "../trace/trace.ts";
import { playListenerActions } from "../model/listener/play.ts";
import { subjectOf } from "./subject.ts";

export interface PlayedTrace {
  readonly run: TraceRun;
  /** For each step, the position of its action in the trace. */
  readonly actionOf: readonly number[];
  /** The positions of actions that were not possible. */
  readonly skipped: readonly number[];
}

/** What a trace of two ends starts from. @throws as playTrace. */
export const connectionSetup = (trace: ConnectionTrace, options: PlayOptions = {}): Setup =>
  setupOf(options.subject ?? subjectOf(trace.profile, options.variant ?? trace.variant ?? null), { isn: trace.isn, set: switchesOf(trace) });

/** What a trace of a listener starts from. @throws as playTrace. */
export const listenerSetupOf = (trace: ListenerTrace, options: PlayOptions = {}): ListenerSetup => {
  const { claimed, profile } = subjectOf(trace.profile, options.variant ?? trace.variant ?? null);
  return listenerSetup({ settings: switchesOf(trace), isn: trace.isn }, claimed, profile);
};

export interface PlayOptions {
  /** The variant to play it on instead of the trace's own. */
  readonly variant?: string;
  /** Whom to play it on, where it is not the model: a real stack. */
  readonly subject?: Subject;
  /** Steps after which it is left, for whoever shows what others supply: a trace may settle as often as it likes. */
  readonly most?: number;
}

/**
 * @param options the variant to play it on instead of the trace's own; undefined plays what the trace names.
 * @throws when the trace names a variant or a switch that does not exist: the reader of traces has checked both.
 */
export const playTrace = (trace: Trace, options: PlayOptions = {}): PlayedTrace => {
  switch (trace.scope) {
    case "connection":
    case "endpoint": {
      const played = upTo(options.most, play(connectionSetup(trace, options), trace.scope, trace.actions));
      return { run: { scope: trace.scope, trace, steps: stepsOf(played) }, ...placesOf(trace.actions, played) };
    }
    case "listener": {
      const played = upTo(options.most, playListenerActions(listenerSetupOf(trace, options), trace.actions));
      return { run: { scope: "listener", trace, steps: stepsOf(played) }, ...placesOf(trace.actions, played) };
    }
    case "isn": {
      const subject = subjectOf(trace.profile, options.variant ?? trace.variant ?? null);
      const steps = isnSeries({ ...subject, secret: trace.secret }, trace.openings);
      return { run: { scope: "isn", trace, steps }, actionOf: [...steps.keys()], skipped: [] };
    }
    default:
      return trace satisfies never;
  }
};

const upTo = <Step>(most: number | undefined, steps: Iterable<Step>): readonly Step[] => {
  const taken: Step[] = [];
  for (const step of steps) {
    if (taken.length === most) break;
    taken.push(step);
  }
  return taken;
};

const stepsOf = <Step>(played: readonly { readonly step: Step }[]): readonly Step[] => played.map(({ step }) => step);

const placesOf = (actions: readonly unknown[], played: readonly { readonly index: number }[]): Pick<PlayedTrace, "actionOf" | "skipped"> => {
  const actionOf = played.map(({ index }) => index);
  const taken = new Set(actionOf);
  return { actionOf, skipped: [...actions.keys()].filter((index) => !taken.has(index)) };
};
