/** The IPv6 header and the extension headers behind it (RFC 8200 §3, §4). */
import { AddressBook } from "./addresses.ts";
import { sumOf } from "./checksum.ts";
import type { DecodedIp, IpHeader } from "./ip-header.ts";
import { u16 } from "./octets.ts";
import type { PacketProblem } from "./problem.ts";

const SIZE = 40;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
/** Hop-by-hop, routing, fragment, authentication, destination options, mobility, host identity, shim6. */
const EXTENSIONS: ReadonlySet<number> = new Set([0, ROUTING, FRAGMENT, AUTHENTICATION, 60, 135, 139, 140]);

/** As RFC 5952 §4 writes it: no leading zeros, the first longest run of zero fields as `::`. */
export const ipv6Address = (bytes: Uint8Array, at: number): string => {
  const fields = Array.from({ length: 8 }, (_, i) => u16(bytes, at + 2 * i));
  let longest = 1;
  let from = -1;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (fields[i + run] === 0) run++;
    if (run > longest) [longest, from] = [run, i];
  }
  const show = (part: readonly number[]): string => part.map((field) => field.toString(16)).join(":");
  return from < 0 ? show(fields) : `${show(fields.slice(0, from))}::${show(fields.slice(from + longest))}`;
};

const addresses = new AddressBook(16, ipv6Address);

const cut = (at: number): PacketProblem => ({ code: "IP-TRUNCATED", at, message: "the packet ends inside its IPv6 headers", hint: "Capture with a larger snap length" });

/**
 * The header at `at` with its extensions.
 * @param to where what was captured of the packet ends, and @param sent where it ended as it was sent.
 */
export const decodeIpv6 = (bytes: Uint8Array, at: number, to: number, sent: number): DecodedIp | PacketProblem => {
  if (to - at < SIZE) return cut(at);
  const payload = u16(bytes, at + 4);
  // A payload length of 0 is a jumbogram, or a segment that the network card has yet to cut up.
  const end = payload === 0 ? sent : at + SIZE + payload;
  if (end > sent) return { code: "IP-LENGTH", at: at + 4, message: `the header says ${payload} octets of payload, and the packet has ${sent - at - SIZE}`, hint: "The packet is left out, as its receiver would drop it" };

  let protocol = bytes[at + 6] ?? 0;
  let next = at + SIZE;
  let fragment: IpHeader["fragment"] = "none";
  let routed = false;
  while (EXTENSIONS.has(protocol) && fragment !== "later") {
    if (next + 8 > to || next + 8 > end) return cut(Math.min(next, to));
    const size = protocol === FRAGMENT ? 8 : protocol === AUTHENTICATION ? ((bytes[next + 1] ?? 0) + 2) * 4 : ((bytes[next + 1] ?? 0) + 1) * 8;
    if (protocol === FRAGMENT) {
      const field = u16(bytes, next + 2);
      fragment = field >>> 3 !== 0 ? "later" : (field & 1) !== 0 ? "first" : "none";
    }
    // Segments left: the destination of the header is not the last one, which the checksum is made with (§8.1).
    if (protocol === ROUTING && bytes[next + 3] !== 0) routed = true;
    protocol = bytes[next] ?? 0;
    next += size;
    if (next > end) return { code: "IP-HEADER-LENGTH", at: next - size, message: `an extension header of ${size} octets reaches past the packet`, hint: "The packet is left out" };
  }
  if (next > to) return cut(to);
  return {
    ip: {
      version: 6, source: addresses.read(bytes, at + 8), destination: addresses.read(bytes, at + 24), protocol, hops: bytes[at + 7] ?? 0, fragment, compartment: undefined,
    },
    at: next,
    length: end - next,
    addresses: routed ? undefined : sumOf(bytes, at + 8, at + 40),
  };
};

/** A packet without extension headers. @throws when the payload is longer than a packet can be. */
export const encodeIpv6 = (header: { readonly source: readonly number[]; readonly destination: readonly number[]; readonly protocol: number }, payload: Uint8Array): Uint8Array => {
  if (payload.length > 0xffff) throw new RangeError(`${payload.length} octets of payload in an IPv6 packet; 65535 is the most`);
  const bytes = new Uint8Array(SIZE + payload.length);
  bytes[0] = 0x60;
  new DataView(bytes.buffer).setUint16(4, payload.length);
  bytes[6] = header.protocol;
  bytes[7] = 64;
  bytes.set(header.source, 8);
  bytes.set(header.destination, 24);
  bytes.set(payload, SIZE);
  return bytes;
};
