/** §3.10.7.4, fifth: check the ACK field (RFC 5961 §5.2). */
import { connectionOf, enterTimeWait, finAcknowledged, timeWaitLength } from "../../connection.ts";
import { faulty } from "../../profile.ts";
import { acknowledgment, resetFor } from "../../replies.ts";
import { acknowledge } from "../../retransmission.ts";
import type { Segment } from "../../segment.ts";
import { add, before, beforeOrAt, distanceFrom, inWindow, type Seq } from "../../seq.ts";
import type { Connected, FinWait2, SynReceived, Synchronizing, TimeWait } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";
import { challenge } from "../challenge.ts";

export const ackField = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  const ack = segment.ack;
  if (ack === undefined) {
    turn.rule("ack.missing");
    return undefined;
  }
  if (tcb.state === "SYN-RECEIVED") return inSynReceived(turn, tcb, segment, ack);
  if (before(tcb.sndNxt, ack) && faulty(turn.profile, "ack-of-unsent-accepted")) return ackField(turn, tcb, { ...segment, ack: tcb.sndNxt });
  if (turn.profile.ackRangeCheck && !inAckRange(tcb, ack)) {
    turn.rule("ack.out-of-range");
    challenge(turn, tcb);
    return undefined;
  }
  if (before(tcb.sndNxt, ack)) {
    turn.rule("ack.of-unsent");
    turn.send(acknowledgment(turn, tcb));
    return undefined;
  }
  return tcb.state === "TIME-WAIT" ? inTimeWait(turn, segment) : inConnected(turn, tcb, segment, ack);
};

/** MAY-12: SND.UNA − MAX.SND.WND =< SEG.ACK =< SND.NXT. */
const inAckRange = (tcb: Connected | TimeWait, ack: Seq): boolean =>
  inWindow(ack, add(tcb.sndUna, -tcb.maxSndWnd), tcb.maxSndWnd + distanceFrom(tcb.sndUna, tcb.sndNxt) + 1);

const inSynReceived = (turn: Turn, tcb: SynReceived, segment: Segment, ack: Seq): Segment | undefined => {
  const isNew = faulty(turn.profile, "syn-received-accepts-ack-of-iss") ? beforeOrAt : before;
  if (isNew(tcb.sndUna, ack) && beforeOrAt(ack, tcb.sndNxt)) {
    turn.rule("syn-received.established");
    turn.signal({ kind: "open" });
    const opened = {
      ...connectionOf(tcb),
      sndWnd: segment.wnd,
      maxSndWnd: Math.max(tcb.maxSndWnd, segment.wnd),
      sndWl1: segment.seq,
      sndWl2: ack,
    };
    // A CLOSE that was queued is carried out on entering ESTABLISHED (§3.10.4), behind the SENDs before it.
    const next: Connected = tcb.closeRequested
      ? { ...opened, state: "FIN-WAIT-1", finSeq: undefined }
      : { ...opened, state: "ESTABLISHED" };
    turn.tcb = next;
    return inConnected(turn, next, segment, ack);
  }
  // D-21: by the letter MAY-12's range comes first here too, and answers with an ACK.
  if (turn.profile.ackRangeInSynReceived === "acknowledge" && !inAckRange(tcb, ack)) {
    turn.rule("ack.out-of-range");
    challenge(turn, tcb);
    return undefined;
  }
  turn.rule("syn-received.bad-ack");
  if (!faulty(turn.profile, "bad-ack-in-syn-received-unanswered")) turn.send(resetFor(segment));
  // What is reset is not acknowledged as well, not even a crossed SYN,ACK (D-19).
  turn.ackOwed = false;
  // D-8: "form a reset segment and send it" is not followed by "return".
  return turn.profile.badAckInSynReceived === "reset-and-go-on" ? segment : undefined;
};

/** D-4: "acknowledge it", read for anything but a retransmitted FIN, makes two TIME-WAITs acknowledge each other for ever. */
const inTimeWait = (turn: Turn, segment: Segment): Segment => {
  turn.rule("time-wait.ack");
  if (turn.profile.timeWaitAck === "acknowledge") turn.ackOwed = true;
  return segment;
};

/** The ESTABLISHED processing, which the other states add to. */
const inConnected = (turn: Turn, tcb: Exclude<Connected, SynReceived>, segment: Segment, ack: Seq): Segment | undefined => {
  let next = tcb;
  if (before(tcb.sndUna, ack)) {
    turn.rule("ack.new");
    const { tcb: advanced, octets } = acknowledge(turn.profile, tcb, ack);
    if (octets > 0) turn.signal({ kind: "sent", octets });
    next = advanced;
  } else {
    turn.rule("ack.duplicate");
    // D-17: CLOSE came before anything acknowledged our SYN. What such a segment carries may be as old as the SYN was, and
    // is not "valid" (§3.5) until an ACK of the SYN says so.
    if (tcb.sndUna === tcb.iss) return undefined;
  }
  next = updateWindow(turn, next, segment, ack);
  turn.tcb = next;
  return byState(turn, next, segment);
};

/** "The check here prevents using old segments to update the window." */
const updateWindow = <T extends Connected>(turn: Turn, tcb: T, segment: Segment, ack: Seq): T => {
  const recent = before(tcb.sndWl1, segment.seq) || (tcb.sndWl1 === segment.seq && beforeOrAt(tcb.sndWl2, ack));
  const next = tcb.sndUna === ack && (recent || faulty(turn.profile, "old-segment-updates-window"))
    ? { ...tcb, sndWnd: segment.wnd, maxSndWnd: Math.max(tcb.maxSndWnd, segment.wnd), sndWl1: segment.seq, sndWl2: ack }
    : tcb;
  // MUST-37: as long as the peer answers, a closed window is no failure to deliver.
  if (next.sndWnd !== 0 || next.rtx === undefined || faulty(turn.profile, "answered-probes-give-up")) return next;
  return { ...next, rtx: { ...next.rtx, age: 0 }, userTimeout: turn.profile.userTimeout };
};

const byState = (turn: Turn, tcb: Exclude<Connected, SynReceived>, segment: Segment): Segment | undefined => {
  switch (tcb.state) {
    case "ESTABLISHED":
    case "FIN-WAIT-2":
    case "CLOSE-WAIT":
      return segment;
    case "FIN-WAIT-1":
      if (!finAcknowledged(tcb) && !(tcb.finSeq !== undefined && faulty(turn.profile, "fin-acknowledged-by-any-ack"))) return segment;
      turn.rule("fin-wait-1.fin-acknowledged");
      turn.signal({ kind: "close-acknowledged" });
      turn.tcb = { ...connectionOf(tcb), state: "FIN-WAIT-2" } satisfies FinWait2;
      return segment;
    case "CLOSING":
      if (!finAcknowledged(tcb)) return undefined;
      turn.rule("closing.fin-acknowledged");
      // D-14: the text of Figure 13 lets both ends forget the connection here.
      if (turn.profile.simultaneousClose === "CLOSED") turn.close();
      else enterTimeWait(turn, tcb, faulty(turn.profile, "time-wait-never-ends") ? Infinity : timeWaitLength(turn.profile));
      return undefined;
    case "LAST-ACK":
      if (!finAcknowledged(tcb) && !faulty(turn.profile, "last-ack-closes-on-any-ack")) return undefined;
      turn.rule("last-ack.fin-acknowledged");
      turn.close();
      return undefined;
    default:
      return tcb satisfies never;
  }
};
