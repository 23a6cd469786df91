import { describe, expect, test } from "vitest";
import { isProblem } from "../../src/wire/problem.ts";
import { captureItems } from "../../src/wire/read-capture.ts";
import { octetsOf } from "./hex.ts";

const SECTION = "0a 0d 0d 0a  1c 00 00 00  4d 3c 2b 1a  01 00 00 00  ff ff ff ff  ff ff ff ff  1c 00 00 00";
const INTERFACE = "01 00 00 00  14 00 00 00  65 00 00 00  00 00 04 00  14 00 00 00";
/** Nanoseconds, and 100 s ahead. */
const PRECISE = "01 00 00 00  2c 00 00 00  01 00 00 00  00 00 04 00  09 00 01 00  09 00 00 00  0e 00 08 00  64 00 00 00 00 00 00 00  00 00 00 00  2c 00 00 00";
/** At 0x0000000100000000 units, 3 octets of 60, and a comment. */
const PACKET = "06 00 00 00  30 00 00 00  00 00 00 00  01 00 00 00  00 00 00 00  03 00 00 00  3c 00 00 00  aa bb cc 00  01 00 02 00  68 69 00 00  00 00 00 00  30 00 00 00";
const SIMPLE = "03 00 00 00  14 00 00 00  03 00 00 00  aa bb cc 00  14 00 00 00";
const OBSOLETE = "02 00 00 00  24 00 00 00  00 00 07 00  00 00 00 00  40 42 0f 00  03 00 00 00  03 00 00 00  aa bb cc 00  24 00 00 00";
const UNKNOWN = "aa 0b 00 00  10 00 00 00  de ad be ef  10 00 00 00";

const BIG_SECTION = "0a 0d 0d 0a  00 00 00 1c  1a 2b 3c 4d  00 01 00 00  ff ff ff ff  ff ff ff ff  00 00 00 1c";
const BIG_INTERFACE = "00 00 00 01  00 00 00 14  00 71 00 00  00 04 00 00  00 00 00 14";
const BIG_PACKET = "00 00 00 06  00 00 00 24  00 00 00 00  00 00 00 00  00 0f 42 40  00 00 00 02  00 00 00 02  aa bb 00 00  00 00 00 24";

const read = (...blocks: readonly string[]): readonly unknown[] => captureItems(octetsOf(blocks.join(" "))).map((item) => (isProblem(item) ? `${item.code} ${item.at}` : item));

describe("pcapng", () => {
  test("a section, an interface, a packet with a comment", () => {
    expect(read(SECTION, INTERFACE, PACKET)).toMatchObject([
      { number: 1, at: 76, time: { seconds: 4294, nanos: 967_296_000 }, linkType: 101, interface: 0, bytes: octetsOf("aa bb cc"), length: 60, comments: ["hi"] },
    ]);
  });

  test("the clock of an interface: if_tsresol and if_tsoffset", () => {
    expect(read(SECTION, PRECISE, PACKET)).toMatchObject([{ linkType: 1, time: { seconds: 104, nanos: 294_967_296 } }]);
    const binary = PRECISE.replace("09 00 01 00  09", "09 00 01 00  a0");
    expect(read(SECTION, binary, PACKET)).toMatchObject([{ time: { seconds: 101, nanos: 0 } }]);
  });

  test("each section has its own order of octets and its own interfaces; packets are counted on", () => {
    expect(read(SECTION, INTERFACE, PACKET, BIG_SECTION, BIG_INTERFACE, BIG_PACKET)).toMatchObject([
      { number: 1, linkType: 101, interface: 0 },
      { number: 2, linkType: 113, interface: 0, time: { seconds: 1, nanos: 0 }, bytes: octetsOf("aa bb") },
    ]);
  });

  test("a simple packet has no time, and the obsolete one is read", () => {
    expect(read(SECTION, INTERFACE, SIMPLE, OBSOLETE)).toMatchObject([
      { number: 1, time: undefined, length: 3, bytes: octetsOf("aa bb cc") },
      { number: 2, time: { seconds: 1, nanos: 0 }, bytes: octetsOf("aa bb cc") },
    ]);
  });

  test("a block of another type is skipped", () => {
    expect(read(SECTION, UNKNOWN, INTERFACE, UNKNOWN, SIMPLE, UNKNOWN)).toMatchObject([{ number: 1 }]);
  });
});

describe("a file that is not right", () => {
  test.each<[string, string, readonly unknown[]]>([
    ["has a byte-order magic of no order", SECTION.replace("4d 3c 2b 1a", "4d 3c 2b 1b"), ["PCAPNG-BYTE-ORDER 8"]],
    ["has another major version", SECTION.replace("01 00 00 00", "02 00 00 00"), ["PCAPNG-VERSION 12"]],
    ["has a section header without its fields", "0a 0d 0d 0a  10 00 00 00  4d 3c 2b 1a  10 00 00 00", ["PCAPNG-BLOCK-LENGTH 8"]],
    ["ends in a block", `${SECTION} ${INTERFACE.slice(0, -6)}`, ["PCAP-TRUNCATED 28"]],
    ["ends in a block that is skipped", `${SECTION} ${UNKNOWN.replaceAll("10 00", "14 00").slice(0, -12)}`, ["PCAP-TRUNCATED 40"]],
    ["ends before the second length of a block that is skipped", `${SECTION} ${UNKNOWN.slice(0, -12)}`, ["PCAP-TRUNCATED 40"]],
    ["has a block of 0 octets", `${SECTION} 06 00 00 00  00 00 00 00  00 00 00 00`, ["PCAPNG-BLOCK-LENGTH 32"]],
    ["has a block of no whole words", `${SECTION} 06 00 00 00  0d 00 00 00  00 00 00 00`, ["PCAPNG-BLOCK-LENGTH 32"]],
    ["has a packet block of 4 GiB", `${SECTION} 06 00 00 00  fc ff ff ff  00 00 00 00`, ["PCAPNG-BLOCK-LENGTH 32"]],
    ["has a skipped block of 4 GiB", `${SECTION} 0b 0b 00 00  fc ff ff ff  00 00 00 00`, ["PCAP-TRUNCATED 40"]],
    ["has a block whose lengths differ", `${SECTION} ${INTERFACE.slice(0, -11)} 18 00 00 00`, ["PCAPNG-BLOCK-LENGTH 44"]],
    ["has a skipped block whose lengths differ", `${SECTION} ${UNKNOWN.slice(0, -11)} 18 00 00 00`, ["PCAPNG-BLOCK-LENGTH 40"]],
    ["has a packet of no interface", `${SECTION} ${PACKET} ${INTERFACE} ${SIMPLE}`, ["PCAPNG-INTERFACE 36", expect.objectContaining({ number: 2 })]],
    ["has a simple packet before any interface", `${SECTION} ${SIMPLE}`, ["PCAPNG-INTERFACE 36"]],
    ["has a packet longer than its block", `${SECTION} ${INTERFACE} ${PACKET.replace("03 00 00 00  3c", "3c 00 00 00  3c")}`, ["PCAPNG-PACKET-LENGTH 68"]],
    ["has an option longer than its block", `${SECTION} ${INTERFACE} ${PACKET.replace("01 00 02 00", "01 00 20 00")}`, ["PCAPNG-OPTION-LENGTH 80", expect.objectContaining({ comments: [] })]],
    ["has an interface without its fields", `${SECTION} 01 00 00 00  0c 00 00 00  0c 00 00 00`, ["PCAPNG-INTERFACE 36"]],
    ["has an interface of a link type that is not known", `${SECTION} ${INTERFACE.replace("65 00", "69 00")}`, ["LINK-TYPE 36"]],
  ])("%s", (_, file, found) => {
    expect(read(file)).toEqual(found);
  });
});
