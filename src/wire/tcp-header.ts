/** The TCP header (RFC 9293 §3.1). */
import { u16, u32 } from "./octets.ts";
import type { PacketProblem } from "./problem.ts";
import { decodeOptions, encodeOptions, type TcpOption } from "./tcp-options.ts";

/** Control bits, as they lie in the header. */
export const FIN = 0x001;
export const SYN = 0x002;
export const RST = 0x004;
export const PSH = 0x008;
export const ACK = 0x010;
export const URG = 0x020;

export interface TcpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** The field, a number below 2^32. */
  readonly seq: number;
  /** The field, whether or not the ACK bit is on. */
  readonly ack: number;
  /** The control bits, and above them the reserved ones. */
  readonly bits: number;
  /** The field, not scaled. */
  readonly wnd: number;
  readonly checksum: number;
  /** The field, whether or not the URG bit is on. */
  readonly urgentPointer: number;
  readonly options: readonly TcpOption[];
}

const SMALLEST = 20;
export const TCP = 6;

/** A header, and where the text begins. */
export interface DecodedTcp {
  readonly tcp: TcpHeader;
  readonly textAt: number;
}

/**
 * The header at `at`. What is wrong beside it goes to `problems`.
 * @param end of what was captured. @param length octets of the segment as they were sent, captured or not.
 */
export const decodeTcp = (bytes: Uint8Array, at: number, end: number, length: number, problems: PacketProblem[]): DecodedTcp | PacketProblem => {
  if (length < SMALLEST) return { code: "TCP-TRUNCATED", at, message: `${length} octets are no TCP header, which has 20 at least`, hint: "The packet is left out" };
  if (end - at < SMALLEST) return { code: "TCP-TRUNCATED", at, message: `only ${end - at} octets of the TCP header were captured`, hint: "Capture with a larger snap length" };
  const headerLength = ((bytes[at + 12] ?? 0) >>> 4) * 4;
  if (headerLength < SMALLEST || headerLength > length) {
    return { code: "TCP-DATA-OFFSET", at: at + 12, message: `the data offset says that the header is ${headerLength} octets of ${length}`, hint: "The packet is left out" };
  }
  const headerEnd = at + headerLength;
  if (headerEnd > end) {
    problems.push({ code: "TCP-TRUNCATED", at: end, message: `${headerEnd - end} octets of TCP options were not captured`, hint: "Capture with a larger snap length" });
  }
  return {
    tcp: {
      sourcePort: u16(bytes, at),
      destinationPort: u16(bytes, at + 2),
      seq: u32(bytes, at + 4),
      ack: u32(bytes, at + 8),
      bits: u16(bytes, at + 12) & 0x0fff,
      wnd: u16(bytes, at + 14),
      checksum: u16(bytes, at + 16),
      urgentPointer: u16(bytes, at + 18),
      // An option that was cut off is no illegal one: what was captured ends the list.
      options: headerEnd > end ? decodeOptions(bytes, at + SMALLEST, end, []) : decodeOptions(bytes, at + SMALLEST, headerEnd, problems),
    },
    textAt: headerEnd,
  };
};

/** Header and text, with the checksum that the header names. */
export const encodeTcp = (header: TcpHeader, text: Uint8Array): Uint8Array => {
  const options = encodeOptions(header.options);
  const size = SMALLEST + options.length;
  const bytes = new Uint8Array(size + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, header.sourcePort);
  view.setUint16(2, header.destinationPort);
  view.setUint32(4, header.seq);
  view.setUint32(8, header.ack);
  view.setUint16(12, ((size / 4) << 12) | (header.bits & 0x0fff));
  view.setUint16(14, header.wnd);
  view.setUint16(16, header.checksum);
  view.setUint16(18, header.urgentPointer);
  bytes.set(options, SMALLEST);
  bytes.set(text, size);
  return bytes;
};
