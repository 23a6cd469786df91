/** Where lwIP 2.1.3 departs from what it claims. Functions are those of src/core/tcp_in.c unless another file is named. */
import type { Segment } from "../../model/segment.ts";
import type { State } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { seenFrom } from "../../properties/oracle/circle.ts";
import { visiblyAllowed } from "../../properties/oracle/verdict.ts";
import { arrivedSegment } from "../../properties/oracle/step.ts";
import { NO_COMPARTMENTS, NO_URGENT } from "../common.ts";
import type { Deviation } from "../stack.ts";

const isPlainAck = ({ ack, syn, fin, rst, data }: Segment): boolean => ack !== undefined && !syn && !fin && !rst && data.length === 0;

const isLater = ({ before }: EndpointStep): boolean => "rcvNxt" in before && before.state !== "SYN-RECEIVED" && before.state !== "TIME-WAIT";

/** Whether the segment acknowledges more than was sent. */
const outsideAck = ({ before, event }: EndpointStep): boolean =>
  event.kind === "segment" && event.segment.ack !== undefined && "sndNxt" in before && seenFrom(before.sndNxt, event.segment.ack) > 0;

const AFTER_FIN: ReadonlySet<State> = new Set<State>(["CLOSE-WAIT", "CLOSING", "LAST-ACK"]);

/** Nothing is to be seen but a new window or acknowledgment. */
const quietlyTaken = ({ before, next, event }: EndpointStep): boolean =>
  event.kind === "segment" && "sndWnd" in before && "sndWnd" in next && (before.sndWnd !== next.sndWnd || before.sndUna !== next.sndUna);

/** One control bit too many, and nothing else. */
const resetsCarryAck = ({ sent, event }: EndpointStep): boolean =>
  (event.kind === "call" || (event.kind === "segment" && event.segment.ack !== undefined)) && sent.some(({ rst, ack }) => rst && ack !== undefined);

const known: readonly Deviation[] = [
  {
    id: "simultaneous-open-is-not-known",
    title: "A SYN without ACK is ignored in SYN-SENT: two SYNs that cross each other open nothing until one is sent again.",
    source: "tcp_process, case SYN_SENT: \"received SYN ACK with expected sequence number?\" is all that is asked",
    shows: (step) => step.before.state === "SYN-SENT" && step.next.state === "SYN-SENT" && arrivedSegment(step)?.syn === true && arrivedSegment(step)?.ack === undefined,
  },
  {
    id: "syn-again-after-a-stray",
    title: "A stray segment in SYN-SENT is reset, and the SYN sent again at once.",
    source: "tcp_process, case SYN_SENT: \"resend SYN immediately (don't wait for rto timeout)\"",
    shows: ({ before, event, sent }) => before.state === "SYN-SENT" && event.kind === "segment" && event.segment.ack !== undefined && sent.some(({ syn }) => syn),
  },
  {
    id: "syn-received-takes-any-sequence-number",
    title: "In SYN-RECEIVED only the ACK is looked at: a segment outside the window, or with another SYN, establishes the connection; one without ACK is ignored.",
    source: "tcp_process, case SYN_RCVD",
    shows: (step) => step.before.state === "SYN-RECEIVED" && arrivedSegment(step)?.rst === false && !(visiblyAllowed(step).ok && arrivedSegment(step)?.fin !== true),
    spoils: true,
  },
  {
    id: "text-without-ack-is-taken",
    title: "Text and FIN of a segment without the ACK bit are taken.",
    source: "tcp_receive: the ACK bit is asked for the acknowledgment only",
    shows: (step) => isLater(step) && arrivedSegment(step)?.ack === undefined && arrivedSegment(step)?.rst === false,
    spoils: true,
  },
  {
    id: "text-with-a-wrong-ack-is-taken",
    title: "Text and FIN of a segment that acknowledges what was never sent are taken, besides being answered.",
    source: "tcp_receive: tcp_send_empty_ack, and on",
    shows: (step) => isLater(step) && outsideAck(step),
    spoils: true,
  },
  {
    id: "text-on-a-syn-sent-again",
    title: "When the SYN is sent again, text that waits is sent right behind it, before the handshake and without ACK.",
    source: "tcp_out.c, tcp_rexmit_rto_prepare puts everything back on the unsent queue, and tcp_output does not stop behind a SYN",
    shows: ({ before, sent }) => before.state === "SYN-SENT" && sent.some(({ syn, data }) => !syn && data.length > 0),
    found: true,
    spoils: true,
  },
  {
    id: "fin-before-the-last-octet",
    title: "A segment that carries text and FIN and is split, since the window has room for a part of it, has the FIN on the first part.",
    source: "tcp_out.c, tcp_split_unsent_seg: TCPH_SET_FLAG adds the remaining flags and takes none away",
    shows: ({ sent, next }) => "unsent" in next && next.unsent.length > 0 && sent.some(({ fin }) => fin),
    found: true,
    spoils: true,
  },
  {
    id: "time-wait-does-not-look-at-numbers",
    title: "In TIME-WAIT a SYN in the window is reset, any FIN restarts the 2 MSL, and what occupies no sequence space is not answered.",
    source: "tcp_timewait_input: \"first check sequence number - we skip that one in TIME_WAIT\"",
    shows: (step) => step.before.state === "TIME-WAIT" && arrivedSegment(step) !== undefined,
  },
  {
    id: "answers-twice",
    title: "An ACK of something not sent is answered, and again when the sequence number is outside the window or the segment is a FIN that came before.",
    source: "tcp_receive: tcp_send_empty_ack for the one, tcp_ack_now for the other",
    shows: ({ sent }) => sent.length === 2 && sent.every((one) => isPlainAck(one) && one.seq === sent[0]?.seq && one.ack === sent[0].ack),
  },
  {
    id: "acknowledgment-before-sequence-number",
    title: "Acknowledgment and window are taken from segments outside the receive window, and the window also from ones whose ACK is not acceptable.",
    source: "tcp_receive: \"Update window\" and \"Process ACK\" come before the check of the sequence number",
    shows: (step) => isLater(step) && "sndUna" in step.before && (!("sndUna" in step.next) || step.next.sndUna !== step.before.sndUna || ("sndWnd" in step.before && "sndWnd" in step.next && step.next.sndWnd !== step.before.sndWnd)) && !visiblyAllowed(step).ok || quietlyTaken(step),
  },
  {
    id: "after-the-remote-fin",
    title: "What comes after the remote FIN is answered by where it lies: inside the window with silence, a second FIN too; outside with an ACK, in CLOSING and LAST-ACK too.",
    source: "tcp_receive: \"(tcplen > 0) && (pcb->state < CLOSE_WAIT)\", else only the window is looked at",
    shows: ({ before, next, event, sent }) => event.kind === "segment" && AFTER_FIN.has(before.state) && next.state === before.state && sent.length < 2 && sent.every(isPlainAck),
  },
  {
    id: "reset-without-the-ack-bit",
    title: "A RST without the ACK bit is taken in SYN-SENT when the bits of its acknowledgment field, which is 0, are those of SND.NXT.",
    source: "tcp_process, Process incoming RST segments: compares ackno, and does not ask for TCP_ACK",
    shows: (step) => step.before.state === "SYN-SENT" && step.before.sndNxt === 0 && arrivedSegment(step)?.rst === true && arrivedSegment(step)?.ack === undefined,
    found: true,
  },
  {
    id: "assertion-half-the-circle-away",
    title: "One octet or a FIN whose number lies half the circle from RCV.NXT stops the stack: its assertion \"insane offset!\" fails.",
    source: "tcp_receive: TCP_SEQ_BETWEEN(rcv_nxt, seqno + 1, seqno + tcplen - 1) is an empty range for one octet, and holds half the circle away",
    shows: ({ before, next, event }) => event.kind === "segment" && "rcvNxt" in before && next.state === "CLOSED" && Math.abs(seenFrom(before.rcvNxt, event.segment.seq)) > 2 ** 31 - 16,
    found: true,
    spoils: true,
  },
  {
    id: "text-on-a-syn-ack-is-dropped",
    title: "Text and FIN on a SYN,ACK are dropped; they have to be sent again.",
    source: "tcp_process, case SYN_SENT: RCV.NXT becomes SEG.SEQ+1, and tcp_receive is not called",
    shows: (step) => step.before.state === "SYN-SENT" && step.next.state === "ESTABLISHED" && ((arrivedSegment(step)?.data.length ?? 0) > 0 || arrivedSegment(step)?.fin === true),
    spoils: true,
  },
  {
    id: "syn-and-fin-count-as-one",
    title: "A segment with both SYN and FIN is counted as one number, so the reset that answers it acknowledges one too few.",
    source: "tcp_input: tcplen is one more for \"flags & (TCP_FIN | TCP_SYN)\"",
    shows: (step) => arrivedSegment(step)?.syn === true && arrivedSegment(step)?.fin === true && step.sent.some(({ rst }) => rst),
    found: true,
  },
  {
    id: "out-of-order-text-is-forgotten",
    title: "Text and FIN that wait for what is missing are dropped after six retransmission timeouts, and have to be sent again.",
    source: "tcp.c, tcp_slowtmr: TCP_OOSEQ_TIMEOUT",
    shows: (step) => step.event.kind === "segment" && "held" in step.before && step.before.held.length > 0 && !visiblyAllowed(step).ok,
    spoils: true,
  },
  {
    id: "abort-resets-before-the-handshake",
    title: "ABORT sends a RST in SYN-SENT, too.",
    source: "tcp.c, tcp_abandon",
    shows: ({ before, event, sent }) => before.state === "SYN-SENT" && event.kind === "call" && event.call === "ABORT" && sent.some(({ rst }) => rst),
  },
  {
    id: "resets-carry-an-ack",
    title: "Every RST has the ACK bit on, also where the segment that provoked it had one.",
    source: "tcp_out.c, tcp_rst_common: TCP_RST | TCP_ACK",
    shows: resetsCarryAck,
  },
];

export const LWIP_DEVIATIONS: readonly Deviation[] = [NO_COMPARTMENTS, NO_URGENT, ...known];
