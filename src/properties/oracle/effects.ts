/** Each effect of the segment table, with its exact numbers. */
import type { Inputs } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { Seq } from "../../model/seq.ts";
import { CLOSED, type Synchronizing, type SynReceived, type Tcb, type TimeWait } from "../../model/tcb.ts";
import { accepted } from "./accept.ts";
import { end } from "./endings.ts";
import { applies, draft, type Draft } from "./expected.ts";
import { answered, crossed, established } from "./openings.ts";
import { ofConnection, plainAck, resetFor } from "./segments.ts";
import { ackClass, keyOf, lengthOf } from "./classify.ts";
import { IN_OTHER_STATES, type Effect } from "./segment-table.ts";

/** What an effect is worked out from. */
export interface Case {
  readonly before: Tcb;
  readonly segment: Segment;
  /** The initial sequence number that a new connection is to use. */
  readonly iss: Seq;
  readonly inputs: Inputs;
  readonly claimed: Profile;
}

const inOtherStates = (tcb: Tcb): Synchronizing => {
  if (tcb.state === "CLOSED" || tcb.state === "LISTEN" || tcb.state === "SYN-SENT") throw new Error(`the table has an effect for ${tcb.state} that only "other states" have`);
  return tcb;
};
const synReceived = (tcb: Tcb): SynReceived => {
  if (tcb.state !== "SYN-RECEIVED") throw new Error(`the table has an effect for ${tcb.state} that only SYN-RECEIVED has`);
  return tcb;
};

/** The outcomes that an effect stands for. Undefined: nothing is promised. */
export const outcomesOf = (effect: Effect, one: Case): readonly Draft[] | undefined => {
  const { before, segment, inputs, claimed } = one;
  switch (effect) {
    case "nothing":
      return [withTimestampOpen(draft(before))];
    case "acknowledge":
      return acknowledgments(inOtherStates(before), one);
    case "challenge":
      return challenges(inOtherStates(before), one);
    case "acknowledge-and-restart":
      return [acknowledging({ ...(inOtherStates(before) as TimeWait), timeWait: claimed.timeWaitMsls * claimed.msl }, one)];
    case "reset-sender":
      return [resettingSender(draft(before), segment)];
    case "answer-syn":
      if (before.state !== "LISTEN") throw new Error("only LISTEN answers a SYN");
      return [answered({ remote: before.remote, receives: before.receives, reopened: undefined }, segment, one.iss, inputs, claimed)];
    case "reopen":
      return [answered({ remote: true, receives: 0, reopened: before as TimeWait }, segment, one.iss, inputs, claimed)];
    case "cross-syn":
      if (before.state !== "SYN-SENT") throw new Error("only SYN-SENT crosses SYNs");
      return [crossed(before, segment, inputs, claimed)];
    case "establish":
      if (before.state !== "SYN-SENT" || segment.ack === undefined) throw new Error("only SYN-SENT is established by a SYN,ACK");
      return established(before, segment, segment.ack, inputs, claimed);
    case "resend-syn-ack":
      return [resendingSynAck(synReceived(before), one)];
    case "back-to-listen":
      return backToListen(draft(before), synReceived(before));
    case "back-to-listen-with-reset":
      return backToListen(resettingSender(draft(before), segment), synReceived(before));
    case "back-to-time-wait":
      return [backToTimeWait(draft(before), synReceived(before), claimed)];
    case "back-to-time-wait-with-reset":
      return [backToTimeWait(resettingSender(draft(before), segment), synReceived(before), claimed)];
    case "refused":
      return [over(one, { kind: "refused" })];
    case "connection-reset":
      return [over(one, { kind: "reset" })];
    case "connection-reset-with-reset":
      return [resettingSender(over(one, { kind: "reset" }), segment)];
    case "delete":
      return [deleted(before)];
    case "go-on-without-syn":
      return goingOn(inOtherStates(before), one);
    case "accept":
      return accepted(inOtherStates(before), segment, inputs, claimed, before.state === "SYN-RECEIVED" && segment.syn && claimed.acknowledgeCrossedSynAck);
    case "accept-ack-only":
      return accepted(inOtherStates(before), { ...segment, data: [], fin: false }, inputs, claimed, true)?.map(withTimestampOpen);
    default:
      return effect satisfies never;
  }
};

/** The rows of the fifth check, for a segment whose SYN is trimmed off. */
const goingOn = (tcb: Synchronizing, one: Case): readonly Draft[] | undefined => {
  const { ack } = one.segment;
  const what = ack === undefined ? "without-ack" : ackClass(tcb, ack, one.claimed);
  if (what === undefined) return undefined;
  const all: Draft[] = [];
  for (const choice of IN_OTHER_STATES[keyOf(tcb)][what].allowed) {
    if (!applies(choice.under, one.claimed)) continue;
    const outcomes = outcomesOf(choice.do, one);
    if (outcomes === undefined) return undefined;
    all.push(...outcomes);
  }
  return all;
};

/** Whether a dropped segment's timestamp is still remembered is left open (RFC 7323 §4.3). */
const withTimestampOpen = (out: Draft): Draft => {
  out.unsettled["tsRecent"] = "any";
  return out;
};

const acknowledging = (tcb: Synchronizing, { inputs, claimed }: Case): Draft => {
  const out = withTimestampOpen(draft(tcb));
  out.sent.push(plainAck(tcb, inputs.tsNow, claimed));
  // Whether a plain acknowledgment counts as a challenge is the implementer's choice.
  if (claimed.challengeLimit !== undefined) out.unsettled["challenges"] = "any";
  return out;
};

const isUsedUp = (tcb: Synchronizing, claimed: Profile): boolean =>
  claimed.challengeLimit !== undefined && (tcb.challenges?.sent ?? 0) >= claimed.challengeLimit.count;

/** An empty segment may be left unanswered once the limit is used up: two ends out of step would answer each other for ever. */
const acknowledgments = (tcb: Synchronizing, one: Case): readonly Draft[] => {
  const answer = acknowledging(tcb, one);
  return isUsedUp(tcb, one.claimed) && lengthOf(one.segment) === 0 ? [answer, withTimestampOpen(draft(tcb))] : [answer];
};

/** RFC 5961 §7: within the limit it is sent; beyond it, it is not. */
const challenges = (tcb: Synchronizing, one: Case): readonly Draft[] => {
  const limit = one.claimed.challengeLimit;
  if (isUsedUp(tcb, one.claimed)) return [withTimestampOpen(draft(tcb))];
  const out = acknowledging(tcb, one);
  if (limit !== undefined) {
    out.unsettled["challenges"] = [{ sent: (tcb.challenges?.sent ?? 0) + 1, left: tcb.challenges?.left ?? limit.interval }];
  }
  return [out];
};

const resettingSender = (out: Draft, segment: Segment): Draft => {
  out.sent.push(resetFor(segment));
  return withTimestampOpen(out);
};

/** D-2: the SYN,ACK again; by Karn's rule it is no longer timed. */
const resendingSynAck = (tcb: SynReceived, { inputs, claimed }: Case): Draft => {
  const untimed = { ...tcb, roundTrip: { ...tcb.roundTrip, timing: undefined } };
  const out = draft(untimed);
  out.sent.push(ofConnection(tcb, { seq: tcb.iss, syn: true }, inputs.tsNow, claimed));
  return withTimestampOpen(out);
};

/**
 * "Return this connection to LISTEN state. The user need not be informed. The retransmission queue should be flushed."
 * The RFC does not say what becomes of SENDs and of a CLOSE that wait: both ways of telling are allowed.
 */
export const backToListen = (out: Draft, tcb: SynReceived): readonly Draft[] => {
  out.mayAlso.push("returned");
  // D-6: the user of an active OPEN may hear of it.
  if (tcb.openedBy === "active") out.mayAlso.push("refused");
  if (!tcb.closeRequested) {
    out.next = { state: "LISTEN", remote: tcb.remote, receives: tcb.receives };
    return [out];
  }
  // CLOSE was called: nobody listens any more.
  out.next = CLOSED;
  return [out];
};

/** MAY-2 (2): "return to TIME-WAIT". Whether the 2 MSL go on or start anew is left open. */
export const backToTimeWait = (out: Draft, tcb: SynReceived, claimed: Profile): Draft => {
  const old = tcb.reopened;
  if (old === undefined) throw new Error("only a connection that took over TIME-WAIT can fall back to it");
  out.next = old;
  out.mayAlso.push("returned");
  out.unsettled = { timeWait: [old.timeWait, claimed.timeWaitMsls * claimed.msl] };
  return out;
};

const over = ({ before }: Case, signal: { readonly kind: "reset" | "refused" }): Draft => {
  const out = draft(CLOSED);
  if (before.state === "CLOSED" || before.state === "LISTEN" || before.state === "TIME-WAIT") return deleted(before);
  end(out, before, "connection reset", signal);
  return out;
};

/** CLOSING, LAST-ACK, TIME-WAIT: "enter the CLOSED state, delete the TCB, and return"; no signal is named, none is forbidden. */
const deleted = (before: Tcb): Draft => {
  const out = draft(CLOSED);
  if (before.state !== "CLOSED" && before.state !== "TIME-WAIT") out.mayAlso.push("reset", "returned");
  return out;
};

