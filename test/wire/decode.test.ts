import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CapturedPacket } from "../../src/wire/captured.ts";
import { decodePacket, isSegment, type Decoded, type WireSegment } from "../../src/wire/decode.ts";
import { encodePacket } from "../../src/wire/encode.ts";
import { LINK } from "../../src/wire/link.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { ACK, SYN } from "../../src/wire/tcp-header.ts";
import { octetsOf } from "./hex.ts";
import { frame, tcpHeader } from "./random-capture.ts";

const packet = (linkType: number, bytes: Uint8Array, length = bytes.length): CapturedPacket => ({
  number: 1, at: 1_000, time: undefined, linkType, interface: 0, bytes, length, comments: [],
});
const segmentIn = (decoded: Decoded): WireSegment => {
  if (!isSegment(decoded)) throw new Error(`no segment: ${JSON.stringify(decoded)}`);
  return decoded;
};
const problemsOf = (decoded: Decoded): readonly (readonly [string, number])[] =>
  isSegment(decoded) ? decoded.problems.map(({ code, at }) => [code, at]) : isProblem(decoded) ? [[decoded.code, decoded.at]] : [];

/** A SYN with the options that Linux sends; typed, with its checksums worked out by other means. */
const SYN_V4 = octetsOf(`
  45 00 00 3c 1c 46 40 00 40 06 32 3f c0 00 02 01 c6 33 64 02  # 192.0.2.1 > 198.51.100.2
  d4 31 00 50 ff ff ff fe 00 00 00 00 a0 02 fa f0 88 6f 00 00
  02 04 05 b4 04 02 08 0a 00 00 03 e8 00 00 00 00 01 03 03 07
`);
/** Of the same, over IPv6 with hop-by-hop, destination and atomic fragment headers. */
const EXTENDED = octetsOf(`
  60 00 00 00 00 2c 00 40 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 01 00 00 00 00 00 00 00 02
  3c 00 01 04 00 00 00 00  2c 00 01 04 00 00 00 00  06 00 00 00 00 00 00 07
  d4 31 00 50 00 00 00 64 00 00 01 2d 50 10 10 00 6e 4c 00 00
`);

describe("a segment", () => {
  test("of IPv4: addresses, numbers, bits, window and options", () => {
    const { ip, tcp, textLength, checksum, problems } = segmentIn(decodePacket(packet(LINK.raw, SYN_V4)));
    expect([checksum, problems]).toEqual(["right", []]);
    expect([ip.version, ip.source, ip.destination, ip.hops, ip.fragment]).toEqual([4, "192.0.2.1", "198.51.100.2", 64, "none"]);
    expect([tcp.sourcePort, tcp.destinationPort, tcp.seq, tcp.ack, tcp.bits, tcp.wnd, textLength]).toEqual([54321, 80, 2 ** 32 - 2, 0, SYN, 64240, 0]);
    expect(tcp.options.map(({ kind }) => kind)).toEqual(["mss", "sack-permitted", "timestamps", "nop", "window-scale"]);
  });

  test("of IPv6 lies behind the extension headers", () => {
    const { ip, tcp, checksum } = segmentIn(decodePacket(packet(LINK.raw, EXTENDED)));
    expect(checksum).toBe("right");
    expect([ip.version, ip.source, ip.destination, ip.fragment]).toEqual([6, "2001:db8::1", "2001:db8:0:1::2", "none"]);
    expect([tcp.seq, tcp.ack, tcp.bits]).toEqual([100, 301, ACK]);
  });

  test("of any link type and IP version is read back as it was written, its checksum right", () => {
    fc.assert(
      fc.property(frame, ({ linkType, bytes, tcp, text }) => {
        const read = segmentIn(decodePacket(packet(linkType, bytes)));
        const { checksum: _, options, ...fields } = read.tcp;
        const { checksum: __, options: written, ...expected } = tcp;
        expect(fields).toEqual(expected);
        expect(options.slice(0, written.length)).toEqual(written);
        expect([...read.text]).toEqual([...text]);
        expect([read.textLength, read.checksum, read.problems]).toEqual([text.length, "right", []]);
      }),
    );
  });

  test("is cut at the length of its IP header: what fills up an Ethernet frame is not its text", () => {
    fc.assert(
      fc.property(tcpHeader, fc.nat(20), (tcp, padding) => {
        const bytes = Uint8Array.from([...encodePacket({ source: [10, 0, 0, 1], destination: [10, 0, 0, 2], tcp, text: new Uint8Array(3) }), ...new Uint8Array(padding)]);
        expect(segmentIn(decodePacket(packet(LINK.raw, bytes))).textLength).toBe(3);
      }),
      { numRuns: 30 },
    );
  });

  test("of which not all was captured keeps its length, and nobody knows its checksum", () => {
    const whole = encodePacket({ source: [10, 0, 0, 1], destination: [10, 0, 0, 2], tcp: { ...segmentIn(decodePacket(packet(LINK.raw, SYN_V4))).tcp, options: [] }, text: new Uint8Array(1_000) });
    const { text, textLength, checksum, problems } = segmentIn(decodePacket(packet(LINK.raw, whole.subarray(0, 96), whole.length)));
    expect([text.length, textLength, checksum, problems]).toEqual([56, 1_000, "unknown", []]);
  });

  test("that the network card has yet to cut up has no length in its header: that of the packet is believed", () => {
    const bytes = Uint8Array.from(SYN_V4);
    bytes.set([0, 0], 2);
    expect(segmentIn(decodePacket(packet(LINK.raw, Uint8Array.from([...bytes, 1, 2, 3])))).textLength).toBe(3);
  });
});

describe("a checksum that the network card was to finish", () => {
  /** Sum of the words of both addresses, protocol 6 and length 40, folded by hand: c000+0201+c633+6402+0006+0028 = 1ec64. */
  test.each([["with the length", 0xec65], ["without it", 0xec3d]])("%s is partial, and no problem", (_, left) => {
    const bytes = Uint8Array.from(SYN_V4);
    new DataView(bytes.buffer).setUint16(36, left);
    const { checksum, problems } = segmentIn(decodePacket(packet(LINK.raw, bytes)));
    expect([checksum, problems]).toEqual(["partial", []]);
  });
});

describe("a changed octet", () => {
  test("of the TCP header or text makes its checksum wrong, and is told by its place in the file", () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.integer({ min: 1, max: 254 }), ({ linkType, bytes, before, text }, where, change) => {
        fc.pre(text.length > 0);
        const at = bytes.length - 1 - (where % text.length);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const read = segmentIn(decodePacket(packet(linkType, bytes)));
        fc.pre(read.checksum !== "partial");
        const version = (bytes[before] ?? 0) >>> 4;
        const header = 1_000 + before + (version === 4 ? 20 : 40);
        expect([read.checksum, problemsOf(read)]).toEqual(["wrong", [["TCP-CHECKSUM", header + 16]]]);
      }),
    );
  });

  test("of the IPv4 header is told, and the segment decoded all the same", () => {
    const bytes = Uint8Array.from(SYN_V4);
    bytes[8] = 63;
    expect(problemsOf(decodePacket(packet(LINK.raw, bytes), { verify: false }))).toEqual([["IP-CHECKSUM", 1_010]]);
  });
});

describe("what is no whole segment", () => {
  const changed = (at: number, ...to: readonly number[]): Uint8Array => {
    const bytes = Uint8Array.from(SYN_V4);
    bytes.set(to, at);
    return bytes;
  };

  test.each<[string, Uint8Array, string, number]>([
    ["nothing", new Uint8Array(0), "IP-TRUNCATED", 0],
    ["an IP version that does not exist", changed(0, 0x75), "IP-VERSION", 0],
    ["an IPv4 header that is cut off", SYN_V4.subarray(0, 19), "IP-TRUNCATED", 0],
    ["an IPv4 header of less than 20 octets", changed(0, 0x44), "IP-HEADER-LENGTH", 0],
    ["an IPv4 header longer than its packet", changed(2, 0, 19), "IP-HEADER-LENGTH", 0],
    ["an IPv6 header that is cut off", EXTENDED.subarray(0, 39), "IP-TRUNCATED", 0],
    ["an extension header that is cut off", EXTENDED.subarray(0, 52), "IP-TRUNCATED", 48],
    ["an IPv4 header that says more than was sent", changed(2, 1, 0), "IP-LENGTH", 2],
    ["an IPv6 header that says more than was sent", EXTENDED.with(4, 1), "IP-LENGTH", 4],
    ["a packet too short for TCP", changed(2, 0, 39), "TCP-TRUNCATED", 20],
    ["a TCP header that is cut off", SYN_V4.subarray(0, 39), "TCP-TRUNCATED", 20],
    ["a data offset below the header", changed(32, 0x40), "TCP-DATA-OFFSET", 32],
    ["a data offset behind the segment", changed(32, 0xf0), "TCP-DATA-OFFSET", 32],
  ])("%s", (_, bytes, code, at) => {
    const decoded = decodePacket(packet(LINK.raw, bytes, Math.max(EXTENDED.length, bytes.length)));
    expect(isProblem(decoded)).toBe(true);
    expect(problemsOf(decoded)).toEqual([[code, 1_000 + at]]);
  });

  test.each<[string, Uint8Array, number, string]>([
    ["another protocol", changed(9, 17), LINK.raw, "IP protocol 17"],
    ["a fragment without the header", changed(6, 0x20, 0x01), LINK.raw, "a later fragment"],
    ["ARP", octetsOf("ff ff ff ff ff ff 02 02 02 02 02 02 08 06 00 01"), LINK.ethernet, "not IP"],
    ["an address family that is not IP", octetsOf("07 00 00 00 45"), LINK.null, "not IP"],
    ["a link type that is not known", SYN_V4, 105, "link type 105"],
  ])("%s is other traffic", (_, bytes, linkType, other) => {
    expect(decodePacket(packet(linkType, bytes))).toEqual({ other });
  });

  test("a first fragment has a header, and a checksum that nobody knows", () => {
    const { ip, checksum } = segmentIn(decodePacket(packet(LINK.raw, changed(6, 0x20, 0x00))));
    expect([ip.fragment, checksum]).toEqual(["first", "unknown"]);
  });

  test.each([[LINK.ethernet, 13], [LINK.cooked, 15], [LINK.cooked2, 19], [LINK.null, 3], [LINK.loop, 3]])("link type %i, cut off inside its header", (linkType, size) => {
    expect(problemsOf(decodePacket(packet(linkType, new Uint8Array(size))))).toEqual([["LINK-TRUNCATED", 1_000 + size]]);
  });

  test("VLAN tags to the end of the frame", () => {
    const bytes = Uint8Array.from([...new Uint8Array(12), ...Array.from({ length: 20 }, () => [0x81, 0x00, 0, 1]).flat()]);
    expect(problemsOf(decodePacket(packet(LINK.ethernet, bytes)))).toEqual([["LINK-TRUNCATED", 1_000 + bytes.length]]);
  });

  test("whatever the octets are, nothing is thrown, and a problem lies within the packet or at its end", () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 12, 101, 108, 113, 276, 7), fc.uint8Array({ maxLength: 120 }), fc.constantFrom(0, 4, 6), fc.nat(2_000), (linkType, bytes, version, more) => {
        if (version !== 0 && bytes.length > 0) bytes[0] = version * 16 + 5;
        for (const [, at] of problemsOf(decodePacket(packet(linkType, bytes, bytes.length + more)))) {
          expect(at).toBeGreaterThanOrEqual(1_000);
          expect(at).toBeLessThanOrEqual(1_000 + bytes.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
