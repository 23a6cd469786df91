/** What text and FIN of a segment do to the receiving side (RFC 9293 §3.10.7.4, seventh and eighth; SHLD-31), octet by octet. */
import type { Octet } from "../../model/octet.ts";
import type { Segment } from "../../model/segment.ts";
import type { Held, Receiving } from "../../model/tcb.ts";
import { seenFrom } from "./circle.ts";
import { point } from "./sending.ts";

/** What is known of the sequence space from RCV.NXT on: the octet at each offset, and where the stream ends. */
export interface Coverage {
  readonly octets: ReadonlyMap<number, Octet>;
  readonly fin: number | undefined;
  /** Two pieces disagree: about an octet, or about the end of the stream. What then happens is nobody's promise. */
  readonly contradictory: boolean;
}

/** Lays pieces of text out from `rcvNxt`, leaving away what lies outside a window of `rcvWnd`. */
export const coverageOf = (rcvNxt: number, rcvWnd: number, pieces: readonly Held[]): Coverage => {
  const octets = new Map<number, Octet>();
  let fin: number | undefined;
  let contradictory = false;
  for (const piece of pieces) {
    const start = seenFrom(rcvNxt, piece.seq);
    piece.data.forEach((octet, i) => {
      const at = start + i;
      if (at < 0 || at >= rcvWnd) return;
      const known = octets.get(at);
      if (known !== undefined && known !== octet) contradictory = true;
      octets.set(at, octet);
    });
    const end = start + piece.data.length;
    if (!piece.fin || end < 0 || end >= rcvWnd) continue;
    if (fin !== undefined && fin !== end) contradictory = true;
    fin = end;
  }
  if (fin !== undefined) for (const at of octets.keys()) if (at >= fin) contradictory = true;
  return { octets, fin, contradictory };
};

export interface Taken<T extends Receiving> {
  readonly tcb: T;
  /** How many octets became next in order. */
  readonly octets: number;
  /** Whether the FIN did. */
  readonly fin: boolean;
  readonly contradictory: boolean;
}

/** Takes what has become next in order; the rest in the window is held. */
export const taken = <T extends Receiving>(tcb: T, segment: Segment): Taken<T> => {
  const piece: Held = { seq: point(segment.seq + Number(segment.syn)), data: segment.data, fin: segment.fin };
  const known = coverageOf(tcb.rcvNxt, tcb.rcvWnd, [...tcb.held, piece]);
  const next: Octet[] = [];
  for (let at = 0; known.fin === undefined || at < known.fin; at++) {
    const octet = known.octets.get(at);
    if (octet === undefined) break;
    next.push(octet);
  }
  const fin = known.fin === next.length;
  const held: Held[] = [];
  for (const [at, octet] of known.octets) if (at >= next.length) held.push({ seq: point(tcb.rcvNxt + at), data: [octet], fin: false });
  if (known.fin !== undefined && !fin) held.push({ seq: point(tcb.rcvNxt + known.fin), data: [], fin: true });
  return {
    tcb: {
      ...tcb,
      rcvNxt: point(tcb.rcvNxt + next.length + Number(fin)),
      rcvWnd: tcb.rcvWnd - next.length,
      received: next.length === 0 ? tcb.received : [...tcb.received, ...next],
      held: fin ? [] : held,
    },
    octets: next.length,
    fin,
    contradictory: known.contradictory,
  };
};
