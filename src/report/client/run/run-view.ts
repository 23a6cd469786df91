/** A trace, played by the reducer that the tests run, as what a person steps through. */
import { lanesOf, type Lane, type LaneBreach } from "../../../engines/lanes.ts";
import { playTrace, type PlayedTrace } from "../../../engines/play-trace.ts";
import type { ProfileName } from "../../../model/profiles.ts";
import { runRows } from "../../../trace/run-rows.ts";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import type { Trace } from "../../../trace/trace.ts";

/** A trace that somebody supplies may settle as often as it likes; more steps than this are no lesson. */
export const MOST_STEPS = 3_000;

export interface Breach extends LaneBreach {
  readonly property: string;
}

export interface RunView extends PlayedTrace {
  /** One for each step. */
  readonly rows: readonly LadderRow[];
  readonly lanes: readonly Lane[];
  /** Of what broke: the property that the trace is about, else the earliest. */
  readonly breach: Breach | undefined;
}

/** @throws when the trace names a variant that does not exist; `readTrace` has checked that. */
export const viewRun = (trace: Trace): RunView => {
  const played = playTrace(trace, { most: MOST_STEPS });
  const lanes = lanesOf(played.run);
  return { ...played, rows: runRows(played.run), lanes, breach: breachOf(lanes, trace.property) };
};

const breachOf = (lanes: readonly Lane[], about: string | undefined): Breach | undefined => {
  const firsts = lanes.flatMap(({ property, breaches: [first] }): readonly Breach[] => (first === undefined ? [] : [{ property, ...first }]));
  return firsts.find(({ property }) => property === about) ?? firsts.toSorted((a, b) => a.at - b.at)[0];
};

/** Who plays a schedule. A null variant is the correct model. */
export interface Player {
  readonly variant: string | null;
  readonly profile?: ProfileName;
}

/** The same schedule for another player; what the trace was evidence for is then no longer known. */
export const playedBy = (trace: Trace, { variant, profile }: Player): Trace => {
  const { variant: own, verdict: _verdict, found: _found, ...rest } = trace;
  if ((own ?? null) === variant && (profile ?? trace.profile) === trace.profile) return trace;
  return { ...rest, ...(variant === null ? {} : { variant }), ...(profile === undefined ? {} : { profile }) };
};
