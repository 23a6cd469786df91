/** Where script and target part over what is not modelled at all, which is no failure of either. */
import { add, distanceFrom, seq } from "../../model/seq.ts";
import type { TcpPacket } from "../script.ts";
import type { Host } from "../sockets/host.ts";
import type { SentSegment } from "../sockets/host-parts.ts";

/** RFC 6928: so many segments may be in flight before anything was acknowledged. */
const INITIAL_WINDOW = 10;

/** TCP_LINGER2 is in seconds (µs). */
const SHORTEST_FIN_WAIT = 1_000_000;

/** MUST-15: without an MSS option. */
const DEFAULT_MSS = 536;

/** Undefined where the target has to answer for it. */
export const excuse = (packet: TcpPacket, sent: SentSegment | undefined, seen: readonly SentSegment[], host: Host): string | undefined => {
  if (host.isFiltered) return "the script has a packet filter drop segments, which is not modelled: what it lets through is not known";
  if (sent === undefined && host.silence !== undefined) return `nothing is sent at once, and ${host.silence}`;
  if (sent === undefined && host.keepsAlive && packet.length <= 1) return "nothing is sent, and keep-alives are asked for, which are not modelled (RFC 9293 MAY-5)";
  if (sent === undefined && packet.flags.includes("R") && host.waitsForFin && host.clock - (seen.at(-1)?.at ?? 0) >= SHORTEST_FIN_WAIT) {
    return "a system gives up FIN-WAIT-2 after a time of its own (tcp_fin_timeout, TCP_LINGER2), which RFC 9293 does not have";
  }
  if (sent === undefined && host.isLimited && seen.some(({ seq: at, segment: { fin, data } }) => at === packet.seq && (packet.length > 0 ? data.length > 0 : fin && packet.flags.includes("F")))) {
    return "how often something is sent before TCP_USER_TIMEOUT is over depends on the system's clock and probes, which are not modelled";
  }
  if (packet.flags.includes("S") && packet.ack !== undefined && sent?.segment.syn === true && sent.ack !== undefined && host.synText > 0 && packet.ack === add(seq(sent.ack), host.synText)) {
    return "the text of a SYN is acknowledged at once: TCP Fast Open (RFC 7413) is not modelled";
  }
  if (host.overflowed && sent?.segment.data.length === 0 && packet.ack !== sent.ack) {
    return "text reaches beyond the window: how much of it is taken is the stack's own choice, and the model takes what lies inside";
  }
  if (!host.isSettable && sent !== undefined && sent.seq === packet.seq && packet.length > DEFAULT_MSS && sent.segment.data.length > 0 && sent.segment.data.length < packet.length) {
    return `a real stack is not told the remote MSS, and sends segments of ${DEFAULT_MSS} octets`;
  }
  if (packet.length === 0 && sent?.byTimer === true && sent.segment.data.length > 0 && packet.seq === sent.seq - 1) {
    return "a closed window is probed with nothing below SND.UNA, as Linux does: the model sends the next octet (RFC 9293 §3.8.6.1)";
  }
  if (packet.length > 0 && wasSentWhole(packet, seen) && sent?.byTimer !== true) {
    return "it is sent again before its timer has run out: loss recovery by duplicate acknowledgments, SACK or probes is not modelled";
  }
  if (sent !== undefined && sent.segment.data.length > 0 && inFlight(sent, seen) > INITIAL_WINDOW * host.mss) {
    return `more than ${INITIAL_WINDOW} segments are in flight: congestion control is not modelled`;
  }
  return undefined;
};

const wasSentWhole = ({ seq: at, length }: TcpPacket, seen: readonly SentSegment[]): boolean =>
  at !== undefined && seen.some(({ seq: first, segment: { data } }) => data.length > 0 && at >= first && at + length <= first + data.length);

/** From the first octet of text that the script has seen to the end of what is sent now, an upper bound. */
const inFlight = (sent: SentSegment, seen: readonly SentSegment[]): number => {
  const texts = seen.filter(({ segment: { data } }) => data.length > 0);
  const first = texts.at(-INITIAL_WINDOW) ?? sent;
  return distanceFrom(seq(first.seq), seq(sent.seq)) + sent.segment.data.length;
};
