import type { Segment } from "../../model/segment.ts";
import type { State } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { plus, seenFrom } from "../oracle/circle.ts";
import { show } from "../oracle/show.ts";
import { arrivedSegment, isSynchronizing } from "../oracle/step.ts";
import { classInOtherStates } from "../oracle/classify.ts";
import { OK, broken, property } from "../property.ts";

/** A stretch of the remote sequence space, as offsets from IRS; the SYN is 0, the first octet 1. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly fin: boolean;
}

/** How far the remote stream has come, by what arrived; offsets from IRS. */
interface Stream {
  /** One past the last number that everything up to has arrived for. */
  readonly next: number;
  readonly pieces: readonly Piece[];
  /** Whether the FIN is counted: nothing comes after it. */
  readonly ended: boolean;
  /** Two pieces disagree about where the stream ends: what is taken is then nobody's promise. */
  readonly contradictory: boolean;
}

interface Memory {
  readonly irs: number | undefined;
  /** By the segments that had to be taken. */
  readonly sure: Stream;
  /** By every segment that arrived. */
  readonly possible: Stream;
  /** The highest acknowledgment sent. */
  readonly told: number;
  /** The connection whose TIME-WAIT was taken over. */
  readonly old: Memory | undefined;
}

const EMPTY: Stream = { next: 1, pieces: [], ended: false, contradictory: false };
const NOTHING: Memory = { irs: undefined, sure: EMPTY, possible: EMPTY, told: 0, old: undefined };

/** Whether the pieces that are not joined yet, and how far the stream has come, allow more than one end. */
const disagree = (next: number, pieces: readonly Piece[]): boolean => {
  const end = pieces.find(({ fin }) => fin)?.to;
  return end !== undefined && (next > end || pieces.some(({ to, fin }) => to > end || (fin && to !== end)));
};

/** The stream with one more piece: joined to what is known when it touches it. */
const joined = (stream: Stream, piece: Piece): Stream => {
  if (stream.ended) {
    const end = stream.next - 1;
    return piece.to > end || (piece.fin && piece.to !== end) ? { ...stream, contradictory: true } : stream;
  }
  if (piece.to <= piece.from && !piece.fin) return stream;
  let { next } = stream;
  let pieces: readonly Piece[] = [...stream.pieces, piece];
  const contradictory = stream.contradictory || disagree(next, pieces);
  for (;;) {
    const touching = pieces.find(({ from, to, fin }) => from <= next && (to > next || (fin && to === next)));
    if (touching === undefined) return { next, pieces, ended: false, contradictory };
    if (touching.fin) return { next: touching.to + 1, pieces: [], ended: true, contradictory };
    next = touching.to;
    const reached = next;
    pieces = pieces.filter(({ to, fin }) => to > reached || (fin && to === reached));
  }
};

/** Text and FIN of a segment from IRS on; with `edge`, without what lies beyond the window. */
const pieceOf = (irs: number, segment: Segment, edge: number): Piece => {
  const from = seenFrom(irs, segment.seq) + Number(segment.syn);
  const end = from + segment.data.length;
  return { from, to: Math.min(end, edge), fin: segment.fin && end < edge };
};

const TAKES_TEXT: ReadonlySet<State> = new Set<State>(["SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2"]);
const BEYOND = Number.MAX_SAFE_INTEGER;

const arrivals = (step: EndpointStep, memory: Memory): Memory => {
  const segment = arrivedSegment(step);
  const { before, next, claimed } = step;
  if (segment === undefined || segment.rst) return memory;
  if (memory.irs === undefined || (before.state === "TIME-WAIT" && step.tookIss)) {
    if (!segment.syn || !isSynchronizing(next)) return memory;
    const irs = segment.seq;
    const stream = joined(EMPTY, pieceOf(irs, segment, claimed.rcvBuffer + 1));
    // In SYN-RECEIVED the text of the SYN waits: it may not be acknowledged yet, and need not be held beyond the window.
    return { irs, sure: next.state === "ESTABLISHED" || next.state === "CLOSE-WAIT" ? stream : EMPTY, possible: joined(EMPTY, pieceOf(irs, segment, BEYOND)), told: 0, old: memory.irs === undefined ? undefined : memory };
  }
  if (!isSynchronizing(before) || !TAKES_TEXT.has(before.state)) return memory;
  const edge = memory.sure.next + before.rcvWnd;
  const accepted = classInOtherStates(before, segment, claimed) === "acceptable" && !segment.syn && !claimed.halfDuplexClose;
  return {
    ...memory,
    sure: accepted ? joined(memory.sure, pieceOf(memory.irs, segment, edge)) : memory.sure,
    possible: joined(memory.possible, pieceOf(memory.irs, segment, BEYOND)),
  };
};

const ofConnection = ({ sent }: EndpointStep): readonly Segment[] => sent.filter(({ rst }) => !rst);

const after = (step: EndpointStep, memory: Memory): Memory => {
  const { before, next } = step;
  if (next.state === "CLOSED" || next.state === "LISTEN" || next.state === "SYN-SENT") return NOTHING;
  if (before.state === "SYN-RECEIVED" && next.state === "TIME-WAIT" && memory.old !== undefined) return memory.old;
  const arrived = arrivals(step, memory);
  const { irs } = arrived;
  if (irs === undefined) return arrived;
  const acks = ofConnection(step).map(({ ack }) => (ack === undefined ? 0 : seenFrom(irs, ack)));
  const told = Math.max(arrived.told, ...acks);
  return told === arrived.told ? arrived : { ...arrived, told };
};

export const acknowledgesIsnPlusOne = property<EndpointStep, Memory>({
  id: "acknowledges-isn-plus-one",
  title: "Every acknowledgment counts the SYN, the text and the FIN",
  claim: "The acknowledgment number of every segment is the remote ISN plus one for the SYN, plus the text that arrived in order, plus one for the FIN once all before it is there; it never goes back and never runs ahead of what arrived.",
  clause: "§3.4, §3.10.7.2, §3.10.7.3, §3.10.7.4 (seventh, eighth)",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: (step, memory) => ofConnection(step).length > 0 && (memory.irs !== undefined || (isSynchronizing(step.next) && arrivedSegment(step)?.syn === true)),
  then: (step, memory) => {
    const { irs, sure, possible, told } = arrivals(step, memory);
    if (irs === undefined || sure.contradictory || possible.contradictory) return OK;
    let last = told;
    for (const [i, segment] of ofConnection(step).entries()) {
      const at = `sent[${i}].ack`;
      if (segment.ack === undefined) return broken(`${show(segment)} acknowledges nothing, though a SYN has arrived`, at);
      const offset = seenFrom(irs, segment.ack);
      const should = plus(irs, sure.next);
      if (offset < 1) return broken(`${show(segment)} acknowledges ${segment.ack}; the remote ISN is ${irs}, so it has to be at least ${plus(irs, 1)}`, at);
      if (offset < last) return broken(`${show(segment)} goes back: ${plus(irs, last)} was acknowledged before`, at);
      if (offset < sure.next && step.next.state !== "SYN-RECEIVED") return broken(`${show(segment)} acknowledges less than arrived in order, which goes up to ${should}`, at);
      // D-22: by the letter a second FIN is counted too.
      if (offset > possible.next && !(possible.ended && step.claimed.secondFin === "count")) return broken(`${show(segment)} acknowledges more than arrived, which goes up to ${plus(irs, possible.next)}`, at);
      last = offset;
    }
    return OK;
  },
  remember: after,
});
