/** Random packets and capture files, as a network card and tcpdump would make them, for tests of what reads them. */
import * as fc from "fast-check";
import { encodePacket } from "../../src/wire/encode.ts";
import { LINK } from "../../src/wire/link.ts";
import { writePcap } from "../../src/wire/pcap-write.ts";
import { writePcapng, type PcapngPacket } from "../../src/wire/pcapng-write.ts";
import type { TcpHeader } from "../../src/wire/tcp-header.ts";
import { encodeOptions, type TcpOption } from "../../src/wire/tcp-options.ts";

const octet = fc.nat(255);
const half = fc.nat(0xffff);
/** Zero, the ends of both halves of the circle, and anything else. */
export const word = fc.oneof(fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1), fc.nat(0xffff_ffff));
const bytesOf = (minLength: number, maxLength = minLength): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength, maxLength });
/** Of no option that is known. */
const UNKNOWN = fc.constantFrom(6, 7, 14, 77, 200, 253);

export const option: fc.Arbitrary<TcpOption> = fc.oneof(
  fc.constantFrom<TcpOption>({ kind: "nop" }, { kind: "sack-permitted" }),
  half.map((mss): TcpOption => ({ kind: "mss", mss })),
  octet.map((shift): TcpOption => ({ kind: "window-scale", shift })),
  fc.array(fc.record({ left: word, right: word }), { minLength: 1, maxLength: 2 }).map((blocks): TcpOption => ({ kind: "sack", blocks })),
  fc.tuple(word, word).map(([val, ecr]): TcpOption => ({ kind: "timestamps", val, ecr })),
  fc.tuple(bytesOf(0, 8), fc.boolean()).map(([cookie, experimental]): TcpOption => ({ kind: "fast-open", cookie, experimental })),
  bytesOf(16).map((digest): TcpOption => ({ kind: "md5", digest })),
  fc.tuple(UNKNOWN, bytesOf(0, 6)).map(([number, data]): TcpOption => ({ kind: "unknown", number, data })),
);

/** As many as fit into a header. */
export const options: fc.Arbitrary<readonly TcpOption[]> = fc.array(option, { maxLength: 5 }).map((all) => {
  let kept: readonly TcpOption[] = [];
  for (const one of all) if (fits([...kept, one])) kept = [...kept, one];
  return kept;
});
const fits = (list: readonly TcpOption[]): boolean => list.every((one) => encodeOptions([one]).length <= 40) && list.reduce((sum, one) => sum + encodeOptions([one]).length, 0) <= 40;

export const tcpHeader: fc.Arbitrary<TcpHeader> = fc.record({
  sourcePort: half, destinationPort: half, seq: word, ack: word, bits: fc.nat(0xfff), wnd: half, checksum: fc.constant(0), urgentPointer: half, options,
});

export interface Frame {
  readonly linkType: number;
  readonly bytes: Uint8Array;
  readonly tcp: TcpHeader;
  readonly text: Uint8Array;
  /** Octets before the IP header. */
  readonly before: number;
}

/** Link headers, by type; `etherType` goes where the type has it. */
const LINKS: readonly (readonly [number, (version: 4 | 6) => readonly number[]])[] = [
  [LINK.raw, () => []],
  [12, () => []],
  [LINK.null, (version) => [version === 4 ? 2 : 30, 0, 0, 0]],
  [LINK.null, (version) => [0, 0, 0, version === 4 ? 2 : 24]],
  [LINK.ethernet, (version) => [...Array<number>(12).fill(2), ...etherType(version)]],
  [LINK.ethernet, (version) => [...Array<number>(12).fill(2), 0x81, 0x00, 0x00, 0x07, ...etherType(version)]],
  [LINK.ethernet, (version) => [...Array<number>(12).fill(2), 0x88, 0xa8, 0x00, 0x09, 0x81, 0x00, 0x00, 0x07, ...etherType(version)]],
  [LINK.cooked, (version) => [0, 4, 0, 1, 0, 6, ...Array<number>(8).fill(0), ...etherType(version)]],
  [LINK.cooked2, (version) => [...etherType(version), ...Array<number>(18).fill(0)]],
];
const etherType = (version: 4 | 6): readonly number[] => (version === 4 ? [0x08, 0x00] : [0x86, 0xdd]);

const address = (size: 4 | 16): fc.Arbitrary<readonly number[]> => fc.array(octet, { minLength: size, maxLength: size });

export const frame: fc.Arbitrary<Frame> = fc
  .record({ link: fc.constantFrom(...LINKS), version: fc.constantFrom(4 as const, 6 as const), tcp: tcpHeader, text: bytesOf(0, 40) })
  .chain(({ link: [linkType, before], version, tcp, text }) =>
    fc.tuple(address(version === 4 ? 4 : 16), address(version === 4 ? 4 : 16)).map(([source, destination]) => {
      const header = before(version);
      return { linkType, bytes: Uint8Array.from([...header, ...encodePacket({ source, destination, tcp, text })]), tcp, text, before: header.length };
    }),
  );

const time = fc.record({ seconds: fc.nat(2 ** 31 - 1), nanos: fc.nat(999_999).map((micros) => micros * 1_000) });
const packet: fc.Arbitrary<PcapngPacket & Frame> = fc
  .record({ frame, time, comments: fc.array(fc.string({ unit: "binary", maxLength: 12 }), { maxLength: 2 }) })
  .map(({ frame, time, comments }) => ({ ...frame, time, comments }));

export interface RandomCapture {
  readonly file: Uint8Array;
  /** What was written, in order; comments are empty where the format has none. */
  readonly packets: readonly (PcapngPacket & Frame)[];
}

const classic: fc.Arbitrary<RandomCapture> = fc
  .record({ packets: fc.array(packet, { maxLength: 6 }), linkType: fc.constantFrom(LINK.raw, LINK.ethernet, LINK.null, LINK.cooked, LINK.cooked2), bigEndian: fc.boolean(), nanoseconds: fc.boolean() })
  .map(({ packets, linkType, ...layout }) => ({
    file: writePcap(packets, { linkType, ...layout }),
    packets: packets.map((one) => ({ ...one, linkType, comments: [] })),
  }));

const section = fc.record({ packets: fc.array(packet, { maxLength: 4 }), bigEndian: fc.boolean(), resolution: fc.constantFrom(undefined, 6, 8, 9), ahead: fc.constantFrom(undefined, -5, 0, 3_600) });
const nextGeneration: fc.Arbitrary<RandomCapture> = fc.array(section, { minLength: 1, maxLength: 3 }).map((sections) => ({
  file: writePcapng(
    sections.map(({ packets, bigEndian, resolution, ahead }) => ({
      bigEndian,
      comments: ["a section"],
      interfaces: packets.map(({ linkType }) => ({ linkType, name: "lo", ...(resolution === undefined ? {} : { resolution }), ...(ahead === undefined ? {} : { ahead }) })),
      packets: packets.map((one, i) => ({ ...one, interface: i, time: ahead === 3_600 ? { ...one.time, seconds: one.time.seconds + 3_600 } : one.time })),
    })),
  ),
  packets: sections.flatMap(({ packets, ahead }) => packets.map((one, i) => ({ ...one, interface: i, time: ahead === 3_600 ? { ...one.time, seconds: one.time.seconds + 3_600 } : one.time }))),
}));

export const randomCapture: fc.Arbitrary<RandomCapture> = fc.oneof(classic, nextGeneration);
