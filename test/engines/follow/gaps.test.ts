/** What a tap misses, by segments written here: `[from, bits, seq, ack, octets]`, A's ISN being 1000 and B's 5000. */
import { describe, expect, test } from "vitest";
import type { ObservedConnection } from "../../../src/trace/observed.ts";
import { encodePacket } from "../../../src/wire/encode.ts";
import { LINK } from "../../../src/wire/link.ts";
import { writePcap } from "../../../src/wire/pcap-write.ts";
import { ACK, FIN, RST, SYN } from "../../../src/wire/tcp-header.ts";
import { NO_OPTIONS } from "../../../src/wire/tcp-options.ts";
import { followFile } from "../../captures/kit.ts";

type Line = readonly [from: "A" | "B", bits: number, seq: number, ack: number, octets?: number];

/** @param step ms between two segments. */
const followed = (lines: readonly Line[], host: number, step: number): readonly ObservedConnection[] => {
  const packets = lines.map(([from, bits, seq, ack, octets = 0], i) => {
    const [a, b] = [{ address: [host, 0, 0, 1], port: 60_000 }, { address: [host, 0, 0, 2], port: 80 }];
    const [source, destination] = from === "A" ? [a, b] : [b, a];
    const tcp = { sourcePort: source.port, destinationPort: destination.port, seq, ack, bits, wnd: 8_000, checksum: 0, urgentPointer: 0, options: NO_OPTIONS };
    return { time: { seconds: Math.floor((i * step) / 1_000), nanos: ((i * step) % 1_000) * 1_000_000 }, bytes: encodePacket({ source: source.address, destination: destination.address, tcp, text: new Uint8Array(octets) }) };
  });
  return followFile(writePcap(packets, { linkType: LINK.raw }));
};
const verdict = (lines: readonly Line[], host = 127, step = 1_000): string => followed(lines, host, step).map(({ verdict: one, violation }) => violation?.property ?? one).join(", ");

/** Where nothing violates: why it is not known, and how it opened. */
const answers = (lines: readonly Line[]): readonly (string | undefined)[] => followed(lines, 10, 1_000).flatMap(({ unknown, opened }) => [unknown?.because, opened]);

const OPENING: readonly Line[] = [["A", SYN, 1_000, 0], ["B", SYN | ACK, 5_000, 1_001], ["A", ACK, 1_001, 5_001]];
const CROSSED: readonly Line[] = [["A", SYN, 1_000, 0], ["B", SYN, 5_000, 0], ["B", SYN | ACK, 5_000, 1_001]];

describe.each([["on loopback", 127], ["elsewhere", 10]])("a tap that misses much, %s", (_, host) => {
  const far = 90_000_001;
  const begun: readonly Line[] = [...OPENING, ["A", ACK, 1_001, 5_001, 100], ["B", ACK, 5_001, 1_101], ["B", ACK, 5_001, far]];

  test("more than many windows in a row: the sender goes on behind it", () => {
    expect(verdict([...begun, ["A", ACK, far, 5_001, 100], ["B", ACK, 5_001, far + 100]], host)).toBe("conforms");
  });

  test("and the sender goes on below: nothing was missed", () => {
    expect(verdict([...begun, ["A", FIN | ACK, 1_101, 5_001]], host)).toBe("acknowledgment-range");
    expect(verdict([...begun, ["A", ACK, 1_101, 5_001, 100], ["B", ACK, 5_001, 1_201, 10]], host)).toBe("acknowledgment-range");
  });

  test("the text before a reset", () => {
    expect(verdict([...begun, ["A", ACK, far, 5_001, 100], ["B", RST | ACK, 5_001, far + 20_000]], host)).toBe("unknown");
    expect(verdict([...OPENING, ["A", ACK, 1_001, 5_001, 100], ["B", RST | ACK, 5_001, far]], host)).toBe("acknowledgment-range");
  });

  test("the SYN: a reset may acknowledge what was missed, too", () => {
    expect(verdict([...OPENING.slice(1), ["B", RST | ACK, 5_001, 1_002]], host)).toBe("unknown");
  });

  test("the whole opening of the next connection, and the end of this one", () => {
    const next: readonly Line[] = [["A", FIN | ACK, 1_001, 5_001], ["B", ACK, 5_001, 1_002]];
    expect(verdict([...OPENING, ...next, ["B", FIN | ACK, 70_001, 40_001]], host)).toBe("unknown");
    expect(verdict([...OPENING, ...next, ["A", RST, 40_001, 0], ["A", SYN, 60_000, 0]], host)).toBe("unknown, conforms");
    expect(verdict([...OPENING, ["A", RST, 40_001, 0]], host)).toBe("reset-form");
    expect(verdict([...OPENING, ["B", RST, 5_001, 0], ["B", SYN | ACK, 70_000, 40_001], ["A", ACK, 40_001, 70_001]], host)).not.toContain("no-syn");
  });

  test("a SYN that is refused, where the sender opens again and again", () => {
    expect(verdict([["A", SYN, 1_000, 0], ["B", RST | ACK, 0, 77_001]], host)).toBe("unknown");
    const refused: readonly Line[] = [["A", SYN, 1_000, 0], ["B", RST | ACK, 0, (1_000 ^ 0x0800) + 1]];
    expect(verdict(refused, host)).toBe("reset-form");
    expect(verdict([...refused, ["A", SYN, 99_000, 0]], host)).toBe("unknown, conforms");
  });

  test("nobody acknowledges the text of a reset", () => {
    expect(verdict([...OPENING, ["A", RST | ACK, 1_001, 5_001, 100], ["B", ACK, 5_001, 1_101], ["A", ACK, 1_101, 5_001, 10]], host)).toBe("control-bits");
    expect(verdict([...OPENING, ["A", RST | ACK, 1_001, 5_001, 100]], host)).toBe("conforms");
  });

  test("the last text, a FIN and the window that they need, before a reset", () => {
    expect(verdict([...OPENING, ["A", RST, 1_002, 0]], host)).toBe("conforms");
  });

  test("a SYN,ACK of two that crossed, and text goes on", () => {
    expect(verdict([...CROSSED, ["B", ACK, 5_001, 1_001, 3], ["A", ACK, 1_001, 5_001], ["A", ACK, 1_001, 5_004]], host)).toBe("conforms");
  });

  test("the SYN of an opening that came after another was given up", () => {
    expect(verdict([["A", SYN, 1_000, 0], ["B", SYN | ACK, 5_000, 1_001], ["B", SYN | ACK, 9_000, 3_001], ["A", ACK, 3_001, 9_001]], host)).toBe("conforms");
    // An opening of its own has an ISN that differs in more than one octet; and a SYN that nobody answers for a second was given up.
    const other = (isn: number): readonly Line[] => [["A", SYN, 1_000, 0], ["B", SYN | ACK, 9_000, isn + 1], ["A", ACK, isn + 1, 9_001]];
    expect(verdict(other(1_000 ^ 0x0800), host, 50)).toBe("acknowledges-isn-plus-one");
    expect(verdict(other(1_000 ^ 0x0800), host)).toBe("unknown");
    expect(verdict(other(77_000), host, 50)).toBe("unknown");
    // Nobody goes on with the number that was acknowledged.
    expect(verdict([["A", SYN, 1_000, 0], ["B", SYN | ACK, 9_000, 77_001], ["A", ACK, 1_001, 9_001]], host, 50)).toBe("acknowledges-isn-plus-one");
  });
});

test("a tap that shows one direction alone", () => {
  const both: readonly Line[] = [...OPENING, ["A", ACK, 1_001, 5_001, 100], ["B", ACK, 5_001, 1_101, 200], ["A", ACK, 1_101, 5_201], ["B", FIN | ACK, 5_201, 1_101], ["A", FIN | ACK, 1_101, 5_202], ["B", ACK, 5_202, 1_102]];
  for (const side of ["A", "B"]) {
    expect(answers(both.filter(([from]) => from === side))).toEqual(["only one direction of it is in the capture: what the other end sent is known from acknowledgments alone", "before the capture"]);
  }
  expect(answers(both)).toEqual([undefined, "by three segments"]);
});

describe("a tap that shows one direction later than the other", () => {
  const opening = OPENING.slice(0, 2);

  test("a refusal overtakes the SYN of its sender, and a SYN the text before it", () => {
    expect(verdict([["A", SYN, 1_000, 0], ["B", SYN, 5_000, 0], ["A", SYN | ACK, 1_000, 5_001], ["B", RST | ACK, 0, 1_001], ["B", ACK, 5_001, 1_001]], 10, 1)).not.toContain("silent");
    expect(verdict([...OPENING, ["B", SYN, 9_000, 0], ["A", ACK, 1_001, 5_001], ["B", ACK, 5_001, 1_001, 10]], 10, 1)).not.toContain("no-syn");
    expect(verdict([...OPENING, ["B", SYN, 9_000, 0], ["B", ACK, 5_001, 1_001, 10], ["B", ACK, 5_001, 1_001, 20]], 10, 20)).toContain("no-syn-in-connection");
  });

  test("two SYNs overtake each other, and do not", () => {
    const lines: readonly Line[] = [["A", SYN, 1_000, 0], ["A", SYN, 77_000, 0], ["A", ACK, 1_001, 5_001]];
    expect(verdict(lines, 10, 1)).toContain("unknown");
    expect(verdict(lines, 10, 900)).toContain("isn-kept-on-retransmission");
  });

  test("an answer overtakes the third segment and the text that it answers", () => {
    expect(verdict([...opening, ["B", ACK, 5_001, 1_101, 50], ["A", ACK, 1_001, 5_001], ["A", ACK, 1_001, 5_001, 100], ["A", ACK, 1_101, 5_051]], 10)).toBe("conforms");
  });

  test("text overtakes the third segment by less than clocks differ, and by more", () => {
    const lines: readonly Line[] = [...opening, ["B", ACK, 5_001, 1_001, 50], ["A", ACK, 1_001, 5_001], ["A", ACK, 1_001, 5_051]];
    expect(verdict(lines, 10, 0.5)).toBe("unknown");
    expect(verdict(lines, 10, 20)).toBe("no-two-way-acceptance");
    expect(verdict(lines, 127, 0.5)).toBe("no-two-way-acceptance");
  });
});
