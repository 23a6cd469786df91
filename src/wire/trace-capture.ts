/**
 * Runs of the model as captures, which tshark and Wireshark dissect, and back.
 *
 * The tap sits where segments are sent: each is in the capture when it leaves its end, once, whether the network then
 * loses, delays or doubles it. What an attacker injects is there when it arrives, under the address that it pretends to have.
 */
import type { Segment } from "../model/segment.ts";
import { other, type InFlight, type Side, type WorldStep } from "../model/world-types.ts";
import type { CaptureTime } from "./captured.ts";
import { isSegment, decodePacket } from "./decode.ts";
import { encodePacket } from "./encode.ts";
import { LINK } from "./link.ts";
import { headerOf, segmentOf } from "./model-segment.ts";
import { WHOLE, writePcap } from "./pcap-write.ts";
import { writePcapng, type PcapngPacket } from "./pcapng-write.ts";
import { isProblem, type CaptureProblem, type PacketProblem } from "./problem.ts";
import { captureItems } from "./read-capture.ts";
import { commentsOf } from "./segment-comment.ts";
import { labelsIn, lettersIn, textOf } from "./text-octets.ts";

export interface CaptureOptions {
  /** pcapng carries a comment on every packet; the classic format has no place for one. */
  readonly format: "pcapng" | "pcap";
  /** The most octets kept of a packet; all, unless told. */
  readonly snap?: number;
}

interface Socket {
  readonly address: readonly number[];
  readonly port: number;
}

/** Addresses of documentation (RFC 5737), and ports that name no protocol to a dissector. */
export const SOCKETS: { readonly [S in Side]: Socket } = {
  A: { address: [192, 0, 2, 1], port: 61_001 },
  B: { address: [198, 51, 100, 2], port: 61_002 },
};

/** The same octets for the same steps; the clock of the run begins at 1970-01-01 00:00:00. */
export const captureOf = (steps: readonly WorldStep[], { format, snap = WHOLE }: CaptureOptions): Uint8Array => {
  const packets: PcapngPacket[] = [];
  let now = 0;
  for (const step of steps) {
    now += step.elapsed;
    for (const inFlight of segmentsSeen(step)) {
      const whole = packetOf(inFlight.segment, other(inFlight.to), packets.length & 0xffff);
      packets.push({ time: moment(now), bytes: whole.subarray(0, snap), length: whole.length, comments: commentsOf(step, inFlight) });
    }
  }
  if (format === "pcap") return writePcap(packets, { linkType: LINK.raw, snap });
  return writePcapng([{ application: "Synproof", interfaces: [{ linkType: LINK.raw, snap, name: "both ends" }], packets }]);
};

/** In the order in which they were on the wire. */
const segmentsSeen = ({ action, moved, sent }: WorldStep): readonly InFlight[] => (action.do === "inject" && moved !== undefined ? [moved, ...sent] : sent);

/** Microseconds are what the classic format holds. */
const moment = (ms: number): CaptureTime => {
  const micros = Math.round(ms * 1_000);
  return { seconds: Math.floor(micros / 1_000_000), nanos: (micros % 1_000_000) * 1_000 };
};

const packetOf = (segment: Segment, from: Side, id: number): Uint8Array => {
  const [source, destination] = [SOCKETS[from], SOCKETS[other(from)]];
  return encodePacket({
    source: source.address,
    destination: destination.address,
    tcp: headerOf(segment, source.port, destination.port),
    text: textOf(segment.data),
    id,
    compartment: segment.security,
  });
};

/** A segment of a capture that this module wrote. */
export interface SeenSegment {
  /** By its source address, which an injected segment pretends to have. */
  readonly from: Side;
  readonly segment: Segment;
  /** ms since the start of the run. */
  readonly at: number;
}

/**
 * The segments of a capture of a run, in order; packets between other sockets are left out. Labels of text come from the
 * comments; without them an octet keeps its origin, and of its offset what its letter tells.
 */
export const segmentsOf = (capture: Uint8Array): readonly SeenSegment[] | CaptureProblem | PacketProblem => {
  const seen: SeenSegment[] = [];
  for (const item of captureItems(capture)) {
    if (isProblem(item)) return item;
    const decoded = decodePacket(item);
    if (isProblem(decoded)) return decoded;
    const from = isSegment(decoded) ? senderOf(decoded.tcp.sourcePort, decoded.ip.source) : undefined;
    if (!isSegment(decoded) || from === undefined) continue;
    const labels = item.comments.flatMap((comment) => comment.split("\n")).map((line) => labelsIn(line, decoded.text.length)).find((found) => found !== undefined);
    const { seconds, nanos } = item.time ?? { seconds: 0, nanos: 0 };
    seen.push({ from, segment: segmentOf(decoded, labels ?? lettersIn(decoded.text)), at: seconds * 1_000 + nanos / 1_000_000 });
  }
  return seen;
};

const senderOf = (port: number, address: string): Side | undefined =>
  (["A", "B"] as const).find((side) => SOCKETS[side].port === port && SOCKETS[side].address.join(".") === address);
