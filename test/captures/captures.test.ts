import { describe, expect, test } from "vitest";
import { ACK, FIN, RST, SYN } from "../../src/wire/tcp-header.ts";
import { capture, changed, FIELD, followed, followFile, packetsIn, tcpAt } from "./kit.ts";

/** What each capture must be found to be. */
const CAPTURES = {
  "client-closes-first": { opened: "by three segments", closed: "in order", closedFirst: 0 },
  "server-closes-first": { opened: "by three segments", closed: "in order", closedFirst: 1 },
  "half-close": { opened: "by three segments", closed: "in order", closedFirst: 0 },
  refused: { opened: "refused", closed: "reset" },
  reset: { opened: "by three segments", closed: "reset" },
  tls: { opened: "by three segments", closed: "in order", closedFirst: 1 },
  "silent-port": { opened: "timed out", closed: "open" },
  "unread-text": { opened: "by three segments", closed: "reset", halfOpen: [], resets: [{ by: 0, why: "gives the connection up: ABORT, or CLOSE with text unread" }] },
  "half-open": { opened: "by three segments", closed: "reset", halfOpen: ["until packet 9 the end that opened was half-open: the connection was lost on the other side"] },
  "syn-ack-lost": { opened: "by three segments", closed: "in order", ends: [{ syns: 2 }, { synAcks: 2 }] },
  "fin-lost": { opened: "by three segments", closed: "in order", closedFirst: 0, ends: [{ fins: 3 }, { fins: 1 }] },
  "simultaneous-close": { opened: "by three segments", closed: "both at once" },
  "keep-alive": { opened: "by three segments", closed: "in order", closedFirst: 0 },
  "any-interface": { opened: "by three segments", closed: "in order", closedFirst: 0 },
  ipv6: { opened: "by three segments", closed: "in order", closedFirst: 0, ends: [{ address: "::1" }, { address: "::1" }] },
} as const;
const NAMES = Object.keys(CAPTURES);
const WHOLE = ["client-closes-first", "server-closes-first", "half-close", "tls", "any-interface", "ipv6"];

const only = (file: Uint8Array) => {
  const [connection, ...more] = followFile(file);
  if (connection === undefined || more.length > 0) throw new Error(`${more.length + 1} connections where one was expected`);
  return connection;
};
/** The verdicts on a file with each bit of one octet changed, by packet (from 1). */
const verdicts = (name: string, packet: number, at: number) => {
  const file = capture(name);
  const seen = packetsIn(file)[packet - 1];
  if (seen === undefined) throw new Error(`${name} has no packet ${packet}`);
  return Array.from({ length: 8 }, (_, bit) => followFile(changed(file, tcpAt(seen) + at, 1 << bit)));
};
const blamed = (name: string, packet: number, at: number) =>
  verdicts(name, packet, at).map((found) => found.map(({ violation }) => violation).find((violation) => violation !== undefined));

describe("captures of real connections", () => {
  test.each(Object.entries(CAPTURES))("%s conforms, and is what it was", (name, expected) => {
    expect(only(capture(name))).toMatchObject({ verdict: "conforms", ...expected });
  });

  test.each(NAMES)("%s with any one or two packets missing, one doubled, or from the middle on, violates nothing", (name) => {
    const packets = packetsIn(capture(name));
    const violated = (left: typeof packets): boolean => followed(left).some(({ verdict }) => verdict === "violates");
    for (const [i, one] of packets.entries()) {
      const without = packets.toSpliced(i, 1);
      expect(violated(without)).toBe(false);
      for (let j = i; j < without.length; j++) expect(violated(without.toSpliced(j, 1))).toBe(false);
      expect(violated(packets.toSpliced(i, 0, one))).toBe(false);
      expect(violated(packets.slice(i))).toBe(false);
    }
  });

  test("a TLS record begins at ISN+1, in the segment after the third", () => {
    expect(only(capture("tls")).tls).toMatchObject({ by: 0, packet: 4, offset: 1 });
    expect(only(capture("client-closes-first")).tls).toBeUndefined();
  });

  test("TIME-WAIT that is taken over is told, each time", () => {
    expect(followFile(capture("time-wait-reuse")).map(({ verdict, reuseAfter }) => [verdict, reuseAfter !== undefined])).toEqual([["conforms", false], ["conforms", true], ["conforms", true]]);
  });

  test("of the one connection that is wanted all rows are kept, and none of the others", () => {
    const rows = followFile(capture("time-wait-reuse"), { only: 2, rows: 100 }).map((connection) => connection.rows.length);
    expect(rows).toEqual([0, expect.toSatisfy((count: number) => count > 5), 0]);
  });

  test("a refusal names the segment that provoked it", () => {
    expect(only(capture("refused")).resets).toEqual([{ packet: 2, by: 1, why: expect.stringContaining("answers #1 SYN") }]);
  });

  test("a SYN that nobody answers is counted as often as it was sent", () => {
    expect(only(capture("silent-port")).ends[0].syns).toBeGreaterThan(2);
  });
});

describe("one octet changed", () => {
  test.each(WHOLE)("%s: in the ISN of the SYN, the SYN,ACK acknowledges another", (name) => {
    for (let octet = 0; octet < 4; octet++) {
      for (const violation of blamed(name, 1, FIELD.seq + octet)) expect(violation).toMatchObject({ property: "acknowledges-isn-plus-one", packet: 2 });
    }
  });

  test.each(WHOLE)("%s: in the ISN of the SYN,ACK, the third segment acknowledges another", (name) => {
    for (let octet = 0; octet < 4; octet++) {
      for (const violation of blamed(name, 2, FIELD.seq + octet)) expect(violation).toMatchObject({ property: "acknowledges-isn-plus-one", packet: 3 });
    }
  });

  test.each(WHOLE)("%s: in the ACK of the SYN,ACK", (name) => {
    for (let octet = 0; octet < 4; octet++) {
      for (const violation of blamed(name, 2, FIELD.ack + octet)) expect(violation).toMatchObject({ property: "acknowledges-isn-plus-one", packet: 2 });
    }
  });

  test.each(WHOLE)("%s: in the ACK of the third segment", (name) => {
    for (let octet = 0; octet < 4; octet++) {
      for (const violation of blamed(name, 3, FIELD.ack + octet)) expect(violation).toMatchObject({ property: "acknowledges-isn-plus-one", packet: 3 });
    }
  });

  test.each(WHOLE)("%s: in the ACK of any segment, unless what it then acknowledges was sent", (name) => {
    const packets = packetsIn(capture(name));
    for (const { packet: { number }, segment: { tcp, ip } } of packets.slice(1)) {
      const sent = packets.filter(({ segment }) => segment.ip.source !== ip.source || segment.tcp.sourcePort !== tcp.sourcePort).map(({ segment }) => segment);
      const isn = sent[0]?.tcp.seq ?? 0;
      for (let octet = 0; octet < 3; octet++) {
        for (const [bit, found] of verdicts(name, number, FIELD.ack + octet).entries()) {
          const ack = (tcp.ack ^ ((1 << bit) << (8 * (3 - octet)))) >>> 0;
          const far = (ack - isn) >>> 0;
          const all = Math.max(...sent.map((segment) => ((segment.tcp.seq - isn) >>> 0) + segment.textLength + 1));
          if (far > 0 && far <= all) continue;
          expect(found.some(({ verdict }) => verdict === "violates")).toBe(true);
        }
      }
    }
  });

  test.each(WHOLE)("%s: ACK taken away from any segment but the first", (name) => {
    const file = capture(name);
    for (const seen of packetsIn(file).slice(1)) {
      const violation = followFile(changed(file, tcpAt(seen) + FIELD.flags, ACK)).map((found) => found.violation).find((found) => found !== undefined);
      expect(violation).toMatchObject({ property: "control-bits", packet: seen.packet.number });
    }
  });

  test.each(WHOLE)("%s: SYN added to any segment, or taken away", (name) => {
    const file = capture(name);
    for (const seen of packetsIn(file)) {
      const found = followFile(changed(file, tcpAt(seen) + FIELD.flags, SYN));
      expect(found.map(({ violation }) => violation?.packet).filter((packet) => packet !== undefined)).toEqual([seen.packet.number]);
    }
  });

  test.each(WHOLE)("%s: RST added to the handshake, which then goes on", (name) => {
    const file = capture(name);
    for (const [i, property] of [[0, "control-bits"], [1, "control-bits"], [2, "silent-after-reset"]] as const) {
      const seen = packetsIn(file)[i];
      if (seen === undefined) throw new Error("no handshake");
      expect(followFile(changed(file, tcpAt(seen) + FIELD.flags, RST)).map(({ violation }) => violation?.property)).toContain(property);
    }
  });

  test.each(["silent-port", "syn-ack-lost"])("%s: in the ISN of a SYN that is sent again", (name) => {
    const again = packetsIn(capture(name)).filter(({ segment }) => segment.tcp.bits === SYN);
    for (const { packet: { number } } of again) {
      for (let octet = 0; octet < 4; octet++) {
        for (const violation of blamed(name, number, FIELD.seq + octet)) expect(violation).toMatchObject({ property: "isn-kept-on-retransmission", packet: Math.max(2, number) });
      }
    }
  });

  test.each(WHOLE)("%s: ACK added to the SYN", (name) => {
    const file = capture(name);
    const [syn] = packetsIn(file);
    if (syn === undefined) throw new Error("no SYN");
    expect(only(changed(file, tcpAt(syn) + FIELD.flags, ACK)).violation).toMatchObject({ property: "control-bits", packet: 1 });
  });

  test("ACK added to a SYN that is sent again", () => {
    const file = capture("silent-port");
    const [syn] = packetsIn(file);
    if (syn === undefined) throw new Error("no SYN");
    expect(only(changed(file, tcpAt(syn) + FIELD.flags, ACK)).violation).toMatchObject({ property: "control-bits", packet: 1 });
  });

  test("FIN added to text, of an end that then acknowledges more with the same number", () => {
    const file = capture("client-closes-first");
    const text = packetsIn(file)[3];
    if (text === undefined) throw new Error("no text");
    expect(only(changed(file, tcpAt(text) + FIELD.flags, FIN)).violation).toMatchObject({ property: "end-of-stream-comes-last", packet: 4 });
  });

  test("FIN added to text that is acknowledged without it, before the FIN", () => {
    const file = capture("client-closes-first");
    const text = packetsIn(file)[5];
    if (text === undefined) throw new Error("no text");
    expect(only(changed(file, tcpAt(text) + FIELD.flags, FIN)).violation).toMatchObject({ property: "acknowledges-isn-plus-one", packet: 7, by: 0 });
  });

  test("RST added to a FIN", () => {
    const file = capture("client-closes-first");
    const fin = packetsIn(file).find(({ segment }) => (segment.tcp.bits & FIN) !== 0);
    if (fin === undefined) throw new Error("no FIN");
    expect(only(changed(file, tcpAt(fin) + FIELD.flags, RST)).violation).toMatchObject({ property: "control-bits", packet: fin.packet.number });
  });

  test("FIN added before more text", () => {
    const file = capture("tls");
    const [, , , hello] = packetsIn(file);
    if (hello === undefined) throw new Error("no text");
    expect(only(changed(file, tcpAt(hello) + FIELD.flags, FIN)).violation).toMatchObject({ property: "end-of-stream-comes-last" });
  });
});
