/** Why a step that no outcome of the RFC explains is nevertheless no news. */
import type { Excuse } from "../model/events.ts";
import { seq } from "../model/seq.ts";
import type { EndpointStep } from "../model/world-types.ts";
import { inSignals, inState } from "../properties/oracle/compare.ts";
import { seenFrom } from "../properties/oracle/circle.ts";
import { rulingOn } from "../properties/oracle/oracle.ts";
import { visiblyAllowed } from "../properties/oracle/verdict.ts";
import type { Deviation } from "./stack.ts";

/** What a verdict on a stack leaves alone, and why (docs/stacks.md shows the table). */
export const LATITUDES = {
  "call-not-offered": "The interface offers no such call in this state: nothing was done.",
  "own-clock": "When a timer expires is the stack's own affair: it is judged by what it then does.",
  "fast-retransmit": "Three acknowledgments of the same number make a stack send the next segment again (RFC 5681 §3.2).",
  "sending-schedule": "How much text goes into a segment, and when, is decided by congestion control, Nagle and silly window avoidance, too.",
} as const;
export type LatitudeId = keyof typeof LATITUDES;

/** @param absent whether the interface offers no such call. @returns undefined where the step needs none, and where it has none. */
export const excuseFor = (step: EndpointStep, absent: boolean, deviations: readonly Deviation[]): Excuse | undefined => {
  if (absent) return { kind: "latitude", id: "call-not-offered" };
  const known = deviations.find(({ shows }) => shows(step));
  if (known !== undefined) return { kind: "deviation", id: known.id, ...(known.spoils === true ? { spoils: true } : {}) };
  if (visiblyAllowed(step).ok) return undefined;
  const latitude = latitudeOf(step);
  return latitude && { kind: "latitude", id: latitude };
};

const latitudeOf = (step: EndpointStep): LatitudeId | undefined => {
  if (step.event.kind === "elapse") return isOwnClock(step) ? "own-clock" : undefined;
  if (isFastRetransmit(step)) return "fast-retransmit";
  return isSchedule(step) ? "sending-schedule" : undefined;
};

/** Every segment belongs to the connection: sent, or due to be, and acknowledging what has arrived. */
const ofConnection = ({ before, next, sent }: EndpointStep): boolean => {
  const tcb = "sndUna" in next ? next : before;
  if (!("sndUna" in tcb) || !("sndUna" in before)) return sent.length === 0;
  const ackedTo = "rcvNxt" in tcb ? tcb.rcvNxt : undefined;
  return sent.every((segment) => !segment.rst && segment.ack === ackedTo &&
    seenFrom(before.sndUna, segment.seq) >= -1 && seenFrom(seq(segment.seq), tcb.sndNxt) >= 0);
};

/** A retransmission, a probe, the end of TIME-WAIT or of a connection that is given up; or none of it yet. */
const isOwnClock = (step: EndpointStep): boolean => {
  const { before, next, signals } = step;
  const isOver = next.state === "CLOSED" || (before.state === "SYN-RECEIVED" && next.state === "LISTEN");
  return (next.state === before.state || isOver) && ofConnection(step) && signals.every(({ kind }) => kind === "timeout" || kind === "delivery-problem" || kind === "returned");
};

/** What is not acknowledged goes out once more, on a segment that acknowledges nothing new. */
const isFastRetransmit = (step: EndpointStep): boolean => {
  const { before, next, event, sent } = step;
  return event.kind === "segment" && "sndUna" in before && event.segment.ack === before.sndUna && next.state === before.state &&
    ofConnection(step) && sent.some(({ seq: at, data, fin }) => at === before.sndUna && (data.length > 0 || fin));
};

/** State and signals are those of an allowed outcome that sends text or a FIN; only the segments are cut otherwise. */
const isSchedule = (step: EndpointStep): boolean => {
  const waits = "unsent" in step.next && step.next.unsent.length > 0;
  return ofConnection(step) && (rulingOn(step)?.allowed ?? []).some((expected) =>
    (waits || expected.sent.some(({ data, fin }) => data.length > 0 || fin)) &&
    inState(expected, step.next).length === 0 && inSignals(expected, step.signals).length === 0);
};
