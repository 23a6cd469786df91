import { describe, expect, test } from "vitest";
import { isProblem } from "../../src/wire/problem.ts";
import { captureItems } from "../../src/wire/read-capture.ts";
import { octetsOf } from "./hex.ts";

/** One packet of 3 octets of 60, at 2.000005 s (or 5 ns), link type raw. */
const LITTLE = "02 00 04 00  00 00 00 00  00 00 00 00  00 00 04 00  65 00 00 00   02 00 00 00  05 00 00 00  03 00 00 00  3c 00 00 00   aa bb cc";
const BIG = "00 02 00 04  00 00 00 00  00 00 00 00  00 04 00 00  00 00 00 65   00 00 00 02  00 00 00 05  00 00 00 03  00 00 00 3c   aa bb cc";

/** `code octet`, or what a packet holds. */
const read = (file: Uint8Array): readonly unknown[] => captureItems(file).map((item) => (isProblem(item) ? `${item.code} ${item.at}` : item));
const changed = (at: number, ...to: readonly number[]): Uint8Array => {
  const file = octetsOf(`d4 c3 b2 a1 ${LITTLE}`);
  file.set(to, at);
  return file;
};

describe("classic pcap", () => {
  test.each([
    ["little-endian, microseconds", `d4 c3 b2 a1 ${LITTLE}`, 5_000],
    ["little-endian, nanoseconds", `4d 3c b2 a1 ${LITTLE}`, 5],
    ["big-endian, microseconds", `a1 b2 c3 d4 ${BIG}`, 5_000],
    ["big-endian, nanoseconds", `a1 b2 3c 4d ${BIG}`, 5],
  ])("%s", (_, file, nanos) => {
    expect(read(octetsOf(file))).toMatchObject([
      { number: 1, at: 40, time: { seconds: 2, nanos }, linkType: 101, interface: 0, bytes: octetsOf("aa bb cc"), length: 60, comments: [] },
    ]);
  });

  test("a fraction of more than a second counts on", () => {
    const [packet] = captureItems(changed(28, 0x80, 0x84, 0x1e, 0x00));
    expect(packet).toMatchObject({ time: { seconds: 4, nanos: 0 } });
  });

  test("the octets of a frame check sequence in the link type are no part of it", () => {
    expect(captureItems(changed(20, 101, 0, 0, 0x54))).toMatchObject([{ linkType: 101 }]);
  });
});

describe("a file that is not right", () => {
  test.each<[string, Uint8Array, readonly unknown[]]>([
    ["is empty", octetsOf(""), ["PCAP-TRUNCATED 0"]],
    ["is shorter than a magic number", octetsOf("d4 c3 b2"), ["PCAP-TRUNCATED 0"]],
    ["is no capture", octetsOf("47 49 46 38 39 61"), ["PCAP-MAGIC 0"]],
    ["has another version", changed(4, 1), ["PCAP-VERSION 4"]],
    ["ends in its header", changed(0).subarray(0, 23), ["PCAP-TRUNCATED 0"]],
    ["ends in the header of a record", changed(0).subarray(0, 39), ["PCAP-TRUNCATED 24"]],
    ["ends in a packet", changed(0).subarray(0, 42), ["PCAP-TRUNCATED 24"]],
    ["has a packet of 4 GiB", changed(32, 0xff, 0xff, 0xff, 0xff), ["PCAP-LENGTH 32"]],
    ["has a packet just longer than any", changed(32, 1, 0, 4, 0), ["PCAP-LENGTH 32"]],
    ["kept more of a packet than there was", changed(36, 2), ["PCAP-LENGTH 36", expect.objectContaining({ length: 3 })]],
    ["has a link type that is not known", changed(20, 105), ["LINK-TYPE 20", expect.objectContaining({ linkType: 105 })]],
  ])("%s", (_, file, found) => {
    expect(read(file)).toEqual(found);
  });

  test("is told what to do with, in words", () => {
    expect(captureItems(octetsOf("1f 8b 08 00"))).toEqual([
      { code: "PCAP-MAGIC", at: 0, message: "a file that begins with 0x1f8b0800 is neither pcap nor pcapng", hint: "It is compressed: gunzip it first" },
    ]);
  });
});
