import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { octets } from "../../src/model/octet.ts";
import { segment, type Segment } from "../../src/model/segment.ts";
import { seq } from "../../src/model/seq.ts";
import { fits, readSegment, type ShownSegment } from "../../src/trace/read-segment.ts";
import { showSegment } from "../../src/trace/show-segment.ts";

const read = (text: string, letters?: ReadonlyMap<string, number>): ShownSegment => {
  const result = readSegment(text, letters);
  if (!result.ok) throw new Error(result.because);
  return result.value;
};
const point = fc.nat(0xffff_ffff).map(seq);
const anySegment: fc.Arbitrary<Segment> = fc.record(
  {
    seq: point, ack: fc.option(point, { nil: undefined }), syn: fc.boolean(), fin: fc.boolean(), rst: fc.boolean(), wnd: fc.nat(0xffff),
    data: fc.nat(5).map((count) => octets("A", 1, 0, count)),
    urg: fc.nat(9), ts: fc.record({ val: fc.nat(), ecr: fc.nat() }), security: fc.nat(3),
  },
  { requiredKeys: ["seq", "ack", "syn", "fin", "rst", "wnd", "data"] },
);

describe("the RFC's notation of a segment", () => {
  test.each<[string, Segment]>([
    ["<SEQ=100><CTL=SYN>", segment({ seq: seq(100), syn: true, wnd: 8 })],
    ["<SEQ=300><ACK=101><CTL=SYN,ACK>", segment({ seq: seq(300), ack: seq(101), syn: true, wnd: 8 })],
    ["<SEQ=300><ACK=100><DATA=10><CTL=ACK>", segment({ seq: seq(300), ack: seq(100), data: octets("B", 1, 0, 10), wnd: 8 })],
    ["<SEQ=400><ACK=101><CTL=SYN,ACK><W=800>", segment({ seq: seq(400), ack: seq(101), syn: true, wnd: 800 })],
    ["<SEQ=91><CTL=RST>", segment({ seq: seq(91), rst: true })],
  ])("%s", (text, real) => {
    expect(showSegment(real, { usualWindow: 8 })).toBe(text);
    expect(fits(read(text), real)).toBe(true);
  });

  test("what is shown fits, and fits nothing that looks different", () => {
    fc.assert(fc.property(anySegment, anySegment, (one, two) => {
      const shown = read(showSegment(one));
      expect(fits(shown, one)).toBe(true);
      expect(fits(shown, two)).toBe(showSegment(one) === showSegment(two));
    }));
  });

  test("<DATA> without a number is some text, its place does not matter, and <CTL=ACK> goes without saying", () => {
    const real = segment({ seq: seq(101), ack: seq(301), data: octets("A", 1, 0, 3) });
    expect(fits(read("<SEQ=101><ACK=301><CTL=ACK><DATA>"), real)).toBe(true);
    expect(fits(read("<SEQ=101><ACK=301><DATA>"), real)).toBe(true);
    expect(fits(read("<SEQ=101><ACK=301><CTL=ACK><DATA>"), { ...real, data: [] })).toBe(false);
  });

  test("letters stand for the numbers they are given, and wrap around", () => {
    expect(read("<SEQ=X><ACK=Z+1><CTL=SYN,ACK>", new Map([["X", 300], ["Z", 0xffff_ffff]]))).toMatchObject({ seq: 300, ack: 0 });
  });

  test.each([
    ["<ACK=3>", "has no <SEQ=…>"],
    ["<SEQ=3><CTL=ACK>", "no <ACK=…>"],
    ["<SEQ=3><ACK=4><CTL=SYN>", "not the ACK bit"],
    ["<SEQ=Z><CTL=SYN>", "is not a number below 2^32"],
    ["<SEQ=4294967296><CTL=SYN>", "is not a number below 2^32"],
    ["<SEQ=-1><CTL=SYN>", "is not a number below 2^32"],
    ["<SEQ=3><SEQ=4><CTL=SYN>", "given twice"],
    ["<SEQ=3><CTL=SIN>", 'unknown control bit "SIN"'],
    ["<SEQ=3><LEN=4>", "unknown field <LEN=4>"],
    ["<SEQ=3><DATA=x>", "not a count of octets"],
    ["<SEQ=3><TS=1>", "not two numbers"],
    ["SEQ=3", "not a row of <NAME=value>"],
  ])("%s is refused: %s", (text, because) => {
    expect(readSegment(text)).toEqual({ ok: false, because: expect.stringContaining(because) });
  });
});
