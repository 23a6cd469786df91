/**
 * What a system takes a segment for. Where it treats one otherwise than RFC 9293, the habit is told as another segment: the one
 * that the model treats in just that way.
 */
import { add } from "../../model/seq.ts";
import type { Segment } from "../../model/segment.ts";
import type { Tcb } from "../../model/tcb.ts";

export interface Heard {
  /** What the endpoint is to be given; undefined where the system drops it and says nothing. */
  readonly segment: Segment | undefined;
  /** What goes out before anything that the endpoint sends. */
  readonly besides?: readonly Segment[];
  /** Whether other versions of the system send nothing here. */
  readonly mayBeSilent?: boolean;
}

/** The states in which both ISNs are known. */
export type Numbered = Extract<Tcb, { rcvNxt: unknown }>;

export const as = (segment: Segment): Heard => ({ segment });
export const DROPPED: Heard = { segment: undefined };

/** A SYN without the text and the FIN that came with it: the remote end sends them again. */
export const bareSyn = (segment: Segment): Segment => ({ ...segment, data: [], fin: false });

/** An empty segment below the window: it draws a challenge ACK (RFC 5961 §7), with its limit, and changes nothing. */
export const challenged = ({ rcvNxt, sndUna }: Numbered, { wnd, ts }: Segment): Segment => ({
  seq: add(rcvNxt, -1), ack: sndUna, syn: false, fin: false, rst: false, wnd, data: [],
  ...(ts === undefined ? {} : { ts }),
});

/** Nothing but what it acknowledges, and at RCV.NXT: it is acceptable, and draws no answer. */
export const bareAck = ({ rcvNxt }: Numbered, segment: Segment): Segment => ({ ...segment, seq: rcvNxt, data: [], fin: false, syn: false });
