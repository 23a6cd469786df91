/** The segments that an endpoint makes (RFC 9293 §3.5.2, §3.10). */
import type { Octet } from "./octet.ts";
import { segment, segmentEnd, type Segment } from "./segment.ts";
import { seq, type Seq } from "./seq.ts";
import type { TimeWait } from "./tcb.ts";
import type { Turn } from "./turn.ts";

/** What a segment is made of besides the connection's own state. */
interface Parts {
  readonly seq: Seq;
  readonly syn?: boolean;
  readonly fin?: boolean;
  readonly data?: readonly Octet[];
}

type Numbered = Pick<TimeWait, "rcvNxt" | "rcvWnd" | "tsRecent"> & { readonly sndUp?: Seq | undefined };

/** A segment of this connection: it acknowledges RCV.NXT and offers RCV.WND, as every segment does once a SYN has arrived. */
export const ofConnection = (turn: Turn, tcb: Numbered, parts: Parts): Segment => ({
  ...segment({ ...parts, ack: tcb.rcvNxt, wnd: tcb.rcvWnd }),
  // §3.10.2: "set the urgent pointer in the outgoing segments", for as long as it is ahead of them.
  ...(tcb.sndUp === undefined || parts.data === undefined ? {} : { urg: seq(tcb.sndUp - parts.seq) }),
  // RFC 7323 §3.2: once negotiated, in every segment that is not a reset.
  ...(tcb.tsRecent === undefined ? {} : { ts: { val: turn.tsNow, ecr: tcb.tsRecent } }),
  ...(turn.profile.security === 0 ? {} : { security: turn.profile.security }),
});

/** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`: the plain acknowledgment, and RFC 5961's challenge. */
export const acknowledgment = (turn: Turn, tcb: Numbered & Pick<TimeWait, "sndNxt">): Segment =>
  ofConnection(turn, tcb, { seq: tcb.sndNxt });

/** `<SEQ=ISS><CTL=SYN>` of an active OPEN. */
export const synSegment = (turn: Turn, iss: Seq): Segment => ({
  ...segment({ seq: iss, syn: true, wnd: turn.profile.rcvBuffer }),
  ...(turn.profile.timestamps ? { ts: { val: turn.tsNow, ecr: 0 } } : {}),
  ...(turn.profile.security === 0 ? {} : { security: turn.profile.security }),
});

/**
 * The reset for a segment that is not of this connection (§3.5.2): its numbers are chosen to be acceptable to the sender.
 * With an ACK: `<SEQ=SEG.ACK><CTL=RST>`; without: `<SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>`.
 */
export const resetFor = (offending: Segment): Segment =>
  offending.ack === undefined
    ? segment({ seq: seq(0), ack: segmentEnd(offending), rst: true })
    : segment({ seq: offending.ack, rst: true });

/** `<SEQ=SND.NXT><CTL=RST>` of ABORT (§3.10.5). */
export const abortSegment = (sndNxt: Seq): Segment => segment({ seq: sndNxt, rst: true });
