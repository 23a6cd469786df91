/** Where Linux departs from what it claims. Functions are those of net/ipv4/tcp_input.c unless another file is named. */
import type { EndpointStep } from "../../model/world-types.ts";
import { seenFrom } from "../../properties/oracle/circle.ts";
import { arrivedSegment } from "../../properties/oracle/step.ts";
import { NO_COMPARTMENTS, NO_URGENT } from "../common.ts";
import type { Deviation } from "../stack.ts";

/** How far below RCV.NXT the segment begins and ends: [0, 1] is one octet that is next in order. */
const placeOf = (step: EndpointStep): readonly [number, number] | undefined => {
  const segment = arrivedSegment(step);
  if (segment === undefined || !("rcvNxt" in step.before)) return undefined;
  const start = seenFrom(step.before.rcvNxt, segment.seq);
  return [start, start + segment.data.length + (segment.syn ? 1 : 0) + (segment.fin ? 1 : 0)];
};

const carries = (step: EndpointStep): boolean => (arrivedSegment(step)?.data.length ?? 0) > 0 || arrivedSegment(step)?.fin === true;

const windowOf = ({ before }: EndpointStep): number => ("rcvWnd" in before ? before.rcvWnd : 0);

const known: readonly Deviation[] = [
  {
    id: "text-on-a-syn-is-dropped",
    title: "Text and FIN on a SYN are dropped without Fast Open; they have to be sent again.",
    source: "tcp_conn_request and tcp_rcv_synsent_state_process",
    shows: (step) => arrivedSegment(step)?.syn === true && (arrivedSegment(step)?.rst !== true) && ((arrivedSegment(step)?.data.length ?? 0) > 0 || arrivedSegment(step)?.fin === true),
    spoils: true,
  },
  {
    id: "abort-carries-an-ack",
    title: "The RST of ABORT has the ACK bit on.",
    source: "net/ipv4/tcp_output.c, tcp_send_active_reset: TCPHDR_ACK | TCPHDR_RST",
    shows: ({ event, sent }) => event.kind === "call" && sent.some(({ rst, ack }) => rst && ack !== undefined),
  },
  {
    id: "reset-behind-the-remote-fin",
    title: "After the remote FIN a RST is also taken at RCV.NXT−1.",
    source: "tcp_reset_check: seq == rcv_nxt - 1 in CLOSE_WAIT, LAST_ACK and CLOSING",
    shows: (step) => ["CLOSE-WAIT", "CLOSING", "LAST-ACK"].includes(step.before.state) && arrivedSegment(step)?.rst === true && placeOf(step)?.[0] === -1,
  },
  {
    id: "window-test-includes-its-edges",
    title: "A segment that ends at RCV.NXT or, being a RST, behind it, or begins at RCV.NXT+RCV.WND, counts as in the window.",
    source: "tcp_sequence: before(end_seq, rcv_wup) and after(seq, rcv_nxt + window) are what is refused; net/ipv4/tcp_minisocks.c, tcp_in_window",
    shows: (step) => {
      const [start, end] = placeOf(step) ?? [0, 0];
      return (start < 0 && (end === 0 || (end > 0 && arrivedSegment(step)?.rst === true))) || start === windowOf(step);
    },
  },
  {
    id: "old-acknowledgments-are-challenged",
    title: "An acknowledgment further back than what the peer has acknowledged so far is challenged, and its text dropped.",
    source: "tcp_ack: \"RFC 5961 5.2 [Blind Data Injection Attack].[Mitigation]\", max_window is min(tp->max_window, tp->bytes_acked)",
    shows: (step) => {
      const ack = arrivedSegment(step)?.ack;
      return ack !== undefined && "sndUna" in step.before && seenFrom(step.before.sndUna, ack) < 0;
    },
    spoils: true,
  },
  {
    id: "a-smaller-window-is-not-taken",
    title: "A window that is smaller, but not 0, in a segment with the number and the acknowledgment of the last update is not taken.",
    source: "tcp_may_update_window: nwin > tp->snd_wnd || !nwin",
    shows: (step) => {
      const segment = arrivedSegment(step);
      return segment !== undefined && "sndWnd" in step.before && segment.ack === step.before.sndUna && segment.wnd > 0 && segment.wnd < step.before.sndWnd;
    },
    spoils: true,
  },
  {
    id: "text-behind-the-remote-fin",
    title: "Text and FIN behind the remote FIN are dropped without an answer; text that begins before RCV.NXT and goes beyond it resets the connection.",
    source: "tcp_rcv_state_process, step 7: break where seq is not before rcv_nxt, else \"RFC 1122 says we MUST send a reset\"",
    shows: (step) => ["CLOSE-WAIT", "CLOSING", "LAST-ACK"].includes(step.before.state) && carries(step) && (placeOf(step)?.[1] ?? 0) > 0,
    spoils: true,
  },
  {
    id: "numbers-follow-a-window-that-shrank",
    title: "Where the window was taken back, an empty ACK has the number at the window's edge, not SND.NXT.",
    source: "net/ipv4/tcp_output.c, tcp_acceptable_seq",
    shows: ({ next, sent }) => "sndNxt" in next && "sndWnd" in next && "sndUna" in next && seenFrom(next.sndUna, next.sndNxt) > next.sndWnd && sent.some(({ syn, rst, data, fin, seq }) => !syn && !rst && !fin && data.length === 0 && seq !== next.sndNxt),
  },
  {
    id: "time-wait-ignores-resets-that-are-not-exact",
    title: "In TIME-WAIT a RST elsewhere than at RCV.NXT is ignored.",
    source: "net/ipv4/tcp_minisocks.c, tcp_timewait_state_process: \"if (!th->rst)\" before the ACK",
    shows: (step) => step.before.state === "TIME-WAIT" && arrivedSegment(step)?.rst === true && placeOf(step)?.[0] !== 0,
  },
  {
    id: "time-wait-taken-over-is-forgotten",
    title: "A SYN that takes over TIME-WAIT ends it for good: when the new opening fails, there is no way back.",
    source: "net/ipv4/tcp_minisocks.c, tcp_timewait_state_process: \"RED-PEN: we violate main RFC requirement, if this SYN will appear old duplicate\"",
    shows: (step) => step.before.state === "SYN-RECEIVED" && (step.next.state === "CLOSED" || step.next.state === "LISTEN") && arrivedSegment(step)?.rst === true,
  },
  {
    id: "closing-moves-on-and-is-silent",
    title: "In CLOSING a segment that acknowledges our FIN leads to TIME-WAIT, and whatever else it carries is dropped without an answer.",
    source: "tcp_rcv_state_process, case TCP_CLOSING: tcp_time_wait, discard",
    shows: (step) => step.before.state === "CLOSING" && step.next.state === "TIME-WAIT" && arrivedSegment(step) !== undefined,
  },
  {
    id: "text-takes-the-place-of-a-waiting-fin",
    title: "A FIN that waits for what is missing is lost when text or another FIN covers its place.",
    source: "tcp_ofo_queue and tcp_data_queue_ofo: what is covered is dropped, flags and all",
    shows: (step) => "held" in step.before && step.before.held.length > 0 && carries(step),
    spoils: true,
  },
  {
    id: "crossed-syns-open-on-an-acknowledgment-of-nothing",
    title: "After two SYNs have crossed, an ACK of the ISS, which acknowledges nothing, establishes the connection.",
    source: "tcp_rcv_state_process, case TCP_SYN_RECV: tcp_ack returns 1 for whatever is not before SND.UNA",
    shows: ({ before, next, event }) => before.state === "SYN-RECEIVED" && before.openedBy === "active" && event.kind === "segment" && event.segment.ack === before.sndUna && next.state !== "SYN-RECEIVED",
    found: true,
    spoils: true,
  },
  {
    id: "half-open-answers-without-the-ack-bit",
    title: "A half-open connection answers what lies outside its window also where the ACK bit is missing.",
    source: "net/ipv4/tcp_minisocks.c, tcp_check_req: send_ack comes before \"ACK sequence verified above\"",
    shows: (step) => step.before.state === "SYN-RECEIVED" && arrivedSegment(step) !== undefined && arrivedSegment(step)?.ack === undefined && step.sent.length === 1,
  },
  {
    id: "syn-received-looks-at-the-acknowledgment-first",
    title: "A half-open connection resets a wrong acknowledgment before it looks at the sequence number, and stays half-open.",
    source: "net/ipv4/tcp_minisocks.c, tcp_check_req: \"Invalid ACK: reset will be sent by listening socket\" comes before \"first check sequence number\"",
    shows: ({ before, event, sent }) => before.state === "SYN-RECEIVED" && event.kind === "segment" && event.segment.ack !== undefined && event.segment.ack !== before.sndNxt && sent.some(({ rst }) => rst),
    spoils: true,
  },
  {
    id: "time-wait-answers-by-number",
    title: "In TIME-WAIT whatever is not an empty segment at RCV.NXT is answered, wherever it lies, with the ACK bit or without.",
    source: "net/ipv4/tcp_minisocks.c, tcp_timewait_state_process: \"In window segment, it may be only reset or bare ack\"",
    shows: (step) => step.before.state === "TIME-WAIT" && step.next.state === "TIME-WAIT" && arrivedSegment(step)?.rst === false && step.sent.length === 1 && step.sent.every(({ syn, rst, fin }) => !syn && !rst && !fin),
  },
  {
    id: "abort-leaves-time-wait",
    title: "In TIME-WAIT there is nothing left to abort: the socket is closed, and the kernel waits on.",
    source: "net/ipv4/tcp_minisocks.c, tcp_time_wait: what waits is no socket any more",
    shows: ({ before, event }) => before.state === "TIME-WAIT" && event.kind === "call" && event.call === "ABORT",
    spoils: true,
  },
  {
    id: "calls-wait-for-accept",
    title: "Before accept() an application has nothing to write to or to close: SEND and CLOSE in SYN-RECEIVED are made behind the whole segment that opens the connection.",
    source: "the interface: accept(2), send(2), shutdown(2)",
    shows: ({ before, next, event, sent }) => before.state === "SYN-RECEIVED" && before.openedBy === "passive" && (sent.some(({ data }) => data.length > 0) || before.unsent.length > 0 || before.closeRequested) && event.kind === "segment" && next.state !== "SYN-RECEIVED",
    spoils: true,
  },
];

/** The kernel does not tell RCV.NXT: where the RFC has closed, it cannot be followed any more. */
export const LINUX_DEVIATIONS: readonly Deviation[] = [{ ...NO_COMPARTMENTS, spoils: true }, NO_URGENT, ...known];
