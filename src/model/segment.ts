/** A TCP segment as the connection machinery sees it (RFC 9293 §3.1, §3.3.1). Ports and checksum belong to src/wire. */
import type { Octet } from "./octet.ts";
import { add, type Seq } from "./seq.ts";

export interface Segment {
  /** SEG.SEQ: the number of the first octet, or of the SYN when there is one. */
  readonly seq: Seq;
  /** SEG.ACK; meaningful only when the ACK bit is on, which is when it is defined. */
  readonly ack: Seq | undefined;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  /** SEG.WND, in octets. SCOPE: no window scaling. */
  readonly wnd: number;
  /** The text, without the SYN and FIN that may enclose it. */
  readonly data: readonly Octet[];
  /** SEG.UP as an offset from SEG.SEQ, when the URG bit is on. */
  readonly urg?: number;
  /** The Timestamps option (RFC 7323), in ms of the sender's timestamp clock. */
  readonly ts?: Timestamps;
  /** Security compartment (Appendix A.1); absent means the default compartment. */
  readonly security?: number;
}

export interface Timestamps {
  readonly val: number;
  /** TSecr; 0 when the ACK bit is off. */
  readonly ecr: number;
}

/** SEG.LEN: the octets of text, plus one for a SYN and one for a FIN (§3.4). */
export const segmentLength = (segment: Segment): number =>
  segment.data.length + (segment.syn ? 1 : 0) + (segment.fin ? 1 : 0);

/** The sequence number just after the segment: SEG.SEQ + SEG.LEN. */
export const segmentEnd = (segment: Segment): Seq => add(segment.seq, segmentLength(segment));

/** The number of the first octet of text: SYN comes before it (§3.4). */
export const textStart = (segment: Segment): Seq => add(segment.seq, segment.syn ? 1 : 0);

const NO_TEXT: readonly Octet[] = [];

/** A segment of the given fields; what is left out is off, empty or zero. Written out, not spread: segments are made everywhere. */
export const segment = ({ seq, ack, syn, fin, rst, wnd, data }: Pick<Segment, "seq"> & Partial<Omit<Segment, "urg" | "ts" | "security">>): Segment => ({
  seq,
  ack,
  syn: syn ?? false,
  fin: fin ?? false,
  rst: rst ?? false,
  wnd: wnd ?? 0,
  data: data ?? NO_TEXT,
});
