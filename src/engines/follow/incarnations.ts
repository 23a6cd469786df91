/** Telling one connection from the next between the same two sockets. */
import type { Profile } from "../../model/profile.ts";
import { ACK, RST, SYN } from "../../wire/tcp-header.ts";
import { finAcknowledged, isOrdered, isOver, otherEnd, type Connection, type Index } from "./connection.ts";
import type { Breach, End } from "./end.ts";
import { beyond, has, isAnotherIsn, isBareSyn, isSynAck, up, type Observed } from "./observed.ts";

/** How long after its end a segment is still one of an old connection, ms: an MSL. */
const LATE = 120_000;
const FAR = 0x4000_0000;
/** ms by which a network, or a tap, overtakes. */
export const REORDERED = 10;
/** ms: no retransmission timer is shorter (RFC 6298 §2.4 has a second; deployed ones begin with that, too, for a SYN). */
const SENT_AGAIN = 500;

export const isNewIncarnation = (flow: Connection, from: Index, s: Observed): boolean => {
  const own = flow.ends[from];
  const peer = flow.ends[otherEnd(from)];
  if (isBareSyn(s)) {
    if (own.iss !== undefined) return own.iss !== s.seq && !isSlipped(flow, from, s) && !isDueAgain(own, peer, s);
    // Two SYNs that cross are one opening (§3.5, figure 7).
    return !(peer.lastSyn !== undefined && own.segments === 0 && peer.ackMax === undefined);
  }
  if (isSynAck(s)) return own.iss !== s.seq && !(peer.iss !== undefined && s.ack === beyond(peer.iss, 1)) && (isOver(flow) || isPast(flow, peer, s));
  if (has(s, RST) || !isOver(flow)) return false;
  if (isStranger(flow, from, s)) return true;
  if (s.time - flow.last.time < LATE) return false;
  return own.nxt === undefined || Math.abs(up(own.nxt, s.seq)) > FAR;
};

/** A SYN,ACK that acknowledges nothing of this connection, which was being closed: the tap missed the end of it, and the next SYN. */
const isPast = ({ ends: [a, b] }: Connection, peer: End, { ack }: Observed): boolean => (a.fin ?? b.fin) !== undefined && isOutside(peer, ack);

/** Neither number lies in what the connection has used: it is of another one, whose SYNs the tap missed. */
export const isStranger = ({ ends }: Connection, from: Index, s: Observed): boolean => has(s, ACK) && isOutside(ends[from], s.seq) && isOutside(ends[otherEnd(from)], s.ack);

export const unlessAnother = ({ because }: Breach): string => `${because}: unless the tap missed the SYNs of another connection of these sockets`;

const isOutside = ({ iss, first, nxt }: End, at: number): boolean => {
  const low = iss ?? first;
  return low !== undefined && nxt !== undefined && (up(low, at) < 0 || up(at, beyond(nxt, 1)) < 0);
};

/** No SYN of this sender: it lies where its next segment is due, and lacks the option that its SYN had. */
const isSlipped = ({ ends }: Connection, from: Index, s: Observed): boolean => {
  const own = ends[from];
  if (own.iss === undefined || own.nxt === undefined || !own.hadMss || s.mss !== undefined || !s.legible) return false;
  return up(own.iss, s.seq) > 0 && up(s.seq, own.nxt) >= 0;
};

/**
 * Nobody has answered its SYN, and this one, the same but for an octet of its number, comes just when that is to be sent again: after a second,
 * or three as it was before RFC 6298, and then after as long again, or twice that.
 */
const isDueAgain = (own: End, peer: End, s: Observed): boolean => {
  const before = own.lastSyn;
  if (before === undefined || peer.segments > 0 || own.segments !== own.syns || isAnotherIsn(before.seq, s.seq)) return false;
  const isAlike = before.mss === s.mss && before.shift === s.shift && before.wnd === s.wnd && (before.ts === undefined) === (s.ts === undefined);
  const gap = s.time - before.time;
  const due = own.synGap === undefined ? [1_000, 3_000] : [own.synGap, 2 * own.synGap];
  return isAlike && s.mss !== undefined && due.some((wait) => Math.abs(gap - wait) < wait / 10);
};

/** Whether the numbers of a segment lie within what both ends have used. */
export const fits = (flow: Connection, from: Index, s: Observed): boolean => {
  if (has(s, SYN)) return flow.ends[from].iss === s.seq || isBareSyn(s) || flow.ends[from].iss === undefined;
  const own = flow.ends[from];
  const peer = flow.ends[otherEnd(from)];
  const near = (low: number | undefined, high: number | undefined, at: number): boolean =>
    low === undefined || high === undefined || (up(low, at) >= 0 && up(at, beyond(high, 1)) >= 0);
  const seq = own.nxt === undefined ? own.segments > 0 || flow.begun !== "syn" || peer.iss !== undefined : near(own.iss ?? own.first, own.nxt, s.seq);
  if (has(s, RST) && own.nxt === undefined) return !has(s, ACK) || near(peer.iss ?? peer.first, peer.nxt, s.ack);
  return seq && (!has(s, ACK) || near(peer.iss ?? peer.first, peer.nxt, s.ack));
};

/** A segment of the connection before. Late, mostly; but whoever goes on with it after a SYN of its own never began anew. */
export const judgeStale = (flow: Connection, from: Index, s: Observed): void => {
  flow.stale++;
  flow.last = s;
  const own = flow.ends[from];
  own.segments++;
  const { earlier } = flow;
  if (earlier === undefined || earlier.muddled || own.lastSyn === undefined || flow.violation !== undefined || has(s, RST) || has(s, SYN)) return;
  const before = earlier.ends.find(({ port, address }) => port === own.port && address === own.address);
  const other = earlier.ends.find((end) => end !== before);
  const answered = flow.ends[otherEnd(from)].ackMax !== undefined;
  if (before === undefined || other === undefined || answered || flow.ends[otherEnd(from)].lastSyn !== undefined) return;
  const unopened = before.segments === before.syns;
  // One or two such segments may have been overtaken by the SYN on their way to the tap.
  const behind = own.segments - own.syns;
  const inOrder = isOrdered(flow, from) || behind > 2 || (behind > 1 && s.time - own.lastSyn.time >= REORDERED);
  const later = (s.ts !== undefined && own.lastSyn.ts !== undefined && up(own.lastSyn.ts, s.ts) > 0)
    || (before.nxt !== undefined && up(before.nxt, s.end) > 0) || (before.ackMax !== undefined && up(before.ackMax, s.ack) > 0);
  // One that was sent again came no sooner; of two that came together either may have been the first.
  const apart = isOrdered(flow, from) || (before.lastSyn !== undefined && own.lastSyn.time - before.lastSyn.time >= SENT_AGAIN);
  if (unopened && !apart) {
    flow.unknown ??= { segment: own.lastSyn, because: `of two SYNs with different ISNs it goes on with the first (#${s.number}), and the second has the wrong one: unless the tap shows them in another order` };
  } else if (unopened) {
    flow.violation = {
      property: "isn-kept-on-retransmission", because: `SEQ=${own.lastSyn.seq}, and it goes on with the connection of its SYN before, SEQ=${before.iss ?? 0} (#${s.number})`,
      allowed: `SEQ=${before.iss ?? 0}`, segment: own.lastSyn, by: from,
    };
  } else if (later && inOrder) {
    flow.violation = { property: "no-syn-in-connection", because: `a SYN, and then it goes on with the connection before (#${s.number})`, allowed: "the same without SYN", segment: own.lastSyn, by: from };
  }
};

/** Whether segments of a connection that did not end in order may still be about when the next one begins. */
export const isEntangled = ({ ends: [a, b], last, muddled }: Connection, s: Observed): boolean =>
  s.time - last.time < LATE && (muddled || !(finAcknowledged(a, b) && finAcknowledged(b, a)));

/** ms since the end of a connection whose TIME-WAIT may still run; undefined when there is none. */
export const reuseOf = (earlier: Connection, syn: Observed, { msl, timeWaitMsls }: Profile): number | undefined => {
  const [a, b] = earlier.ends;
  if (a.reset !== undefined || b.reset !== undefined || !finAcknowledged(a, b) || !finAcknowledged(b, a)) return undefined;
  const after = syn.time - earlier.last.time;
  return after >= 0 && after < msl * timeWaitMsls ? after : undefined;
};
