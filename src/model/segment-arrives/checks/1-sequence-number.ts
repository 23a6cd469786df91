/** §3.10.7.4, first: check the sequence number. */
import { isSynchronized, type Synchronizing } from "../../tcb.ts";
import { ofConnection, acknowledgment } from "../../replies.ts";
import { faulty, type Profile } from "../../profile.ts";
import { segmentEnd, segmentLength, type Segment } from "../../segment.ts";
import { add, beforeOrAt, inWindow, type Seq } from "../../seq.ts";
import { timeWaitLength } from "../../connection.ts";
import type { Turn } from "../../turn.ts";
import { challenge } from "../challenge.ts";
import { rememberTimestamp } from "./0-timestamps.ts";

export const sequenceNumber = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  if (tcb.state === "SYN-RECEIVED" && segment.syn && !segment.rst && segment.seq === tcb.irs) {
    // D-2: the remote SYN once more: our SYN,ACK was lost, or is late.
    if (segment.ack === undefined && turn.profile.duplicateSyn === "resend-syn-ack") {
      turn.rule("sequence.duplicate-syn");
      turn.tcb = { ...tcb, roundTrip: { ...tcb.roundTrip, timing: undefined } };
      if (!faulty(turn.profile, "duplicate-syn-unanswered")) turn.send(ofConnection(turn, tcb, { seq: tcb.iss, syn: true }));
      return undefined;
    }
    // D-1: by Table 6 the SYN,ACK of a simultaneous open lies below the window (Appendix A.2).
    if (segment.ack !== undefined && tcb.openedBy === "active" && turn.profile.crossedSynAck === "trim-syn") {
      turn.rule("sequence.crossed-syn-ack");
      turn.ackOwed = turn.profile.acknowledgeCrossedSynAck;
      rememberTimestamp(turn, tcb, segment);
      return { ...segment, syn: false, seq: add(segment.seq, 1) };
    }
  }
  if (isAcceptable(turn.profile, tcb.rcvNxt, tcb.rcvWnd, segment)) {
    rememberTimestamp(turn, tcb, segment);
    return segment;
  }
  return refuse(turn, tcb, segment);
};

/** Table 6: the four cases of the acceptability test. */
export const isAcceptable = (profile: Profile, rcvNxt: Seq, window: number, segment: Segment): boolean => {
  const rcvWnd = faulty(profile, "right-edge-inclusive") ? window + 1 : window;
  const length = segmentLength(segment);
  const last = add(segment.seq, length - 1);
  if (rcvWnd === 0) return length === 0 && segment.seq === rcvNxt;
  if (faulty(profile, "comparison-without-wrap")) return rcvNxt <= segment.seq && segment.seq < rcvNxt + rcvWnd;
  if (inWindow(segment.seq, rcvNxt, rcvWnd) || faulty(profile, "no-sequence-check")) return true;
  if (length === 0 || faulty(profile, "only-left-edge-tested")) return false;
  // AMBIGUITY: a segment that covers the whole window has neither end in it and is refused by the letter of Table 6.
  const covers = beforeOrAt(segment.seq, rcvNxt) && inWindow(add(rcvNxt, rcvWnd), segment.seq, length);
  return inWindow(last, rcvNxt, rcvWnd) || (covers && profile.coversWindow === "acceptable");
};

const refuse = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  // "If the RCV.WND is zero … special allowance should be made to accept valid ACKs, URGs, and RSTs" (MUST-66).
  // A foreign compartment is not among them: an unacceptable segment must not get to the third check and abort.
  const ours = segment.rst || (segment.security ?? 0) === turn.profile.security;
  if (tcb.rcvWnd === 0 && segment.seq === tcb.rcvNxt && !segment.syn && ours) {
    turn.rule("sequence.zero-window");
    turn.ackOwed = !segment.rst;
    return { ...segment, data: [], fin: false };
  }
  if (segment.rst) {
    // D-9: as printed, RFC 5961 §3.2 still counts RCV.NXT+RCV.WND as inside.
    if (turn.profile.resetWindow === "as-printed" && segment.seq === add(tcb.rcvNxt, tcb.rcvWnd)) {
      challenge(turn, tcb);
      return undefined;
    }
    turn.rule("sequence.reset-outside");
    return undefined;
  }
  // D-20: by the letter, whatever is not acceptable is answered.
  const isUnanswered = segment.ack === undefined && !segment.syn && turn.profile.unacceptableWithoutAck === "silence";
  if (isUnanswered || faulty(turn.profile, "unacceptable-unanswered")) {
    turn.rule("sequence.outside-unanswered");
    return undefined;
  }
  restartTimeWait(turn, tcb, segment);
  turn.rule("sequence.outside");
  // RFC 5961 §4.2 asks for the same ACK "irrespective of the sequence number" of a SYN; there it counts as a challenge.
  // AMBIGUITY: so it does here for an empty segment. By the letter two ends out of step (two SYN-RECEIVED from stale SYNs)
  // answer each other's ACKs for ever; §7's throttle is the only thing that can end it. Text and FINs are paced by their
  // sender's RTO and always answered.
  if ((segment.syn && isSynchronized(tcb.state)) || segmentLength(segment) === 0) challenge(turn, tcb);
  else turn.send(acknowledgment(turn, tcb));
  return undefined;
};

/** D-3: the retransmitted FIN, one below the window, which the fifth and eighth checks speak of and which never gets there. */
const restartTimeWait = (turn: Turn, tcb: Synchronizing, segment: Segment): void => {
  if (tcb.state !== "TIME-WAIT" || !segment.fin || segment.ack === undefined || segmentEnd(segment) !== tcb.rcvNxt) return;
  if (turn.profile.timeWaitRestart === "never") return;
  turn.rule("time-wait.restarted");
  turn.tcb = { ...tcb, timeWait: timeWaitLength(turn.profile) };
};
