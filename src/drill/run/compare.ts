/** Whether what was sent is what the script expects, and if not, in what they differ. */
import { distanceFrom, seq } from "../../model/seq.ts";
import { packetText, secondsText } from "../packet-text.ts";
import type { TcpPacket } from "../script.ts";
import type { SentSegment } from "../sockets/host-parts.ts";

const HALF = 0x8000_0000;

/** The flags that a run speaks of. PSH is for the application (§3.9.1.2) and not compared. */
const flagsOf = ({ segment: { syn, fin, rst, urg } }: SentSegment): string => `${fin ? "F" : ""}${syn ? "S" : ""}${rst ? "R" : ""}${urg === undefined ? "" : "U"}`;
const wantedFlags = (packet: TcpPacket): string => ["F", "S", "R", "U"].filter((flag) => packet.flags.includes(flag)).join("");

/** What differs, in words; nothing when the segment is the expected one. */
export const differences = (packet: TcpPacket, sent: SentSegment): readonly string[] => {
  const wanted = wantedFlags(packet);
  const found = flagsOf(sent);
  return [
    ...(wanted === found && (packet.ack === undefined) === (sent.ack === undefined) ? [] : ["flags"]),
    ...(packet.seq === undefined || packet.seq === (packet.absolute ? sent.segment.seq : sent.seq) ? [] : ["sequence number"]),
    ...(packet.length === sent.segment.data.length ? [] : ["length"]),
    ...(packet.ack === undefined || sent.ack === undefined || packet.ack === sent.ack ? [] : ["acknowledgment number"]),
    ...(packet.urg === undefined || packet.urg === (sent.segment.urg ?? 0) ? [] : ["urgent pointer"]),
  ];
};

/**
 * An acknowledgment of something new that the script leaves out, because the next segment that it expects acknowledges
 * as much or more: stacks may delay and aggregate acknowledgments (MUST-58, SHLD-18).
 */
export const isAggregated = (packet: TcpPacket, sent: SentSegment, acknowledged: number | undefined): boolean => {
  const { syn, fin, rst, data } = sent.segment;
  if (syn || fin || rst || data.length > 0 || sent.ack === undefined || packet.flags.includes("S")) return false;
  const isNew = acknowledged === undefined || (sent.ack !== acknowledged && distanceFrom(seq(acknowledged), seq(sent.ack)) < HALF);
  // A connection that ends meanwhile takes its delayed acknowledgment along.
  if (packet.ack === undefined) return isNew && packet.flags.includes("R");
  return isNew && distanceFrom(seq(sent.ack), seq(packet.ack)) < HALF;
};

/** Whether all that a segment carries was sent before. */
export const isAgain = ({ seq: at, segment: { syn, fin, data } }: SentSegment, seen: readonly SentSegment[]): boolean =>
  (syn || fin || data.length > 0)
  && seen.some((one) => one.seq === at && one.segment.syn === syn && (one.segment.fin || !fin) && one.segment.data.length >= data.length);

/** How many of the segments that were sent make up one packet of the script, which segmentation offload had not cut yet; 0 for none. */
export const joined = (packet: TcpPacket, queue: readonly SentSegment[]): number => {
  const first = queue[0];
  if (first === undefined || packet.seq === undefined || /[SR]/.test(packet.flags) || first.segment.data.length === 0) return 0;
  let end = packet.seq;
  let length = 0;
  for (const [index, { segment, seq: at, ack }] of queue.entries()) {
    if (at !== end || ack !== packet.ack || segment.syn || segment.rst) return 0;
    length += segment.data.length;
    end = (end + segment.data.length) % 2 ** 32;
    if (length === packet.length && segment.fin === packet.flags.includes("F")) return index + 1;
    if (segment.fin || length > packet.length) return 0;
  }
  return 0;
};

/** In the script's notation, with the time in front. */
export const sentText = (sent: SentSegment, win?: number): string => {
  const { seq: at, ack, segment: { data, urg } } = sent;
  const push = data.length > 0 && !sent.segment.rst ? "P" : "";
  return `${secondsText(sent.at)} ${packetText({ flags: `${push}${flagsOf(sent)}`, seq: at, length: data.length, ack, win, urg })}`;
};

export const wantedText = (packet: TcpPacket, at: number | undefined): string => `${at === undefined ? "*" : secondsText(at)} ${packetText(packet)}`;
