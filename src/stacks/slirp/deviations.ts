/** Where libslirp 4.7 departs from what it claims. Functions are those of src/tcp_input.c unless another file is named. */
import type { Segment } from "../../model/segment.ts";
import type { State } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { seenFrom } from "../../properties/oracle/circle.ts";
import { arrivedSegment } from "../../properties/oracle/step.ts";
import { NO_COMPARTMENTS } from "../common.ts";
import type { Deviation } from "../stack.ts";

const UNOPENED: ReadonlySet<State> = new Set<State>(["CLOSED", "LISTEN"]);
const AFTER_FIN: ReadonlySet<State> = new Set<State>(["CLOSE-WAIT", "CLOSING", "LAST-ACK"]);
const GONE: ReadonlySet<State> = new Set<State>(["CLOSING", "LAST-ACK", "TIME-WAIT"]);

/** How far the segment begins behind RCV.NXT; negative: below it. Undefined where there is no RCV.NXT, or no segment. */
const ahead = ({ before, event }: EndpointStep): number | undefined =>
  event.kind === "segment" && "rcvNxt" in before ? seenFrom(before.rcvNxt, event.segment.seq) : undefined;
const isBelow = (step: EndpointStep): boolean => (ahead(step) ?? 0) < 0;

const occupied = ({ data, syn, fin }: Segment): number => data.length + (syn ? 1 : 0) + (fin ? 1 : 0);

/** Whether it reaches beyond the window that was offered. */
const reachesBeyond = (step: EndpointStep): boolean => {
  const { before } = step;
  const segment = arrivedSegment(step);
  const begins = ahead(step);
  return segment !== undefined && begins !== undefined && "rcvWnd" in before && begins + Math.max(1, occupied(segment)) > before.rcvWnd;
};

const known: readonly Deviation[] = [
  // Those after which the connection is elsewhere come first: one step may show several.
  {
    id: "acknowledgment-of-nothing-opens",
    title: "In SYN-RECEIVED an ACK of the number before our SYN, which acknowledges nothing, establishes the connection.",
    source: "tcp_input, case TCPS_SYN_RECEIVED: una<=ack<=max, where RFC 9293 §3.10.7.4 has SND.UNA < SEG.ACK",
    shows: (step) => step.before.state === "SYN-RECEIVED" && step.next.state !== "SYN-RECEIVED" && arrivedSegment(step)?.ack === step.before.sndUna,
    found: true,
    spoils: true,
  },
  {
    id: "takes-more-than-it-offers",
    title: "Text and control bits beyond the window that was offered are taken, as far as the buffer goes.",
    source: "tcp_input: rcv_wnd is sbspace(&so->so_rcv), 128 KiB, where tcp_output.c offers TCP_MAXWIN, 65,535, at most",
    shows: reachesBeyond,
    spoils: true,
    found: true,
  },
  {
    id: "remote-fin-is-forgotten",
    title: "After the remote FIN, text and another FIN are taken as if it had not come.",
    source: "tcp.h, TCPS_HAVERCVDFIN: holds in TIME-WAIT alone",
    shows: (step) => AFTER_FIN.has(step.before.state) && ((arrivedSegment(step)?.data.length ?? 0) > 0 || arrivedSegment(step)?.fin === true),
    spoils: true,
  },
  {
    id: "urgent-pointer-beyond-the-text",
    title: "Urgent text is handed over like any other, and where the pointer lies beyond the segment, what the buffer held before is handed over with it.",
    source: "sbuf.c, sbappend, and socket.c, sosendoob: so_urgc octets are sent, however many there are",
    shows: ({ event }) => event.kind === "segment" && event.segment.urg !== undefined,
    spoils: true,
  },
  {
    id: "control-block-taken-for-a-segment",
    title: "Where a segment that goes through the queue brings RCV.NXT to 0, the control block itself is taken for the next segment, and the process dies.",
    source: "tcp_reass: the loop ends at (struct tcpiphdr *)tp, which is 16 octets before tcpfrag_list_end",
    shows: ({ before, event, next }) => event.kind === "segment" && before.state !== "CLOSED" && next.state === "CLOSED" && !event.segment.rst &&
      seenFrom(event.segment.seq, 0) === event.segment.data.length + (event.segment.syn ? 1 : 0),
    found: true,
    spoils: true,
  },
  {
    id: "fin-is-the-third-duplicate",
    title: "A FIN that comes after two duplicate acknowledgments counts as the third: text is sent again, and the FIN is dropped.",
    source: "tcp_input: a segment with ti_len == 0 is a duplicate acknowledgment, whether it has FIN or not; at TCPREXMTTHRESH goto drop",
    shows: (step) => arrivedSegment(step)?.fin === true && arrivedSegment(step)?.data.length === 0 && "sndUna" in step.before && step.next.state === step.before.state &&
      step.before.sndUna === arrivedSegment(step)?.ack && !isBelow(step),
    found: true,
    spoils: true,
  },
  {
    id: "reset-draws-a-reset",
    title: "A RST is reset where there is no connection, and in SYN-SENT where its ACK is not acceptable: two such ends go on for ever.",
    source: "tcp_input, findso and case TCPS_SYN_SENT: goto dropwithreset comes before TH_RST is looked at",
    shows: (step) => arrivedSegment(step)?.rst === true && step.sent.some(({ rst }) => rst),
    found: true,
    spoils: true,
  },
  {
    id: "close-before-the-handshake-is-not-heard",
    title: "CLOSE in SYN-SENT leads to nothing, and in SYN-RECEIVED waits for the handshake.",
    source: "slirp.c, slirp_pollfds_fill: a socket with SS_NOFDREF, or that is connecting, is not looked at",
    shows: ({ before, event, next }) => (before.state === "SYN-SENT" && event.kind === "call" && event.call === "CLOSE") || (before.state === "SYN-RECEIVED" && next.state === "LAST-ACK"),
    spoils: true,
  },
  {
    id: "window-is-not-taken-back",
    title: "A segment with the numbers of the one before can open the window, and not close it.",
    source: "tcp_input, step6: snd_wl2 == ti_ack && tiwin > snd_wnd",
    shows: ({ before, event }) => event.kind === "segment" && "sndWl1" in before && event.segment.seq === before.sndWl1 && event.segment.ack === before.sndWl2 && event.segment.wnd < before.sndWnd,
    spoils: true,
  },
  {
    id: "resets-nothing-to-reset",
    title: "Without a connection everything but a bare SYN is reset, a RST too; LISTEN is no state of its own.",
    source: "tcp_input: (tiflags & (TH_SYN | TH_FIN | TH_RST | TH_URG | TH_ACK)) != TH_SYN, goto dropwithreset",
    shows: (step) => UNOPENED.has(step.before.state) && arrivedSegment(step) !== undefined && step.sent.some(({ rst }) => rst),
  },
  {
    id: "refusal-acknowledges-the-syn-alone",
    title: "The refusal of a SYN acknowledges the SYN, and not the text that came with it; the reset of a FIN does not count it.",
    source: "tcp_input: tcp_respond with ti_seq + 1 after ECONNREFUSED; dropwithreset counts a SYN alone",
    shows: (step) => UNOPENED.has(step.before.state) && arrivedSegment(step)?.syn === true && step.sent.some(({ rst }) => rst),
  },
  {
    id: "abort-acknowledges",
    title: "The RST of ABORT has the ACK bit on.",
    source: "tcp_output.c, tcp_outflags[TCPS_CLOSED]: TH_RST | TH_ACK",
    shows: ({ event, sent }) => event.kind === "call" && event.call === "ABORT" && sent.some(({ rst, ack }) => rst && ack !== undefined),
  },
  {
    id: "syn-in-window-resets-twice",
    title: "A SYN in the window is answered with two resets.",
    source: "tcp_input: tcp_drop sends one, dropwithreset the other",
    shows: (step) => arrivedSegment(step)?.syn === true && step.sent.filter(({ rst }) => rst).length === 2,
  },
  {
    id: "reset-below-the-window",
    title: "A RST below the window is trimmed until it lies in it, and closes the connection.",
    source: "tcp_input: \"Send an ACK to resynchronize and drop any data. But keep on processing for RST or ACK\"",
    shows: (step) => arrivedSegment(step)?.rst === true && isBelow(step),
  },
  {
    id: "old-segment-without-ack-draws-silence",
    title: "A segment below the window that has no ACK is not answered: an old SYN draws silence, in SYN-RECEIVED too.",
    source: "tcp_input: TF_ACKNOW is set, but \"If the ACK bit is off we drop the segment and return\" comes before tcp_output",
    shows: (step) => arrivedSegment(step)?.ack === undefined && arrivedSegment(step)?.rst === false && isBelow(step) && step.sent.length === 0,
  },
  {
    id: "owed-acknowledgment",
    title: "The acknowledgment that an old segment without ACK was owed goes out with the next segment that arrives.",
    source: "tcp_input: TF_ACKNOW stays set when the segment is dropped",
    shows: ({ event, next, sent }) => event.kind === "segment" && event.segment.ack !== undefined && sent.length === 1 && "rcvNxt" in next &&
      sent.every((one) => one.ack === next.rcvNxt && occupied(one) === 0 && !one.rst),
    found: true,
  },
  {
    id: "fin-with-every-acknowledgment",
    title: "Until our FIN is acknowledged, every ACK carries it again.",
    source: "tcp_output.c, tcp_outflags: TH_FIN | TH_ACK in FIN_WAIT_1, CLOSING and LAST_ACK; \"If resending a FIN, be sure not to use a new sequence number\"",
    shows: ({ before, event, sent }) => event.kind === "segment" && "finSeq" in before && sent.some(({ fin, seq }) => fin && seq === before.finSeq),
  },
  {
    id: "acknowledgment-below-the-window",
    title: "The acknowledgment of a segment below the window counts, in SYN-RECEIVED too.",
    source: "tcp_input: \"But keep on processing for RST or ACK\"",
    shows: (step) => isBelow(step) && arrivedSegment(step)?.ack !== undefined,
  },
  {
    id: "new-syn-ends-time-wait",
    title: "In TIME-WAIT a new SYN ends the old connection, and then is refused: nobody listens any more.",
    source: "tcp_input: tcp_close and goto findso",
    shows: (step) => step.before.state === "TIME-WAIT" && arrivedSegment(step)?.syn === true,
  },
  {
    id: "time-wait-answers-only-what-is-old",
    title: "In TIME-WAIT new text, or another FIN, draws silence.",
    source: "tcp_input: with TCPS_HAVERCVDFIN the segment is freed, and TF_ACKNOW is not set",
    shows: (step) => step.before.state === "TIME-WAIT" && !isBelow(step) && ((arrivedSegment(step)?.data.length ?? 0) > 0 || arrivedSegment(step)?.fin === true) && step.sent.length === 0,
  },
  {
    id: "text-after-close-resets",
    title: "New text is reset, and the connection closed, when both streams have ended.",
    source: "tcp_input: \"If new data are received on a connection after the user processes are gone, then RST the other end\"",
    shows: (step) => GONE.has(step.before.state) && (arrivedSegment(step)?.data.length ?? 0) > 0 && step.sent.some(({ rst }) => rst),
  },
];

export const SLIRP_DEVIATIONS: readonly Deviation[] = [NO_COMPARTMENTS, ...known];
