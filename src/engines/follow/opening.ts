/** Judging SYN and SYN,ACK, and whether who takes part in a connection was let in. */
import { isAtAnEnd, isOrdered, type Connection, type Index } from "./connection.ts";
import type { Breach, Doubt, End } from "./end.ts";
import { beyond, has, isAnotherIsn, up, type Observed } from "./observed.ts";
import { ACK, FIN } from "../../wire/tcp-header.ts";

/** A segment, its sender and the other end. */
export interface View {
  readonly flow: Connection;
  readonly from: Index;
  readonly own: End;
  readonly peer: End;
  readonly s: Observed;
}

const newSyn = (own: End, s: Observed): void => {
  own.iss = s.seq;
  own.nxt = s.end;
  own.shift = s.shift;
  own.ts = s.ts !== undefined;
  own.hadMss = s.mss !== undefined;
  own.fastOpen = s.fastOpen;
  own.onSyn = s.text;
};

export const judgeSyn = (view: View): Breach | undefined => {
  const { flow, own, peer, s } = view;
  const known = own.iss !== undefined;
  if (!known) newSyn(own, s);
  if (own.lastSyn !== undefined) own.synGap = s.time - own.lastSyn.time;
  own.lastSyn = s;
  own.syns++;
  if (s.text > 0) own.onSyn = Math.max(own.onSyn, s.text);
  flow.synSinceAnswer = true;
  if (s.text > 0 && !s.fastOpen) {
    return { property: "no-data-on-syn", because: `the SYN carries ${s.text} octets without the Fast Open option`, allowed: "a SYN without text, or with the Fast Open option" };
  }
  if (own.lastSynAck?.ack === 0 && own.lastSynAck.seq === s.seq && peer.segments === 0) return isBareButForAck(own.lastSynAck);
  // Who knows the other's ISN has got its SYN, and answers it.
  if (peer.iss !== undefined && s.ack !== 0 && s.ack === beyond(peer.iss, 1)) {
    return { property: "control-bits", because: `a SYN without ACK has ${s.ack} in its ACK field, the other end's ISN plus one`, allowed: "SYN,ACK" };
  }
  if (known && up(own.iss ?? 0, s.seq) !== 0) {
    return { property: "isn-kept-on-retransmission", because: `SEQ=${s.seq}, and the SYN before had ${own.iss}`, allowed: `SEQ=${own.iss}` };
  }
  return undefined;
};

export const judgeSynAck = (view: View): Breach | undefined => {
  const { flow, own, peer, s } = view;
  const breach = issOfAnswer(view) ?? acknowledgedSyn(view);
  own.lastSynAck = s;
  own.synAcks++;
  flow.synSinceAnswer = false;
  if (breach !== undefined) return breach;
  if (s.text > 0 && !peer.fastOpen && peer.lastSyn !== undefined) {
    return { property: "no-data-on-syn", because: `the SYN,ACK carries ${s.text} octets, and the SYN had no Fast Open option`, allowed: "a SYN,ACK without text" };
  }
  return undefined;
};

/** The ACK field of a SYN is 0. One that has ACK, too, acknowledges 0 only once in 2^32, and then the other end shows that it has sent that ISN. */
const isBareButForAck = (synAck: Observed): Breach => ({ property: "control-bits", because: "a SYN,ACK acknowledges 0, and no SYN of the other end had that number", allowed: "SYN", segment: synAck });

/** The ISS of a SYN,ACK: as before, unless it answers another SYN, or the half-open connection was given up between. */
const issOfAnswer = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  if (own.iss === undefined) {
    newSyn(own, s);
    return undefined;
  }
  if (s.seq === own.iss) return undefined;
  if (peer.lastSynAck?.ack === 0 && peer.lastSyn === undefined && own.lastSyn === undefined && own.lastSynAck === undefined) return isBareButForAck(peer.lastSynAck);
  const right = { property: "isn-kept-on-retransmission", because: `SEQ=${s.seq}, and the SYN before had ${own.iss}`, allowed: `SEQ=${own.iss}` };
  // Where its next segment is due it is one of the connection; elsewhere it begins another, and the tap missed the SYN that it answers.
  const isDue = up(own.iss, s.seq) > 0 && up(s.seq, own.nxt ?? s.seq) >= 0;
  if (own.lastSyn !== undefined && peer.lastSyn === undefined && (isDue || isAtAnEnd(flow))) {
    return { property: "no-syn-in-connection", because: "a SYN,ACK of the end that has opened, and no SYN to answer", allowed: "the same without SYN" };
  }
  const answersAnother = own.lastSynAck !== undefined && own.lastSynAck.ack !== s.ack;
  // After a SYN of its own it may have called CLOSE, which sends nothing (§3.10.4), and then listened: to go on with the old ISN betrays it.
  const gaveUp = own.lastSyn !== undefined && own.lastSynAck === undefined;
  // Its ISS is known by hearsay alone: the SYN was missed, and may have been one before this.
  const unheard = own.lastSyn === undefined && own.lastSynAck === undefined && peer.lastSyn !== undefined && !isAtAnEnd(flow);
  // A half-open connection that was reset from here, or forgotten, is followed by another to the same SYN, if that comes again: both were missed.
  const another = isAnotherIsn(own.iss, s.seq) && !isAtAnEnd(flow) && !isOrdered(flow, from);
  if (!gaveUp && !unheard && !flow.synSinceAnswer && !answersAnother && !another && peer.reset === undefined) return right;
  if (gaveUp || unheard || another) flow.muddled = true;
  own.formerIss = own.iss;
  own.formerNxt = own.nxt;
  newSyn(own, s);
  return undefined;
};

/** SEG.ACK of a SYN,ACK: ISN+1, or more where the SYN carried text. */
const acknowledgedSyn = ({ flow, own, peer, s }: View): Breach | undefined => {
  if (peer.iss === undefined) {
    // The SYN was missed: this tells what it was.
    peer.iss = beyond(s.ack, -1);
    peer.nxt ??= s.ack;
    own.ackMax ??= s.ack;
    return undefined;
  }
  const over = up(beyond(peer.iss, 1), s.ack);
  if (over >= 0 && over <= Math.max(peer.onSyn, up(beyond(peer.iss, 1), peer.nxt ?? s.ack))) {
    own.opening = undefined;
    if (own.ackMax === undefined || up(own.ackMax, s.ack) > 0) own.ackMax = s.ack;
    return undefined;
  }
  const breach: Breach = {
    property: "acknowledges-isn-plus-one",
    because: `the SYN,ACK acknowledges ${s.ack}, and the ISN of the SYN is ${peer.iss}`,
    allowed: `ACK=${beyond(peer.iss, 1)}`,
    segment: s,
  };
  // Having answered this SYN as it should, and with another ISN, it answers another, which the tap missed.
  if (own.formerIss !== undefined && own.lastSynAck?.ack === beyond(peer.iss, 1) && !isAtAnEnd(flow)) {
    flow.muddled = true;
    return undefined;
  }
  // Only an old duplicate SYN explains it, which the other end then resets (figure 8). Seen, it is one; unseen, what comes next decides.
  if (answersEarlierSyn(flow, s)) return undefined;
  if (isAtAnEnd(flow)) return breach;
  own.opening = { segment: s, value: s.ack, from: beyond(peer.iss, 1), breach, continued: false };
  return undefined;
};

const answersEarlierSyn = (flow: Connection, s: Observed): boolean => {
  for (let earlier = flow.earlier; earlier !== undefined; earlier = earlier.earlier) {
    if (earlier.ends.some((end) => end.iss !== undefined && beyond(end.iss, 1) === s.ack)) return true;
  }
  return false;
};

/** A segment that takes part in the connection: neither SYN nor RST. */
export const judgeAdmission = (view: View): Breach | undefined => {
  const { flow, own, peer, s } = view;
  const refuted = refutedOpening(view);
  if (refuted !== undefined) return refuted;
  if (own.iss === undefined || flow.begun === "middle") return undefined;
  const confirmed = peer.ackMax !== undefined && up(own.iss, peer.ackMax) > 0;
  if (confirmed) return undefined;
  const text = s.text > 0;
  if (own.lastSynAck === undefined) {
    // It opened, and nothing acknowledges its SYN: a SYN,ACK was missed, or it opened by itself.
    const because = `takes part in the connection, and nobody has acknowledged its SYN (${own.iss})`;
    const allowed = "SYN again, or SYN,ACK in answer to a SYN";
    if (isAtAnEnd(flow)) return { property: "no-two-way-acceptance", because, allowed };
    if (!has(s, ACK)) return undefined;
    if (peer.iss === undefined && own.synAcks === 0) {
      flow.missed++;
      peer.nxt ??= s.ack;
      peer.first ??= s.ack;
      peer.ackMax = beyond(own.iss, 1);
    }
    return undefined;
  }
  // An end in SYN-RECEIVED may answer, and send its FIN at once (D-17), but no text: unless the SYN brought a Fast Open cookie.
  // Where the SYN,ACK was seen first, who knows what else is out of order.
  if (!text || peer.fastOpen || own.opening !== undefined || flow.begun === "syn-ack") return undefined;
  // It has got text of the other end that comes only later here: one direction is late at the tap.
  if (peer.nxt !== undefined && up(peer.nxt, s.ack) > 0 && !isAtAnEnd(flow)) return undefined;
  const breach: Breach = {
    property: "no-two-way-acceptance",
    because: `sends ${s.text} octets of text, and its own SYN (${own.iss}) is not acknowledged yet`,
    allowed: "SYN,ACK again, until it is acknowledged",
    segment: s,
  };
  if (isAtAnEnd(flow)) return breach;
  own.opening = { segment: s, value: beyond(own.iss, 1), from: beyond(own.iss, 1), breach, continued: false };
  return undefined;
};

/** What the other end does shows how it took a doubtful SYN,ACK, or text that came too early. */
const refutedOpening = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  const doubt = peer.opening;
  if (doubt === undefined || peer.iss === undefined || !has(s, ACK)) return undefined;
  if (doubt.breach.property === "acknowledges-isn-plus-one") {
    if (up(peer.iss, s.ack) <= 0) return undefined;
    if (!mayHaveOpenedAnew(own, peer, s, doubt)) return doubt.breach;
    flow.unknown ??= { segment: doubt.segment, because: `${doubt.breach.because}: unless the tap missed another SYN` };
    return undefined;
  }
  const first = own.ackMax === undefined || up(peer.iss, own.ackMax) <= 0;
  if (!first) return undefined;
  peer.opening = undefined;
  const third = s.text === 0 && !has(s, FIN) && own.iss !== undefined && s.seq === beyond(own.iss, 1) && s.ack === beyond(peer.iss, 1);
  // The first ACK of its SYN comes only now; it is sent once, unless the SYN,ACK came twice, two SYNs have crossed, or text came twice or in another order.
  const alone = peer.nxt === doubt.segment.end && peer.again === 0;
  if (third && alone && peer.lastSyn === undefined && peer.synAcks === 1 && isInOrder(flow, from)) {
    if (isOrdered(flow, from) || s.time - doubt.segment.time >= SKEW) return doubt.breach;
    flow.unknown ??= { segment: doubt.segment, because: `${doubt.breach.because}: unless the tap shows one direction later than the other` };
    return undefined;
  }
  flow.missed++;
  return undefined;
};

/** ms: a SYN that is not answered is sent again (RFC 6298 §2), or given up. */
const UNANSWERED = 900;

/** Whether there may have been another SYN: two have crossed, or it was answered late, and its sender goes on with the number that was acknowledged. */
const mayHaveOpenedAnew = ({ lastSyn, lastSynAck }: End, peer: End, { seq }: Observed, { segment, value }: Doubt): boolean => {
  if (lastSyn !== undefined && peer.lastSyn !== undefined) return true;
  const known = lastSyn ?? lastSynAck;
  return known !== undefined && seq === value && (segment.time - known.time >= UNANSWERED || isAnotherIsn(known.seq, beyond(value, -1)));
};

/** ms by which a tap may show one direction later than the other: the clocks or queues of two interfaces. */
const SKEW = 1;

const isInOrder = (flow: Connection, from: Index): boolean => isOrdered(flow, from) || flow.position !== "middle";

/** An end without connection that answers a SYN by an ACK of something else has one that the other has lost (figure 9). */
export const isHalfOpenAnswer = ({ flow, own, peer, s }: View): boolean => {
  const unanswered = own.synAcks + peer.synAcks === 0 && !isAtAnEnd(flow);
  if ((own.iss !== undefined && !unanswered) || peer.iss === undefined || peer.lastSyn === undefined || peer.ackMax !== undefined || (s.text > 0 && flow.earlier === undefined) || !has(s, ACK)) return false;
  const over = up(beyond(peer.iss, 1), s.ack);
  return over < 0 || over > peer.onSyn;
};
