/**
 * Whether an old duplicate can reach into the next incarnation. Each end sends an octet in the first, of which the network keeps a
 * copy; the last FIN and its ACK are lost in every pattern; as soon as both ends are CLOSED the next incarnation is opened, and
 * the copy comes at every moment of its opening.
 */
import { SIDES, other, type Side } from "../../model/world-types.ts";
import { PLAIN_ISN, type ScheduleIsn } from "../../properties/arbitraries/schedule-type.ts";
import { deliversWhatWasSent } from "../../properties/connection/delivers-what-was-sent.ts";
import type { IncarnationCell } from "../../trace/sweep.ts";
import { Judge } from "../judge.ts";
import { endsUnder, patterns, setupFor, traceOf, type Length, type Pattern, type Retransmission } from "./time-wait.ts";
import { WalkThrough } from "./walk-through.ts";

/** A fixed ISN is one whose clock stands still. */
const POLICIES = [
  { isn: "RFC 6528", start: PLAIN_ISN },
  { isn: "fixed", start: { ...PLAIN_ISN, step: 0 } },
] as const satisfies readonly { isn: IncarnationCell["isn"]; start: ScheduleIsn }[];

/** Segments of an opening that nothing disturbs. */
const OPENING = 3;

export const oldIncarnations = (length: Length, retransmission: Retransmission, losses: number): readonly IncarnationCell[] => {
  let runs = 0;
  const refuted = new Map<IncarnationCell["isn"], WalkThrough>();
  // Where none is accepted: one in which the copy comes when the next incarnation is open, else one in which it has aged away.
  const late = new Map<IncarnationCell["isn"], WalkThrough>();
  const gone = new Map<IncarnationCell["isn"], WalkThrough>();
  for (const side of SIDES) {
    const begun = upToLastFin(new WalkThrough(setupFor(length, retransmission.set)), side);
    // What is left in the network decides what becomes of it.
    const seen = new Set<string>();
    for (const pattern of patterns(losses)) {
      runs += OPENING + 1;
      const left = closed(begun.branch(), pattern);
      const key = JSON.stringify(left.world.network);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const { isn, start } of POLICIES) {
        if (refuted.has(isn)) continue;
        const next = left.branch(setupFor(length, retransmission.set, start));
        const tried = moments(next, side);
        const accepted = tried.find(isAccepted);
        const last = tried.at(-1);
        if (accepted !== undefined) refuted.set(isn, accepted);
        else if (last !== undefined) late.set(isn, last);
        else if (!gone.has(isn)) gone.set(isn, nextIncarnation(next, side, 0));
      }
    }
  }
  return POLICIES.map(({ isn, start }): IncarnationCell => {
    const found = refuted.get(isn);
    const shown = found ?? late.get(isn) ?? gone.get(isn);
    const title = `TIME-WAIT ${length.title}, ${isn} ISN: an old octet is ${found === undefined ? "not " : ""}taken for a new one`;
    const trace = shown && traceOf(title, length, shown, retransmission.set, start);
    return {
      length: length.title, retransmission: retransmission.title, losses, isn, verdict: found === undefined ? "none-accepted" : "accepted", runs,
      ...(trace === undefined ? {} : { trace: found === undefined ? trace : { ...trace, property: deliversWhatWasSent.id, verdict: "violated" } }),
    };
  });
};

/** The first incarnation; the network keeps a copy of what `side` has sent. */
const upToLastFin = (walk: WalkThrough, side: Side): WalkThrough => {
  walk.open();
  if (side === "A") sendsText(walk, "A");
  walk.closeUpToLastFin(side === "B" ? () => sendsText(walk, "B") : undefined);
  return walk;
};

const closed = (walk: WalkThrough, pattern: Pattern): WalkThrough => {
  endsUnder(walk, pattern);
  while (SIDES.some((one) => walk.state(one) !== "CLOSED")) walk.take({ do: "elapse" });
  return walk;
};

const sendsText = (walk: WalkThrough, side: Side): void => {
  walk.take({ do: "send", side, octets: 1 });
  const [text] = walk.onTheWay;
  if (text === undefined) throw new Error("what is sent into an open window is on its way");
  walk.take({ do: "duplicate", segment: text.name });
  walk.first("deliver", side);
  walk.first("deliver", other(side));
  walk.take({ do: "receive", side: other(side) });
};

/** The next incarnation, in which the copy comes after so many segments of the opening; none where it has aged away. */
const moments = (left: WalkThrough, side: Side): readonly WalkThrough[] =>
  left.world.network.length === 0 ? [] : Array.from({ length: OPENING + 1 }, (_, moment) => nextIncarnation(left.branch(), side, moment));

const nextIncarnation = (walk: WalkThrough, side: Side, moment: number): WalkThrough => {
  walk.take({ do: "open", side: "B", mode: "passive", remote: true });
  walk.take({ do: "open", side: "A", mode: "active" });
  for (let i = 0; i <= OPENING; i++) {
    if (i === moment) deliverCopy(walk);
    if (i < OPENING && !walk.first("deliver", i === 1 ? "B" : "A")) break;
  }
  walk.take({ do: "receive", side: other(side) });
  return walk;
};

const deliverCopy = (walk: WalkThrough): void => {
  const copy = walk.world.network.find((segment) => segment.copy);
  if (copy !== undefined) walk.take({ do: "deliver", segment: copy.name });
};

const isAccepted = (walk: WalkThrough): boolean => {
  const judge = new Judge([deliversWhatWasSent]);
  return walk.steps.some((step) => judge.see(step).length > 0);
};
