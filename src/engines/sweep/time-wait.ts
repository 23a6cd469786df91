/**
 * How long must TIME-WAIT be? Every length against every pattern of losses in a row, on the model: nothing is drawn by
 * chance, each cell is decided by all runs that there are.
 */
import type { Profile } from "../../model/profile.ts";
import { PROFILES } from "../../model/profiles.ts";
import { PLAIN_ISN, setupOf } from "../../properties/arbitraries/schedule-type.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import { TRACE_SCHEMA, type ConnectionTrace } from "../../trace/trace.ts";
import { VARIANTS } from "../../variants/index.ts";
import { applyVariant } from "../../variants/variant.ts";
import type { CellVerdict, SweepCell, TimeWaitSweep } from "../../trace/sweep.ts";
import { toEnd } from "../to-end.ts";
import { eachCell, type Sweeping } from "./each-cell.ts";
import { oldIncarnations } from "./old-incarnations.ts";
import { WalkThrough } from "./walk-through.ts";

/** A length of TIME-WAIT, and how an endpoint comes to have it. */
export interface Length {
  readonly title: string;
  /** ms. */
  readonly ms: number;
  readonly variant?: "no-time-wait" | "time-wait-of-one-round-trip";
  readonly set?: Partial<Profile>;
}

const msls = (title: string, timeWaitMsls: number): Length => ({ title, ms: timeWaitMsls * PROFILES.rfc9293.profile.msl, set: { timeWaitMsls } });

export const LENGTHS: readonly Length[] = [
  { title: "none", ms: 0, variant: "no-time-wait" },
  { title: "1 round trip", ms: PROFILES.rfc9293.profile.rtoInitial, variant: "time-wait-of-one-round-trip" },
  msls("15 s", 0.125),
  msls("30 s", 0.25),
  msls("60 s (Linux)", 0.5),
  msls("1 MSL", 1),
  msls("2 MSL", 2),
  msls("3 MSL", 3),
];

/** How the end that waits for the final ACK sends its FIN again, and when it gives up. */
export interface Retransmission {
  readonly title: string;
  readonly set: Partial<Profile>;
}

export const RETRANSMISSIONS: readonly Retransmission[] = [
  { title: "RFC 6298, R2 = 100 s", set: {} },
  { title: "RFC 6298, R2 = 15 min (Linux)", set: { r2: 924_600, rtoMax: 120_000, userTimeout: 2_000_000 } },
];

/** Losses in a row, from the first ACK of the FIN on. */
export const MOST_LOSSES = 8;

/** Deterministic: the same model gives the same sweep. */
export const sweepTimeWait = (): TimeWaitSweep => toEnd(sweepingTimeWait());

export function* sweepingTimeWait(): Sweeping<TimeWaitSweep> {
  const losses = Array.from({ length: MOST_LOSSES + 1 }, (_, i) => i);
  const places = RETRANSMISSIONS.flatMap((retransmission) => LENGTHS.flatMap((length) => losses.map((count) => [length, retransmission, count] as const)));
  return {
    lengths: LENGTHS.map(({ title }) => title),
    retransmissions: RETRANSMISSIONS.map(({ title }) => title),
    losses,
    cells: yield* eachCell(places, (place) => cell(...place), 0, 2 * places.length),
    incarnations: (yield* eachCell(places, (place) => oldIncarnations(...place), places.length, 2 * places.length)).flat(),
  };
}

/** What both ends of a scenario do. */
export const setupFor = ({ variant, set }: Length, more: Partial<Profile> = {}, isn = PLAIN_ISN) => {
  const claimed = { ...PROFILES.rfc9293.profile, ...set, ...more };
  const fault = variant === undefined ? undefined : VARIANTS[variant];
  const profile = fault === undefined ? claimed : applyVariant(claimed, fault);
  return setupOf({ profile, claimed }, { isn });
};

/** A trace of the scenario that replays. */
export const traceOf = (title: string, { variant, set }: Length, walk: WalkThrough, more: Partial<Profile> = {}, isn = PLAIN_ISN): ConnectionTrace => {
  const switches = showSwitches({ ...set, ...more });
  return {
    schema: TRACE_SCHEMA,
    scope: "connection",
    title,
    profile: "rfc9293",
    ...(switches === "" ? {} : { set: switches }),
    ...(variant === undefined ? {} : { variant }),
    isn,
    actions: walk.actions,
  };
};

export type Pattern = readonly ("FIN" | "ACK")[];

/** The first loss is that of the ACK; each one after it takes the next FIN, or the ACK of the next FIN. */
export function* patterns(losses: number): Generator<Pattern> {
  if (losses === 0) return yield [];
  for (let bits = 0; bits < 2 ** (losses - 1); bits++) {
    yield Array.from({ length: losses }, (_, i) => (i === 0 || (bits & (1 << (i - 1))) !== 0 ? "ACK" : "FIN"));
  }
}

const cell = (length: Length, retransmission: Retransmission, losses: number): SweepCell => {
  let verdict: CellVerdict = "gets-through";
  let shown: { readonly walk: WalkThrough; readonly pattern: Pattern } | undefined;
  let played = 0;
  const begun = new WalkThrough(setupFor(length, retransmission.set));
  begun.open();
  begun.closeUpToLastFin();
  for (const pattern of patterns(losses)) {
    const walk = begun.branch();
    const outcome = endsUnder(walk, pattern);
    played++;
    // The first pattern is the hardest: every FIN is lost.
    shown ??= { walk, pattern };
    if (outcome === "gets-through" || verdict === "reset" || outcome === verdict) continue;
    verdict = outcome;
    shown = { walk, pattern };
  }
  const trace = shown && traceOf(`TIME-WAIT ${length.title}: ${shown.pattern.join(", ") || "nothing"} lost`, length, shown.walk, retransmission.set);
  return { length: length.title, retransmission: retransmission.title, losses, verdict, patterns: played, ...(trace === undefined ? {} : { trace }) };
};

/** B's FIN is on its way. */
export const endsUnder = (walk: WalkThrough, pattern: Pattern): CellVerdict => {
  walk.first("deliver", "B");
  for (const lost of pattern) {
    // What is lost first is the ACK that is on its way; after that B has to send its FIN again before anything can be lost.
    if (walk.onTheWay.length === 0 && !fires(walk)) return "given-up";
    if (lost === "ACK" && walk.onTheWay.some(({ from }) => from === "B")) {
      const ended = arrives(walk);
      if (ended !== undefined) return ended;
    }
    walk.first("drop", lost === "FIN" ? "B" : "A");
  }
  for (;;) {
    if (walk.state("B") === "CLOSED") return "gets-through";
    if (walk.onTheWay.length === 0 && !fires(walk)) return "given-up";
    const ended = walk.onTheWay.some(({ from }) => from === "B") ? arrives(walk) : undefined;
    if (ended !== undefined) return ended;
    walk.first("deliver", "A");
  }
};

/** B's FIN reaches A. "reset" when A knows nothing of it any more. */
const arrives = (walk: WalkThrough): "reset" | undefined => {
  walk.first("deliver", "B");
  if (!walk.onTheWay.some(({ from, segment }) => from === "A" && segment.rst)) return undefined;
  walk.first("deliver", "A");
  return "reset";
};

/** Time passes until B sends its FIN again. False when it gives up instead. */
const fires = (walk: WalkThrough): boolean => {
  while (walk.state("B") !== "CLOSED") {
    walk.take({ do: "elapse" });
    if (walk.onTheWay.length > 0) return true;
  }
  return false;
};
