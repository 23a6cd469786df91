/** Putting text and FIN in order: what lies in the window is kept, what is next is taken (§3.10.7.4, first and seventh; SHLD-31). */
import type { Octet } from "../octet.ts";
import { textStart, type Segment } from "../segment.ts";
import { add, before, beforeOrAt, distanceFrom, inWindow, later, type Seq } from "../seq.ts";
import type { Held, Receiving } from "../tcb.ts";

/**
 * "Trimming off any portions that lie outside the window (including SYN and FIN)": an acceptable segment begins in the window, or
 * before it. Undefined when nothing is left.
 */
export const trim = (tcb: Receiving, segment: Segment): Held | undefined => {
  const start = textStart(segment);
  const finSeq = add(start, segment.data.length);
  const from = later(start, tcb.rcvNxt);
  const old = distanceFrom(start, from);
  const room = tcb.rcvWnd - distanceFrom(tcb.rcvNxt, from);
  const data = segment.data.slice(old, old + room);
  const fin = segment.fin && inWindow(finSeq, tcb.rcvNxt, tcb.rcvWnd);
  return data.length === 0 && !fin ? undefined : { seq: from, data, fin };
};

const heldEnd = (held: Held): Seq => add(held.seq, held.data.length);

/** Adds a piece to those held, kept in order; a piece that another one contains is not kept. */
export const hold = (tcb: Receiving, piece: Held): readonly Held[] => {
  const contains = (a: Held, b: Held): boolean =>
    beforeOrAt(a.seq, b.seq) && beforeOrAt(heldEnd(b), heldEnd(a)) && (a.fin || !b.fin);
  if (tcb.held.some((held) => contains(held, piece))) return tcb.held;
  const others = tcb.held.filter((held) => !contains(piece, held));
  const at = others.findIndex((held) => before(piece.seq, held.seq));
  return at === -1 ? [...others, piece] : [...others.slice(0, at), piece, ...others.slice(at)];
};

/** Moves what has become next in order from the held pieces to the received text. A FIN stays, to be met by the eighth check. */
export const takeInOrder = <T extends Receiving>(tcb: T): T => {
  let { rcvNxt, rcvWnd } = tcb;
  const received: Octet[] = [...tcb.received];
  for (const piece of tcb.held) {
    if (before(rcvNxt, piece.seq)) break;
    // The buffer may have filled since the piece was held with the SYN, before there was a window to trim it by.
    const fresh = piece.data.slice(distanceFrom(piece.seq, rcvNxt)).slice(0, rcvWnd);
    received.push(...fresh);
    rcvNxt = add(rcvNxt, fresh.length);
    rcvWnd -= fresh.length;
  }
  const held = tcb.held.filter((piece) => before(rcvNxt, heldEnd(piece)) || (piece.fin && heldEnd(piece) === rcvNxt));
  return { ...tcb, rcvNxt, rcvWnd, received, held };
};

/** Whether the FIN is next: all text before it has been taken. */
export const finIsNext = (tcb: Receiving): boolean =>
  tcb.held.some((piece) => piece.fin && heldEnd(piece) === tcb.rcvNxt);
