/** Judging a reset, and saying what provoked it. */
import { ACK, FIN, RST, SYN } from "../../wire/tcp-header.ts";
import { WIDEST } from "./acknowledging.ts";
import { isAtAnEnd, isOpen, isOrdered } from "./connection.ts";
import type { Breach } from "./end.ts";
import { beyond, has, isAnotherIsn, showObserved, up, type Observed } from "./observed.ts";
import type { View } from "./opening.ts";
import { setOf } from "./states.ts";

/** Resets without state behind them: an end here answers what it cannot use, and stays as it is (§3.5.2, groups 1 and 2). */
const STAYS = setOf("LISTEN", "SYN-SENT", "SYN-RECEIVED", "CLOSED");

export const judgeReset = (view: View): Breach | undefined => {
  const { flow, own, peer, s } = view;
  const other = has(s, SYN) ? "SYN" : has(s, FIN) ? "FIN" : undefined;
  if (other !== undefined) return { property: "control-bits", because: `has ${other} and RST`, allowed: "one of the two" };
  const answered = noteReset(view);
  const breach = misplaced(view, answered);
  if (peer.opening?.value === s.seq) peer.opening = undefined;
  // A reset that answers is no end of an opening: both may go on, or begin anew.
  const stays = answered !== undefined && (own.states & ~STAYS) === 0;
  // But one with ACK gives up an opening that was answered as it should be.
  const abandons = has(s, ACK) && own.lastSyn !== undefined && peer.synAcks === 1 && flow.earlier === undefined && !flow.synSinceAnswer;
  if (stays || (!isOpen(flow) && !abandons)) flow.muddled = true;
  return breach ?? acknowledged(view);
};

/** Keeps the reset, and what provoked it. @returns the segment that it answers. */
export const noteReset = (view: View): Observed | undefined => {
  const { flow, from, own, s } = view;
  const answered = answeredBy(view);
  const lost = answered !== undefined && isLost(view, answered);
  flow.resets.push({ segment: s, by: from, why: lost ? `answers #${answered.number} ${showObserved(answered)}: the connection was lost here, or given up` : whyReset(view, answered), lost });
  own.reset ??= s;
  return answered;
};

/** Whether what is answered belongs to the open connection, which whoever answers has neither closed nor reset. */
const isLost = ({ flow, own }: View, answered: Observed): boolean =>
  isOpen(flow) && !has(answered, SYN) && own.fin === undefined && own.reset === undefined && own.iss !== undefined && own.nxt !== undefined
  && up(own.iss, answered.ack) > 0 && up(answered.ack, own.nxt) >= 0;

/** The segment of the other end that it answers, where its numbers are taken from one. */
const answeredBy = ({ peer, s }: View): Observed | undefined => {
  const last = peer.last;
  if (last === undefined || has(last, RST)) return undefined;
  if (has(last, ACK)) return s.seq === last.ack && !has(s, ACK) ? last : undefined;
  return s.seq === 0 && has(s, ACK) && s.ack === last.end ? last : undefined;
};

/** Somewhere between what the other end has acknowledged and what was sent, or an acknowledgment of the other end's, or 0 in answer to a SYN. */
const misplaced = ({ flow, own, peer, s }: View, answered: Observed | undefined): Breach | undefined => {
  if (answered !== undefined || own.nxt === undefined) {
    if (flow.earlier === undefined && own.iss === undefined && own.nxt === undefined && peer.iss !== undefined && peer.ackMax === undefined) return ofSyn({ flow, peer, s });
    return undefined;
  }
  if (own.iss === undefined && own.first !== undefined) return undefined;
  if (own.formerIss !== undefined) return undefined;
  const lowest = own.iss ?? own.nxt;
  const highest = peer.edge ?? beyond(own.nxt, 0x4000_0000);
  // A FIN that the tap missed needs no room in a window.
  const fin = own.fin === undefined ? -1 : 0;
  const inRange = up(lowest, s.seq) >= 0 && (up(s.seq, highest) >= fin || up(s.seq, own.nxt) >= fin);
  const asAcknowledged = peer.last !== undefined && s.seq === peer.last.ack;
  if (!inRange && !asAcknowledged && s.seq !== 0) {
    const because = `a reset with SEQ=${s.seq}, and it has sent ${lowest} to ${own.nxt}`;
    const isWhole = isOpen(flow) && peer.reset === undefined && own.reset === s && own.fin === undefined && peer.fin === undefined;
    if (has(s, ACK) || isAtAnEnd(flow) || isWhole) return { property: "reset-form", because, allowed: `SEQ=${own.nxt}`, unlessSyn: !has(s, ACK) };
    flow.unknown ??= { segment: s, because: `${because}: unless the tap missed another SYN` };
  }
  return undefined;
};

/** A reset of an open connection that has ACK acknowledges what everything else does. */
const acknowledged = (view: View): Breach | undefined => {
  const { flow, from, own, peer, s } = view;
  if (!has(s, ACK) || s.seq === 0 || !isOpen(flow) || flow.muddled || peer.nxt === undefined || peer.iss === undefined) return undefined;
  const lowest = isOrdered(flow, from) ? (own.ackMax ?? peer.iss) : peer.iss;
  const over = up(peer.nxt, s.ack);
  if (up(lowest, s.ack) >= 0 && over <= 0) return undefined;
  const breach: Breach = { property: "acknowledgment-range", because: `the reset acknowledges ${s.ack}, and ${over > 0 ? `nothing beyond ${peer.nxt} was sent` : `${lowest} was acknowledged before`}`, allowed: `ACK=${own.ackMax ?? peer.nxt}` };
  if (over <= 0 || isAtAnEnd(flow) || peer.finAt !== undefined || isBeyondWindow(view)) return breach;
  flow.unknown ??= { segment: s, because: `${breach.because}: unless the tap missed something` };
  return undefined;
};

/** Nothing comes after a reset to decide it. No window that was offered has room for what it acknowledges, and there was no sign of a tap that misses bursts. */
const isBeyondWindow = ({ flow, own, peer, s }: View): boolean =>
  up(peer.nxt ?? s.ack, s.ack) > WIDEST || (flow.missed === 0 && own.edge !== undefined && up(own.edge, s.ack) > 1);

/** A refusal: the answer of an end without connection to a SYN. */
const ofSyn = ({ flow, peer, s }: Pick<View, "flow" | "peer" | "s">): Breach | undefined => {
  const syn = peer.lastSyn;
  if (syn === undefined) return undefined;
  const right = `SEQ=0 ACK=${syn.end} with RST and ACK`;
  // One with a number of its own comes from an end that had accepted, or had another connection, which was missed.
  if (s.seq !== 0) {
    flow.unknown ??= { segment: s, because: `a reset with SEQ=${s.seq} comes after a SYN: unless the tap missed a SYN,ACK, it is none that answers a SYN (${right})` };
    return undefined;
  }
  if (!has(s, ACK)) return { property: "reset-form", because: "a reset without ACK answers a SYN", allowed: right };
  const over = up(beyond(syn.seq, 1), s.ack);
  if (over !== 0 && isAnotherIsn(syn.seq, beyond(s.ack, -1)) && !isAtAnEnd(flow) && (over < 0 || over > peer.onSyn + 1)) {
    flow.unknown ??= { segment: s, because: `the reset acknowledges ${s.ack}, and the SYN ends at ${syn.end}: unless the tap missed another SYN` };
    return undefined;
  }
  return over === 0 || (over > 0 && over <= peer.onSyn + (has(syn, FIN) ? 1 : 0))
    ? undefined
    : { property: "reset-form", because: `the reset acknowledges ${s.ack}, and the SYN ends at ${syn.end}`, allowed: right, unlessSyn: true };
};

const whyReset = ({ own, peer, s }: View, answered: Observed | undefined): string => {
  if (answered !== undefined) {
    const what = `answers #${answered.number} ${showObserved(answered)}`;
    if (has(answered, SYN) && !has(answered, ACK)) return `${what}: nobody listens`;
    if (own.fin !== undefined && answered.text > 0) return `${what}: text for an end that had closed`;
    return own.nxt === undefined || own.finAt !== undefined ? `${what}: there is no such connection (any more)` : `${what}: it acknowledges nothing of this connection, or the connection was lost`;
  }
  const last = peer.last;
  if (own.fin !== undefined && last !== undefined && last.text > 0 && up(own.fin.number, last.number) > 0) return `after #${last.number}, text for an end that had closed`;
  if (last !== undefined && peer.fin === undefined && own.nxt !== undefined) return has(s, ACK) ? "gives the connection up: ABORT, or CLOSE with text unread" : "gives the connection up";
  return peer.fin === undefined ? "gives the connection up" : `gives the connection up after the other's FIN (#${peer.fin.number})`;
};
