import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/model/rules.ts";
import { labelOf } from "../../src/model/octet.ts";
import { play } from "../../src/model/play.ts";
import type { Segment } from "../../src/model/segment.ts";
import { other, type Action, type WorldStep } from "../../src/model/world-types.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import { isSegment, decodePacket } from "../../src/wire/decode.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { captureItems } from "../../src/wire/read-capture.ts";
import { captureOf, segmentsOf, type SeenSegment } from "../../src/wire/trace-capture.ts";
import { honest, PLAIN } from "../kit/subjects.ts";
import { randomRun } from "../trace/random-run.ts";

const stepsOf = (...actions: readonly Action[]): readonly WorldStep[] => [...play(setupOf(honest(), { isn: PLAIN }), "connection", actions)].map(({ step }) => step);
const OPENED: readonly Action[] = [{ do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }];

const seenIn = (capture: Uint8Array): readonly SeenSegment[] => {
  const seen = segmentsOf(capture);
  if (!Array.isArray(seen)) throw new Error(JSON.stringify(seen));
  return seen;
};
/** What two ends and an attacker put on the wire, taken from the steps. */
const onTheWire = (steps: readonly WorldStep[]): readonly SeenSegment[] => {
  let at = 0;
  return steps.flatMap(({ elapsed, action, moved, sent }) => {
    at += elapsed;
    const injected = action.do === "inject" && moved !== undefined ? [moved] : [];
    return [...injected, ...sent].map(({ to, segment }) => ({ from: other(to), segment, at }));
  });
};
/** What a 16-bit urgent pointer can tell. */
const told = ({ from, segment, at }: SeenSegment): SeenSegment => ({
  from, at, segment: segment.urg === undefined ? segment : { ...segment, urg: Math.min(segment.urg, 0xffff) },
});
const commentsIn = (capture: Uint8Array): readonly string[] => captureItems(capture).flatMap((item) => (isProblem(item) ? [] : item.comments));

describe("a run as a capture", () => {
  test("reads back as the same segments, at the same times, with the same text", () => {
    fc.assert(
      fc.property(randomRun, ({ steps }) => {
        expect(seenIn(captureOf(steps, { format: "pcapng" }))).toEqual(onTheWire(steps).map(told));
      }),
      { numRuns: 150 },
    );
  });

  test("in the classic format loses the labels of its text, but not whose it is", () => {
    const bare = ({ data, ...rest }: Segment): unknown => ({ ...rest, data: data.map((octet) => labelOf(octet).origin) });
    fc.assert(
      fc.property(randomRun, ({ steps }) => {
        const seen = seenIn(captureOf(steps, { format: "pcap" }));
        expect(seen.map(({ from, segment, at }) => [from, bare(segment), at])).toEqual(onTheWire(steps).map(told).map(({ from, segment, at }) => [from, bare(segment), at]));
      }),
      { numRuns: 60 },
    );
  });

  test("has the right checksums, and its packets the addresses of documentation", () => {
    fc.assert(
      fc.property(randomRun, ({ steps }) => {
        for (const item of captureItems(captureOf(steps, { format: "pcap" }))) {
          const decoded = isProblem(item) ? item : decodePacket(item);
          if (isProblem(decoded) || !isSegment(decoded)) throw new Error(JSON.stringify(decoded));
          expect([decoded.checksum, decoded.problems]).toEqual(["right", []]);
          expect([decoded.ip.source, decoded.ip.destination].toSorted()).toEqual(["192.0.2.1", "198.51.100.2"]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("is the same octets every time", () => {
    const steps = stepsOf(...OPENED, { do: "settle" }, { do: "close", side: "A" }, { do: "settle" });
    expect(captureOf(steps, { format: "pcapng" })).toEqual(captureOf(steps, { format: "pcapng" }));
  });

  test("of no segments is an empty capture", () => {
    for (const format of ["pcap", "pcapng"] as const) expect(captureItems(captureOf([], { format }))).toEqual([]);
  });

  test("has a lost segment when it is sent, and a doubled one once", () => {
    const steps = stepsOf(...OPENED, { do: "drop", segment: "A1 SYN 0" }, { do: "elapse" }, { do: "duplicate", segment: "A1 SYN 0" }, { do: "deliver", segment: "A1 SYN 0" });
    expect(seenIn(captureOf(steps, { format: "pcap" })).map(({ from, segment, at }) => [from, segment.syn, segment.ack !== undefined, at])).toEqual([
      ["A", true, false, 0], ["A", true, false, 1_000], ["B", true, true, 1_000],
    ]);
  });

  test("keeps no more of a packet than it is told to, and its length all the same", () => {
    const steps = stepsOf(...OPENED, { do: "settle" }, { do: "send", side: "A", octets: 3 });
    const packets = captureItems(captureOf(steps, { format: "pcapng", snap: 40 })).flatMap((item) => (isProblem(item) ? [] : [item]));
    expect(packets.map(({ bytes, length }) => [bytes.length, length])).toEqual([[40, 40], [40, 40], [40, 40], [40, 43]]);
  });

  test("spells text so that a person sees whose it is, and where it goes on", () => {
    const steps = stepsOf(...OPENED, { do: "settle" }, { do: "send", side: "A", octets: 4 }, { do: "send", side: "A", octets: 2 }, { do: "send", side: "B", octets: 3 }, { do: "inject", to: "B", forged: { seq: { at: "rcvNxt", plus: 0 }, octets: 2 } });
    const texts = captureItems(captureOf(steps, { format: "pcap" })).map((item) => {
      const decoded = isProblem(item) ? item : decodePacket(item);
      return "tcp" in decoded ? String.fromCharCode(...decoded.text) : "";
    });
    expect(texts.filter((text) => text !== "")).toEqual(["abcd", "ef", "ABC", expect.stringMatching(/^\d\d$/)]);
  });
});

describe("the comment on a packet", () => {
  test("names the segment, what happened, the rule that sent it and its clause", () => {
    const comments = commentsIn(captureOf(stepsOf(...OPENED, { do: "deliver", segment: "A1 SYN 0" }), { format: "pcapng" }));
    expect(comments[1]).toBe(
      `B1 SYN,ACK 0/1\nWhen the network delivers A1 SYN 0:\nlisten.syn (RFC 9293 §3.10.7.2): ${RULES["listen.syn"].says}`,
    );
  });

  test("on an injected segment says what its receiver did", () => {
    const comments = commentsIn(captureOf(stepsOf(...OPENED, { do: "settle" }, { do: "inject", to: "B", forged: { seq: { at: "rcvNxt", plus: 1 }, rst: true } }), { format: "pcapng" }));
    expect(comments.at(-2)).toContain("X RST 2\nan old or forged segment reaches B: RST, SEQ = RCV.NXT+1\nB then: reset.inexact (RFC 5961 §3.2)");
  });

  test("is on every packet, and names a rule that exists", () => {
    fc.assert(
      fc.property(randomRun, ({ steps }) => {
        const comments = commentsIn(captureOf(steps, { format: "pcapng" }));
        expect(comments).toHaveLength(onTheWire(steps).length);
        for (const comment of comments) {
          const rules = [...comment.matchAll(/^(?:[AB] then: )?([a-z0-9.-]+) \((?:RFC \d+)/gm)].map(([, id = ""]) => id);
          expect(rules.length).toBeGreaterThan(0);
          expect(rules.filter((id) => !Object.hasOwn(RULES, id))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("a capture that is not of a run", () => {
  test("between other sockets has no segments of it", () => {
    const file = captureOf(stepsOf(...OPENED), { format: "pcap" });
    file[24 + 16 + 12] = 10;
    expect(segmentsOf(file)).toEqual([]);
  });

  test("that is damaged is answered with the problem", () => {
    expect(segmentsOf(captureOf(stepsOf(...OPENED), { format: "pcap" }).subarray(0, 60))).toMatchObject({ code: "PCAP-TRUNCATED", at: 24 });
  });

  test("whose comments have been changed is read without them", () => {
    const file = captureOf(stepsOf(...OPENED, { do: "settle" }, { do: "send", side: "B", octets: 3 }), { format: "pcapng" });
    const at = Buffer.from(file).indexOf("text B1:0-2");
    file.set(new TextEncoder().encode("text B1:0-9"), at);
    expect(seenIn(file).at(-1)?.segment.data.map((octet) => labelOf(octet))).toEqual([0, 1, 2].map((offset) => ({ origin: "B", incarnation: 0, offset })));
  });
});
