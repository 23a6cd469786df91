/** Which row of the tables a segment falls under, from the TCB before and the segment alone. */
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { SynReceived, SynSent, Synchronizing, TimeWait } from "../../model/tcb.ts";
import { ahead, isHalfway, plus, seenFrom } from "./circle.ts";
import type { ClosedClass, ListenClass, SynchronizingClass, SynchronizingKey, SynSentClass } from "./segment-table.ts";

/** SEG.LEN: text, plus one for SYN and one for FIN (§3.4). */
export const lengthOf = (segment: Segment): number => segment.data.length + Number(segment.syn) + Number(segment.fin);

const isForeign = (segment: Segment, claimed: Profile): boolean => (segment.security ?? 0) !== claimed.security;

export const classInClosed = (segment: Segment): ClosedClass => (segment.rst ? "reset" : "other");

export const classInListen = (segment: Segment, claimed: Profile): ListenClass => {
  if (segment.rst) return "reset";
  if (segment.ack !== undefined) return "ack";
  if (!segment.syn) return "other";
  if (isForeign(segment, claimed)) return "foreign-syn";
  return segment.fin ? "syn-fin" : "syn";
};

/** Undefined: the RFC does not define it. */
export const classInSynSent = (tcb: SynSent, segment: Segment, claimed: Profile): SynSentClass | undefined => {
  const { ack } = segment;
  if (ack !== undefined) {
    const place = seenFrom(tcb.iss, ack);
    if (isHalfway(place)) return undefined;
    const acceptable = place > 0 && place <= ahead(tcb.iss, tcb.sndNxt);
    if (!acceptable) return segment.rst ? "bad-ack-reset" : "bad-ack";
  }
  if (segment.rst) {
    if (ack === undefined) return "reset-without-ack";
    return segment.seq === 0 ? "reset-acceptable" : "reset-at-other-seq";
  }
  if (isForeign(segment, claimed)) return "foreign";
  if (!segment.syn) return "other";
  return ack === undefined ? "syn" : "syn-ack";
};

export const keyOf = (tcb: Synchronizing): SynchronizingKey => {
  if (tcb.state !== "SYN-RECEIVED") return tcb.state;
  if (tcb.reopened !== undefined) return "SYN-RECEIVED, reopened";
  return tcb.openedBy === "passive" ? "SYN-RECEIVED, passive" : "SYN-RECEIVED, active";
};

/** Where a segment lies in the receive window: offsets from RCV.NXT. */
export interface Place {
  /** Of SEG.SEQ. */
  readonly first: number;
  /** Of the last octet, SEG.SEQ+SEG.LEN−1; below `first` when the segment is empty. */
  readonly last: number;
  /** Table 6 of §3.10.7.4. */
  readonly acceptable: boolean;
}

export const placeOf = (tcb: Synchronizing, segment: Segment, claimed: Profile): Place => {
  const length = lengthOf(segment);
  const wnd = tcb.rcvWnd;
  const first = seenFrom(tcb.rcvNxt, segment.seq);
  const last = first + length - 1;
  const inside = (offset: number): boolean => offset >= 0 && offset < wnd;
  const acceptable = length === 0
    ? (wnd === 0 ? first === 0 : inside(first))
    : wnd > 0 && (inside(first) || inside(last) || (claimed.coversWindow === "acceptable" && first < 0 && last >= wnd));
  return { first, last, acceptable };
};

/** RFC 6191 §2, and the bare sequence number rule of MAY-2. Undefined: the RFC does not define it. */
const mayReopen = (tcb: TimeWait, segment: Segment, claimed: Profile): boolean | undefined => {
  // The remote FIN's own number is RCV.NXT−1.
  const last = claimed.reuseAbove === "remote-fin" ? plus(tcb.rcvNxt, -1) : tcb.rcvNxt;
  const place = seenFrom(last, segment.seq);
  if (isHalfway(place)) return undefined;
  const later = place > 0;
  if (claimed.timeWaitReuse === "sequence") return later;
  if (!claimed.timestamps || segment.ts === undefined) return later;
  if (tcb.tsRecent === undefined) return true;
  const newer = seenFrom(tcb.tsRecent, segment.ts.val);
  return newer > 0 || (newer === 0 && later);
};

const resetClass = ({ first }: Place, wnd: number): SynchronizingClass => {
  if (first === 0) return "reset-exact";
  if (first > 0 && first < wnd) return "reset-inside";
  // D-9: RFC 5961 §3.2 prints RCV.NXT+RCV.WND as still inside.
  return first === wnd ? "reset-one-outside" : "reset-outside";
};

const unacceptableClass = (tcb: Synchronizing, segment: Segment, { first, last }: Place): SynchronizingClass | undefined => {
  if (segment.syn && tcb.state !== "SYN-RECEIVED") {
    // A SYN,FIN as retransmission of the remote FIN is not what anybody had in mind.
    if (tcb.state === "TIME-WAIT" && segment.fin && last === -1) return undefined;
    return first === -1 && segment.ack === undefined && segment.seq !== tcb.irs && tcb.state !== "TIME-WAIT" ? "restart-syn" : "outside-syn";
  }
  if (segment.ack === undefined) {
    if (segment.syn) return "outside-syn";
    return first === 0 && tcb.rcvWnd === 0 ? "at-zero-window-without-ack" : "outside-without-ack";
  }
  if (segment.fin && last === -1) return "retransmitted-fin";
  if (first === 0 && tcb.rcvWnd === 0) return "at-zero-window";
  return "outside";
};

/** Undefined: the RFC does not define it. */
export const ackClass = (tcb: Synchronizing, ack: number, claimed: Profile): SynchronizingClass | undefined => {
  const place = seenFrom(tcb.sndUna, ack);
  if (isHalfway(place)) return undefined;
  // Half the circle below SND.UNA and half of it above SND.NXT overlap; without a range nothing decides which it is.
  if (!claimed.ackRangeCheck && place < 0 && seenFrom(tcb.sndNxt, ack) > 0) return undefined;
  if (place > ahead(tcb.sndUna, tcb.sndNxt)) return "ack-above";
  if (claimed.ackRangeCheck && place < -tcb.maxSndWnd) return "ack-too-old";
  // Also after a CLOSE in SYN-RECEIVED (D-17), as long as our SYN is not acknowledged.
  return place <= 0 && tcb.sndUna === tcb.iss ? "ack-not-acceptable" : "acceptable";
};

/** What is read of the remote SYN once more, in SYN-RECEIVED: the SYN alone, or the ACK of a simultaneous open. */
const readsAgain = (tcb: SynReceived, segment: Segment, claimed: Profile): "syn" | "ack" | "nothing" => {
  if (segment.ack === undefined) return claimed.duplicateSyn === "resend-syn-ack" ? "syn" : "nothing";
  return tcb.openedBy === "active" && claimed.crossedSynAck === "trim-syn" ? "ack" : "nothing";
};

/** Whether RFC 6191 has a say: a SYN in a TIME-WAIT whose user waited for connections. */
const decidesOnReuse = (tcb: Synchronizing, segment: Segment, claimed: Profile): tcb is TimeWait =>
  tcb.state === "TIME-WAIT" && tcb.openedBy === "passive" && segment.syn && segment.ack === undefined && claimed.timeWaitReuse !== "never" && !isForeign(segment, claimed);

/** Undefined: nothing is promised. */
export const classInOtherStates = (tcb: Synchronizing, segment: Segment, claimed: Profile): SynchronizingClass | undefined => {
  const place = placeOf(tcb, segment, claimed);
  // SYN and RST together mean nothing; where only the special allowance of a zero window would let the RST in, either is right.
  if (segment.rst) return segment.syn && tcb.rcvWnd === 0 ? undefined : resetClass(place, tcb.rcvWnd);
  if (decidesOnReuse(tcb, segment, claimed)) {
    const may = mayReopen(tcb, segment, claimed);
    return may === undefined ? undefined : may ? "new-syn" : "refused-syn";
  }
  if (tcb.tsRecent !== undefined) {
    if (segment.ts === undefined) return "no-timestamp";
    const age = seenFrom(tcb.tsRecent, segment.ts.val);
    if (age < 0) return "old-timestamp";
    if (isHalfway(age)) return undefined;
  }
  if (tcb.state === "SYN-RECEIVED" && segment.syn && segment.seq === tcb.irs) {
    if (isForeign(segment, claimed)) return undefined;
    const read = readsAgain(tcb, segment, claimed);
    if (read === "syn") return "duplicate-syn";
    if (read === "ack" && segment.ack !== undefined) return ackClass(tcb, segment.ack, claimed);
  }
  const foreign = isForeign(segment, claimed);
  if (!place.acceptable) return foreign && tcb.rcvWnd === 0 && segment.ack !== undefined && !segment.syn && !segment.fin ? "outside" : unacceptableClass(tcb, segment, place);
  if (foreign) return "foreign";
  if (segment.syn) return place.first >= 0 ? "syn-inside" : "straddling-syn";
  if (segment.ack === undefined) return "without-ack";
  return ackClass(tcb, segment.ack, claimed);
};
