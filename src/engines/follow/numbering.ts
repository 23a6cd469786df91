/** Judging SEG.SEQ, FIN and timestamps of a segment that takes part in the connection. */
import { FIN } from "../../wire/tcp-header.ts";
import { isOrdered, seesAllOf } from "./connection.ts";
import type { Breach } from "./end.ts";
import { beyond, has, up } from "./observed.ts";
import type { View } from "./opening.ts";

/** Beyond the widest window (RFC 7323 §2.3) no gap is one that a tap makes. */
const WIDEST = 0x4000_0000;

export const judgeSeq = (view: View): Breach | undefined => wentBackToFormer(view) ?? belowFirst(view) ?? behindFin(view) ?? decideJump(view) ?? behindGap(view);

/** Of two SYN,ACKs with different ISNs the first may be the one that counts: a listener that answers every SYN anew keeps none of them. */
const wentBackToFormer = ({ own, s }: View): Breach | undefined => {
  if (own.formerIss === undefined) return undefined;
  if (s.seq !== beyond(own.formerIss, 1)) {
    if (own.iss !== undefined && up(own.iss, s.seq) > 0) own.formerIss = undefined;
    return undefined;
  }
  const latest = own.iss ?? 0;
  own.iss = own.formerIss;
  own.nxt = s.seq;
  own.formerIss = undefined;
  return own.lastSyn === undefined ? undefined : {
    property: "isn-kept-on-retransmission", because: `goes on with the ISN of its SYN, ${own.iss}, and its SYN,ACK had ${latest}`, allowed: `SYN,ACK with SEQ=${own.iss}`,
    ...(own.lastSynAck === undefined ? {} : { segment: own.lastSynAck }),
  };
};

/** Nothing lies below ISN+1, but the octet that a keep-alive doubles (§3.8.4) when no text was sent yet. */
const belowFirst = ({ own, s }: View): Breach | undefined => {
  if (own.iss === undefined) return undefined;
  const below = up(beyond(own.iss, 1), s.seq);
  if (below >= 0 || (below === -1 && s.text <= 1)) return undefined;
  return { property: "sequence-numbers-sent", because: `SEQ=${s.seq} lies below ${beyond(own.iss, 1)}, its ISN plus one`, allowed: `SEQ=${beyond(own.iss, 1)} to ${own.nxt ?? beyond(own.iss, 1)}` };
};

const behindFin = (view: View): Breach | undefined => {
  const { own, s } = view;
  const textEnd = beyond(s.seq, s.text);
  if (own.finAt === undefined) {
    if (!has(s, FIN) || own.textEnd === undefined || up(textEnd, own.textEnd) <= 0) return undefined;
    return { property: "end-of-stream-comes-last", because: `a FIN at ${textEnd}, and it has sent text up to ${own.textEnd} before`, allowed: `a FIN at ${own.textEnd}` };
  }
  if (has(s, FIN) && textEnd !== own.finAt) {
    return { property: "end-of-stream-comes-last", because: `a FIN at ${textEnd}, and its FIN was at ${own.finAt} before`, allowed: `a FIN at ${own.finAt}` };
  }
  if (isAsIfOpen(view)) {
    return {
      property: "end-of-stream-comes-last", because: `a FIN at ${own.finAt}, and then it goes on with SEQ=${s.seq} as if it had sent none (#${s.number})`,
      allowed: `SEQ=${beyond(own.finAt, 1)} from then on`, ...(own.fin === undefined ? {} : { segment: own.fin }),
    };
  }
  const over = up(own.finAt, textEnd);
  // A keep-alive may have an octet that lies on the FIN (MUST-29).
  const probe = s.text === 1 && s.seq === own.finAt;
  if (s.text > 0 && over > 0 && !probe) {
    return { property: "end-of-stream-comes-last", because: `text up to ${textEnd}, behind its FIN at ${own.finAt}`, allowed: `no text beyond ${own.finAt}` };
  }
  if (s.text === 0 && up(beyond(own.finAt, 1), s.seq) > 0) {
    return { property: "sequence-numbers-sent", because: `SEQ=${s.seq}, and nothing follows its FIN at ${own.finAt}`, allowed: `SEQ=${beyond(own.finAt, 1)}` };
  }
  return undefined;
};

/** ms: no keep-alive comes so soon. */
const SOON = 500;

/** A segment without text has SND.NXT, and this one acknowledges more than the FIN did, so it came later: unless it is a keep-alive, or the window ends there. */
const isAsIfOpen = ({ own, peer, s }: View): boolean =>
  own.fin !== undefined && s.text === 0 && !has(s, FIN) && s.seq === own.finAt && up(own.fin.ack, s.ack) > 0
  && peer.last !== undefined && s.time - peer.last.time < SOON && (peer.edge === undefined || up(s.seq, peer.edge) > 0);

/** After a gap: whether later segments go on behind it, or show that there is none. */
const decideJump = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  const doubt = own.jump;
  if (doubt === undefined) return undefined;
  if (peer.ackMax !== undefined && up(doubt.value, peer.ackMax) >= 0) {
    flow.missed++;
    own.jump = undefined;
    return undefined;
  }
  const back = up(s.seq, doubt.value) > 0;
  if (!back) {
    // A second segment behind the gap: it was no slip.
    if (s.number !== doubt.segment.number && up(doubt.segment.end, s.seq) >= 0 && s.text > 0) own.jump = undefined;
    return undefined;
  }
  if (s.text > 0 && s.seq === doubt.from) doubt.continued = true;
  // Without text SEG.SEQ is SND.NXT, but in a keep-alive, and in a probe of a window.
  const idle = s.text === 0 && up(s.seq, doubt.value) > 1 && s.seq === doubt.from;
  const later = isOrdered(flow, from) || (doubt.segment.ts !== undefined && s.ts !== undefined && up(doubt.segment.ts, s.ts) > 0) || up(doubt.segment.ack, s.ack) > 0;
  return idle && later ? doubt.breach : undefined;
};

const behindGap = ({ flow, from, own, s }: View): Breach | undefined => {
  if (own.nxt === undefined) return undefined;
  const gap = up(own.nxt, s.seq);
  if (gap <= 0) return undefined;
  const breach: Breach = { property: "sequence-numbers-sent", because: `SEQ=${s.seq}, and all it was seen to send ends at ${own.nxt}`, allowed: `SEQ=${own.nxt}, or less`, segment: s };
  if (seesAllOf(flow, from) || gap > WIDEST) return breach;
  own.jump ??= { segment: s, value: s.seq, from: own.nxt, breach, continued: false };
  return undefined;
};

/** RFC 7323: once both SYNs had the option, every segment but a reset has it, and its clock does not run backwards. */
export const judgeTimestamps = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  const agreed = own.ts && peer.ts && flow.begun === "syn";
  if (s.ts === undefined) {
    if (!agreed || !s.legible) return undefined;
    return { property: "paws", because: "has no timestamp, though both SYNs had the option", allowed: "the Timestamps option" };
  }
  const back = own.tsMax !== undefined && up(own.tsMax, s.ts) < 0;
  if (back && agreed && isOrdered(flow, from)) {
    return { property: "paws", because: `TSval=${s.ts}, after ${own.tsMax} before`, allowed: `TSval=${own.tsMax} or more` };
  }
  if (!back) own.tsMax = s.ts;
  return undefined;
};
