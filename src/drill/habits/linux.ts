/** Linux, net/ipv4/tcp_input.c and tcp_minisocks.c, as of 6.x: what differs from RFC 9293 in what it makes of a segment. */
import { resetFor } from "../../model/replies.ts";
import { segmentEnd, segmentLength, type Segment } from "../../model/segment.ts";
import { add, before, distanceFrom } from "../../model/seq.ts";
import type { Tcb } from "../../model/tcb.ts";
import { as, bareAck, bareSyn, challenged, DROPPED, type Heard, type Numbered } from "./heard.ts";

export const linuxHears = (tcb: Tcb, segment: Segment): Heard => {
  if (tcb.state === "CLOSED") return as(segment);
  // tcp_conn_request and tcp_rcv_synsent_state_process: what else a SYN carries is discarded. (A FIN in LISTEN is D-16's.)
  if (tcb.state === "LISTEN") return as(segment.syn && !segment.fin ? bareSyn(segment) : segment);
  if (tcb.state === "SYN-SENT") return as(segment.syn ? bareSyn(segment) : segment);
  if (tcb.state === "SYN-RECEIVED" && tcb.openedBy === "passive") return inRequest(tcb, segment);
  if (tcb.state === "TIME-WAIT") return inTimeWait(tcb, segment);
  // tcp_rcv_established and tcp_rcv_state_process: if (!th->ack && !th->rst && !th->syn) goto discard
  if (segment.ack === undefined && !segment.rst && !segment.syn) return DROPPED;
  if (segment.rst) return reset(tcb, segment);
  if (segment.syn) return as(isCrossedAnswer(tcb, segment) ? segment : challenged(tcb, segment));
  return tcb.state === "SYN-RECEIVED" ? as(segment) : acknowledging(tcb, segment);
};

/** tcp_check_req: the acknowledgment is looked at before the sequence number, and a wrong one is reset. */
const inRequest = (tcb: Numbered, segment: Segment): Heard =>
  as(segment.ack !== undefined && segment.ack !== tcb.sndNxt && !segment.rst ? bareAck(tcb, segment) : segment);

/** tcp_timewait_state_process: a RST counts at RCV.NXT alone. */
const inTimeWait = (tcb: Numbered, segment: Segment): Heard => {
  if (segment.rst) return segment.seq === tcb.rcvNxt ? as(segment) : DROPPED;
  return as(segment.syn ? bareSyn(segment) : segment);
};

/** tcp_sequence: what ends at RCV.NXT, or begins at RCV.NXT+RCV.WND, still counts as in the window. */
const inReach = ({ rcvNxt, rcvWnd }: Numbered, segment: Segment): boolean =>
  !before(segmentEnd(segment), rcvNxt) && !before(add(rcvNxt, rcvWnd), segment.seq);

const reset = (tcb: Numbered, segment: Segment): Heard => {
  if (segment.seq === tcb.rcvNxt) return as(segment);
  // tcp_reset_check: seq == rcv_nxt - 1, for ends that do not count their own FIN.
  if (isBehindFin(tcb) && segment.seq === add(tcb.rcvNxt, -1)) return as({ ...segment, seq: tcb.rcvNxt, data: [] });
  return inReach(tcb, segment) ? as(challenged(tcb, segment)) : DROPPED;
};

const isBehindFin = ({ state }: Numbered): boolean => state === "CLOSE-WAIT" || state === "LAST-ACK" || state === "CLOSING";

/** tcp_validate_incoming: the one SYN that is not challenged, the empty SYN,ACK of a simultaneous open. */
const isCrossedAnswer = (tcb: Numbered, { seq, ack, data, fin }: Segment): boolean =>
  tcb.state === "SYN-RECEIVED" && seq === tcb.irs && ack === tcb.sndNxt && data.length === 0 && !fin;

const acknowledging = (tcb: Numbered, segment: Segment): Heard => {
  const { ack } = segment;
  if (ack === undefined || !inReach(tcb, segment)) return as(segment);
  // tcp_ack: before 6.1x an open connection dropped this without a word.
  if (before(tcb.sndNxt, ack)) return { segment: challenged(tcb, segment), mayBeSilent: tcb.state === "ESTABLISHED" };
  if (before(ack, add(tcb.sndUna, -Math.min(tcb.maxSndWnd, acknowledgedSoFar(tcb))))) return as(challenged(tcb, segment));
  if (!isBehindFin(tcb)) return as(segment);
  // In CLOSING and LAST-ACK the acknowledgment of our FIN ends the processing.
  if (tcb.state !== "CLOSE-WAIT" && ack === tcb.sndNxt) return as(bareAck(tcb, segment));
  return behindFin(tcb, segment);
};

/** tp->bytes_acked; a passive end has not counted the acknowledgment of its SYN. */
const acknowledgedSoFar = ({ iss, sndUna, openedBy }: Numbered): number => distanceFrom(iss, sndUna) - (openedBy === "passive" ? 1 : 0);

/** tcp_rcv_state_process, step 7. */
const behindFin = (tcb: Numbered, segment: Segment): Heard => {
  if (segmentLength(segment) === 0) return as(segment);
  if (!before(segment.seq, tcb.rcvNxt)) return as(bareAck(tcb, segment));
  // "RFC 1122 says we MUST send a reset": text that begins before the end of the stream and goes beyond it.
  const isBeyond = before(tcb.rcvNxt, add(segment.seq, segment.data.length));
  return isBeyond ? { segment: { ...bareAck(tcb, segment), rst: true }, besides: [resetFor(segment)] } : as(segment);
};
