/** Judging SEG.ACK of a segment that takes part in the connection. */
import { isAtAnEnd, isOrdered, type Connection, type Index } from "./connection.ts";
import type { Breach, Doubt, End } from "./end.ts";
import { beyond, has, up, type Observed } from "./observed.ts";
import type { View } from "./opening.ts";
import { FIN } from "../../wire/tcp-header.ts";

/** The most a window can hold (RFC 7323 §2.3). A tap that drops a burst misses more than one window, but hardly that much. */
export const WIDEST = 0x4000_0000;

export const judgeAck = (view: View): Breach | undefined => {
  const { own, peer, s } = view;
  if (peer.nxt === undefined) {
    peer.nxt = s.ack;
    peer.first = s.ack;
  }
  // Of two SYN,ACKs either may have arrived; who sent them says which of them counts.
  if (peer.formerIss !== undefined && up(peer.formerIss, s.ack) > 0 && up(s.ack, peer.formerNxt ?? s.ack) >= 0) return undefined;
  // It answers a SYN with another ISN, which the tap may have missed, and has done so before: what the other end does decides.
  if (own.opening !== undefined && s.ack === own.opening.value && own.opening.breach.property === "acknowledges-isn-plus-one") return undefined;
  const breach = belowIsn(view) ?? goesBack(view) ?? ofUnsent(view);
  if (breach !== undefined) return breach;
  if (own.ackMax === undefined || up(own.ackMax, s.ack) > 0) {
    own.ackMax = s.ack;
    // SEG.SEQ+SEG.LEN is SND.NXT, unless it was sent before.
    own.ackMaxFront = own.nxt === undefined || up(own.nxt, s.end) >= 0 ? s.end : undefined;
    own.ackMaxTs = s.ts;
  }
  return undefined;
};

const belowIsn = ({ own, peer, s }: View): Breach | undefined => {
  if (peer.iss === undefined || up(beyond(peer.iss, 1), s.ack) >= 0) return undefined;
  const opening = own.ackMax === undefined || up(peer.iss, own.ackMax) <= 1;
  return {
    property: opening ? "acknowledges-isn-plus-one" : "acknowledgment-range",
    because: `acknowledges ${s.ack}, below ${beyond(peer.iss, 1)}, the other end's ISN plus one`,
    allowed: `ACK=${opening ? beyond(peer.iss, 1) : `${own.ackMax ?? beyond(peer.iss, 1)} or more`}`,
  };
};

/** RCV.NXT never goes back; a segment that was overtaken on its way to the tap only seems to. */
const goesBack = ({ flow, from, own, s }: View): Breach | undefined => {
  if (own.ackMax === undefined || up(own.ackMax, s.ack) >= 0 || !isLater(flow, from, own, s)) return undefined;
  // What went too far before is what is wrong, if anything is.
  if (own.ahead !== undefined) return own.ahead.breach;
  return { property: "acknowledgment-range", because: `acknowledges ${s.ack}, after ${own.ackMax} before`, allowed: `ACK=${own.ackMax} or more` };
};

/** Whether the segment was surely sent after the one with the highest ACK: in front of it there was no such text, or its clock is later. */
const isLater = (flow: Connection, from: Index, own: End, s: Observed): boolean =>
  isOrdered(flow, from)
  || (own.ackMaxFront !== undefined && s.text > 0 && up(own.ackMaxFront, s.seq) >= 0)
  || (own.ackMaxTs !== undefined && s.ts !== undefined && up(own.ackMaxTs, s.ts) > 0);

/**
 * The third segment itself: it came too soon to acknowledge anything that was sent after the SYN,ACK. With timestamps it echoes the
 * clock of the SYN,ACK; clocks tick in milliseconds (RFC 7323 §5.4), so on a short way its haste has to say so, too.
 */
const isThird = ({ own, peer, s }: View): boolean => {
  const [syn, answer] = [own.lastSyn, peer.lastSynAck];
  if (syn === undefined || answer === undefined || own.syns !== 1 || peer.synAcks !== 1 || peer.fastOpen || own.fastOpen) return false;
  // Nothing else was seen of either end.
  if (own.segments !== 2 || peer.segments !== 1) return false;
  const there = answer.time - syn.time;
  const back = s.time - answer.time;
  if (s.ecr === undefined || answer.ts === undefined) return back < there;
  return s.ecr === answer.ts && (there >= TICKS || back <= 2 * there);
};

/** Two ticks of the slowest clock that is common, ms. */
const TICKS = 2;

const ofUnsent = (view: View): Breach | undefined => {
  const { flow, own, peer, s } = view;
  const nxt = peer.nxt ?? s.ack;
  if (up(nxt, s.ack) <= 0) return undefined;
  const opening = peer.iss !== undefined && nxt === beyond(peer.iss, 1) && (own.ackMax === undefined || up(peer.iss, own.ackMax) <= 1);
  // A reset is never acknowledged, and its text is not taken: who acknowledges just that has got a segment without RST.
  if (peer.reset !== undefined && peer.reset.text > 0 && s.ack === peer.reset.end) {
    return { property: "control-bits", because: `a reset with ${peer.reset.text} octets of text, and the other end acknowledges them (#${s.number})`, allowed: "the same without RST", segment: peer.reset };
  }
  const breach: Breach = {
    property: opening || nxt === peer.finAt || (peer.finAt !== undefined && nxt === beyond(peer.finAt, 1)) ? "acknowledges-isn-plus-one" : "acknowledgment-range",
    because: opening ? `acknowledges ${s.ack}, and the ISN of the other end is ${peer.iss}; nothing was sent behind it` : `acknowledges ${s.ack}, and nothing beyond ${nxt} was sent`,
    allowed: opening ? `ACK=${nxt}` : `ACK=${own.ackMax ?? nxt}${own.ackMax === nxt || own.ackMax === undefined ? "" : ` to ${nxt}`}`,
    segment: s,
  };
  const behindFin = peer.finAt !== undefined && up(beyond(peer.finAt, 1), s.ack) > 0;
  if (behindFin || up(nxt, s.ack) > WIDEST || isAtAnEnd(flow) || (opening && isThird(view))) return breach;
  // The tap may have missed what it acknowledges. If so, the other end goes on behind it.
  own.ahead ??= { segment: s, value: s.ack, from: nxt, breach, continued: false, beyondWindow: own.edge !== undefined && up(own.edge, s.ack) > 1 };
  peer.nxt = s.ack;
  return undefined;
};

/** What a segment says about an acknowledgment that went beyond all that was seen. @returns the breach, where it refutes the tap's having missed anything. */
export const decideAhead = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  const doubt: Doubt | undefined = peer.ahead;
  if (doubt === undefined) return undefined;
  if (up(doubt.value, s.seq) >= 0) {
    flow.missed++;
    peer.ahead = undefined;
    // Before the third segment nothing can have been missed, unless that was missed, too.
    if (doubt.breach.property === "acknowledges-isn-plus-one" && own.iss !== undefined && doubt.from === beyond(own.iss, 1)) {
      flow.unknown ??= { segment: doubt.segment, because: `${doubt.breach.because}: unless the tap missed both an acknowledgment and text` };
    }
    return undefined;
  }
  // Just what it acknowledges: the tap shows the two directions out of order.
  if (s.text > 0 && s.seq === doubt.from && s.end === doubt.value && !isOrdered(flow, from)) {
    peer.ahead = undefined;
    return undefined;
  }
  const isBare = s.text === 0 && !has(s, FIN);
  // Without text SEG.SEQ is SND.NXT, but in a keep-alive: who goes on below has sent nothing beyond.
  if (s.seq === doubt.from && isBare && isOrdered(flow, from)) return doubt.breach;
  // Who has got that acknowledgment, by the text it came with, sends nothing of what it acknowledges.
  const { segment } = doubt;
  const hasGot = segment.end !== segment.seq && up(segment.end, s.ack) >= 0;
  if (hasGot && !(up(s.seq, doubt.value) === 1 && s.text <= 1 && !has(s, FIN))) return doubt.breach;
  if (s.seq === doubt.from && s.text > 0) doubt.continued = true;
  const last = own.finAt === undefined ? (has(s, FIN) ? s.end : undefined) : beyond(own.finAt, 1);
  const passes = last !== undefined && up(last, doubt.value) > 0;
  return passes ? doubt.breach : undefined;
};
