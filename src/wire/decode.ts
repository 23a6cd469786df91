/** A captured packet as a TCP segment: link, IP and TCP headers one behind the other. Whatever the octets are, nothing is thrown. */
import { PacketInChunk, type CapturedPacket } from "./captured.ts";
import { fold, isIntact, sumIn } from "./checksum.ts";
import { Chunk } from "./chunk.ts";
import type { DecodedIp, IpHeader } from "./ip-header.ts";
import { decodeIpv4 } from "./ipv4.ts";
import { decodeIpv6 } from "./ipv6.ts";
import { isKnownLink, networkStart } from "./link.ts";
import { isProblem, type PacketProblem } from "./problem.ts";
import { decodeTcp, TCP, type TcpHeader } from "./tcp-header.ts";

export interface WireSegment {
  readonly ip: IpHeader;
  readonly tcp: TcpHeader;
  /** What was captured of the text. */
  readonly text: Uint8Array;
  /** Octets of text as they were sent, captured or not. */
  readonly textLength: number;
  readonly checksum: ChecksumVerdict;
  /** What is wrong beside what could be decoded. */
  readonly problems: readonly PacketProblem[];
}

/**
 * partial: just what a host leaves in the field for its network card to finish, so the segment was captured before that.
 * unknown: not all of the segment was captured, or it was not asked for.
 */
export type ChecksumVerdict = "right" | "wrong" | "partial" | "unknown";

/** Not TCP, or not the start of a segment. */
export interface OtherTraffic {
  /** `IP protocol 17`, `a later fragment`. */
  readonly other: string;
}

export type Decoded = WireSegment | OtherTraffic | PacketProblem;

export const isSegment = (decoded: Decoded): decoded is WireSegment => "tcp" in decoded;

const NO_IP: OtherTraffic = { other: "not IP" };
const LATER_FRAGMENT: OtherTraffic = { other: "a later fragment" };

export interface DecodeOptions {
  /** Whether to verify checksums (MUST-3): they are, unless told. */
  readonly verify?: boolean;
}

export const decodePacket = (packet: CapturedPacket, { verify = true }: DecodeOptions = {}): Decoded => {
  if (packet instanceof PacketInChunk) return decodeIn(packet.chunk, packet.from, packet.to, packet, verify);
  const { bytes } = packet;
  return decodeIn(new Chunk(bytes), 0, bytes.length, packet, verify);
};

/** What the packet at `from … to` of the chunk holds. */
const decodeIn = (chunk: Chunk, from: number, to: number, { linkType, length, at: inFile }: CapturedPacket, verify: boolean): Decoded => {
  const { bytes } = chunk;
  const by = inFile - from;
  const start = networkStart(linkType, bytes, from, to);
  if (start === undefined) return isKnownLink(linkType) ? NO_IP : { other: `link type ${linkType}` };
  if (typeof start === "object") return moved(start, by);
  const problems: PacketProblem[] = [];
  const network = decodeIp(bytes, start, to, from + Math.max(length, to - from), problems);
  if (isProblem(network)) return moved(network, by);
  const { ip, at, addresses } = network;
  if (ip.fragment === "later") return LATER_FRAGMENT;
  if (ip.protocol !== TCP) return { other: `IP protocol ${ip.protocol}` };

  // What is behind the packet, such as the padding of a short Ethernet frame, is not part of it.
  const end = Math.min(to, at + network.length);
  const transport = decodeTcp(bytes, at, end, network.length, problems);
  if (isProblem(transport)) return moved(transport, by);
  const { tcp, textAt } = transport;
  const whole = verify && addresses !== undefined && ip.fragment === "none" && end === at + network.length;
  const checksum = whole ? judgeChecksum(tcp.checksum, addresses + TCP, network.length, sumIn(chunk, at, end)) : "unknown";
  if (checksum === "wrong") {
    problems.push({ code: "TCP-CHECKSUM", at: at + 16, message: "the checksum is wrong", hint: "Damaged on the way, or sent by this host with checksum offload" });
  }
  return new SegmentInChunk(bytes, Math.min(textAt, end), end, { ip, tcp, textLength: at + network.length - textAt, checksum, problems: problems.length === 0 ? NONE : problems.map((problem) => moved(problem, by)) });
};

/** Found in the chunk; from the first octet of the file is more use. */
const moved = (problem: PacketProblem, by: number): PacketProblem => ({ ...problem, at: problem.at + by });

const NONE: readonly PacketProblem[] = [];

/** A view of the text is made when it is asked for. */
class SegmentInChunk implements WireSegment {
  readonly ip: IpHeader;
  readonly tcp: TcpHeader;
  readonly textLength: number;
  readonly checksum: ChecksumVerdict;
  readonly problems: readonly PacketProblem[];
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #to: number;

  constructor(bytes: Uint8Array, from: number, to: number, { ip, tcp, textLength, checksum, problems }: Omit<WireSegment, "text">) {
    this.ip = ip;
    this.tcp = tcp;
    this.textLength = textLength;
    this.checksum = checksum;
    this.problems = problems;
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  get text(): Uint8Array {
    return this.#bytes.subarray(this.#from, this.#to);
  }
}

/** @param fixed the sum of addresses and protocol. @param sum of the segment, the field included. */
const judgeChecksum = (field: number, fixed: number, length: number, sum: number): ChecksumVerdict => {
  if (isIntact(fixed + length + sum)) return "right";
  // The sum of the pseudo-header, not complemented; without the length where the card is to cut up the segment as well.
  return field === fold(fixed + length) || field === fold(fixed) ? "partial" : "wrong";
};

const decodeIp = (bytes: Uint8Array, at: number, to: number, sent: number, problems: PacketProblem[]): DecodedIp | PacketProblem => {
  if (at >= to) return { code: "IP-TRUNCATED", at, message: "nothing of the IP header was captured", hint: "Capture with a larger snap length" };
  const version = (bytes[at] ?? 0) >>> 4;
  if (version === 4) return decodeIpv4(bytes, at, to, sent, problems);
  if (version === 6) return decodeIpv6(bytes, at, to, sent);
  return { code: "IP-VERSION", at, message: `IP version ${version}`, hint: "The packet is left out; is the link type of the capture right" };
};
