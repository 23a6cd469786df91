/** The IPv4 header (RFC 791 §3.1). */
import { AddressBook } from "./addresses.ts";
import { checksum, isIntact, sumOf } from "./checksum.ts";
import type { DecodedIp } from "./ip-header.ts";
import { u16 } from "./octets.ts";
import type { PacketProblem } from "./problem.ts";

const SMALLEST = 20;
const SECURITY = 130;
const SECURITY_LENGTH = 11;

/** `192.0.2.1` */
const addresses = new AddressBook(4, (bytes, at) => `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`);

/**
 * The header at `at`; what is wrong beside it goes to `problems`.
 * @param to where what was captured of the packet ends, and @param sent where it ended as it was sent.
 */
export const decodeIpv4 = (bytes: Uint8Array, at: number, to: number, sent: number, problems: PacketProblem[]): DecodedIp | PacketProblem => {
  if (to - at < SMALLEST) return { code: "IP-TRUNCATED", at, message: `${to - at} octets of an IPv4 header, which has 20 at least`, hint: "Capture with a larger snap length" };
  const headerLength = ((bytes[at] ?? 0) & 0x0f) * 4;
  const total = u16(bytes, at + 2);
  const headerEnd = at + headerLength;
  if (headerLength < SMALLEST || (total !== 0 && headerLength > total)) {
    return { code: "IP-HEADER-LENGTH", at, message: `the header says that it is ${headerLength} octets of ${total}`, hint: "The packet is left out" };
  }
  // A total length of 0 is a segment that the network card has yet to cut up.
  const end = total === 0 ? sent : at + total;
  if (end > sent) return { code: "IP-LENGTH", at: at + 2, message: `the header says ${total} octets, and the packet has ${sent - at}`, hint: "The packet is left out, as its receiver would drop it" };
  if (headerEnd > to) return { code: "IP-TRUNCATED", at, message: `${headerEnd - to} octets of IPv4 options were not captured`, hint: "Capture with a larger snap length" };
  if (!isIntact(sumOf(bytes, at, headerEnd))) {
    problems.push({ code: "IP-CHECKSUM", at: at + 10, message: "the header checksum is wrong", hint: "Sent by this host with checksum offload, or damaged on the way" });
  }
  const fragment = u16(bytes, at + 6);
  return {
    ip: {
      version: 4,
      source: addresses.read(bytes, at + 12),
      destination: addresses.read(bytes, at + 16),
      protocol: bytes[at + 9] ?? 0,
      hops: bytes[at + 8] ?? 0,
      fragment: (fragment & 0x1fff) !== 0 ? "later" : (fragment & 0x2000) !== 0 ? "first" : "none",
      compartment: headerLength === SMALLEST ? undefined : compartmentIn(bytes, at + SMALLEST, headerEnd),
    },
    at: headerEnd,
    length: Math.max(0, end - headerEnd),
    addresses: sumOf(bytes, at + 12, at + 20),
  };
};

/** Of other options only the length matters; a bad one ends the list. */
const compartmentIn = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  for (let at = from; at < to; ) {
    const number = bytes[at] ?? 0;
    if (number === 0) return undefined;
    const length = number === 1 ? 1 : (bytes[at + 1] ?? 0);
    if (length < 1 || (length < 2 && number !== 1) || at + length > to) return undefined;
    if (number === SECURITY && length === SECURITY_LENGTH) return u16(bytes, at + 4);
    at += length;
  }
  return undefined;
};

export interface Ipv4ToWrite {
  readonly source: readonly number[];
  readonly destination: readonly number[];
  readonly protocol: number;
  /** Identification; tells fragments apart. */
  readonly id: number;
  readonly compartment?: number | undefined;
}

/** A packet with the right length and checksum, not to be fragmented. @throws when the payload is longer than a packet can be. */
export const encodeIpv4 = (header: Ipv4ToWrite, payload: Uint8Array): Uint8Array => {
  const { source, destination, protocol, id, compartment } = header;
  const headerLength = SMALLEST + (compartment === undefined ? 0 : SECURITY_LENGTH + 1);
  const total = headerLength + payload.length;
  if (total > 0xffff) throw new RangeError(`an IPv4 packet of ${total} octets; 65535 is the most`);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  bytes[0] = 0x40 | (headerLength / 4);
  view.setUint16(2, total);
  view.setUint16(4, id);
  view.setUint16(6, 0x4000);
  bytes[8] = 64;
  bytes[9] = protocol;
  bytes.set(source, 12);
  bytes.set(destination, 16);
  if (compartment !== undefined) {
    bytes.set([SECURITY, SECURITY_LENGTH], SMALLEST);
    view.setUint16(SMALLEST + 4, compartment);
  }
  view.setUint16(10, checksum(sumOf(bytes, 0, headerLength)));
  bytes.set(payload, headerLength);
  return bytes;
};
