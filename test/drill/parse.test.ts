import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseScript } from "../../src/drill/parse/parse-script.ts";
import { runScript } from "../../src/drill/run/run-script.ts";
import type { Script } from "../../src/drill/script.ts";
import { SCRIPTS } from "./scripts.ts";

const scriptOf = (source: string, defined: readonly string[] = []): Script => {
  const read = parseScript(source, defined);
  if (!read.ok) throw new Error(`${read.problem.at.line}:${read.problem.at.column} ${read.problem.message}`);
  return read.script;
};
const only = (source: string) => scriptOf(source).events[0];

describe("the language", () => {
  test("times", () => {
    const times = scriptOf("0 > . 1:1(0) ack 1\n+.5 > . 1:1(0) ack 1\n0.1~0.2 > . 1:1(0) ack 1\n+0~+.04 > . 1:1(0) ack 1\n* > . 1:1(0) ack 1").events.map(({ time }) => time);
    expect(times).toEqual([
      { kind: "absolute", from: 0, to: undefined }, { kind: "relative", from: 500_000, to: undefined },
      { kind: "absolute", from: 100_000, to: 200_000 }, { kind: "relative", from: 0, to: 40_000 }, { kind: "any" },
    ]);
  });

  test("a packet with everything", () => {
    expect(only("+0 < [ect0] 12 > 80 SEWU 0:10(10) ack 1 win 5 urg 3 <mss 1460,sackOK,TS val 1 ecr 2,nop,wscale 7,sack 1:2 3:4,FO abcd,eol>")?.what).toMatchObject({
      kind: "tcp", direction: "inbound", ports: { source: 12, destination: 80 }, flags: "SEWU", seq: 0, length: 10, ack: undefined, win: 5, urg: 3, extras: ["ect0"],
      options: [
        { kind: "mss", value: 1460 }, { kind: "sackOK" }, { kind: "TS", val: 1, ecr: 2 }, { kind: "nop" }, { kind: "wscale", value: 7 },
        { kind: "sack", blocks: [[1, 2], [3, 4]] }, { kind: "other", name: "FO", text: "abcd" }, { kind: "eol" },
      ],
    });
  });

  test("no flags, a dot alone, AccECN's counter, numbers left open", () => {
    expect(only("+0 < - 1:1(0) win 5")?.what).toMatchObject({ flags: "", ack: undefined });
    expect(only("+0 > . 1:1(0) ack 7 <...>")?.what).toMatchObject({ flags: "", ack: 7, options: "any" });
    expect(only("+0 > . 1:1(0) ack 7 <nop,nop,TS val ... ecr 1>")?.what).toMatchObject({ flags: "", ack: 7, options: "any" });
    expect(only("+0 > S.5 0:0(0) ack 1")?.what).toMatchObject({ flags: "S", ace: 5, ack: 1 });
    expect(only("+0 > [ect0] P5. 1:1001(1000) ack 1")?.what).toMatchObject({ flags: "P", ace: 5, ack: 1 });
    expect(only("+0 > S. ...(0) ack 1")?.what).toMatchObject({ seq: undefined, length: 0 });
  });

  test("FreeBSD's version: absolute numbers, TCP in UDP, options of several words", () => {
    expect(only("+0 > R. 0:0(0)! ack 2 win 0 <nop,nop,md5 valid>/udp(9811 > 1)")?.what).toMatchObject({ seq: 0, absolute: true, extras: ["udp"], options: [{}, {}, { name: "md5", text: "valid" }] });
    expect(only("+0 < S 0:0(0) win 5 <mss 1460,mpcapable v1 flags[flag_a, flag_h] nokey,nop>")?.what).toMatchObject({ absolute: false, options: [{}, { name: "mpcapable" }, { kind: "nop" }] });
    expect(only("+0 < [1:1(0)] icmp unreachable port_unreachable")?.what).toMatchObject({ protocol: "ICMP", words: ["unreachable", "port_unreachable"] });
    expect(scriptOf("+0 > sctp: INIT[flgs=0, tag=1]\n+0 close(3) = 0").events).toHaveLength(2);
  });

  test("defined numbers stand wherever a number does", () => {
    const { events } = scriptOf("--define=MSS=1000\n+0 < . 1:1001(1000) ack 1 win MSS <mss MSS>");
    expect(events[0]?.what).toMatchObject({ win: 1_000, options: [{ kind: "mss", value: 1_000 }] });
  });

  test("defined words", () => {
    const { events } = scriptOf('--define=PROTO=IPPROTO_TCP\n--define=CC="reno"\n--define=CLEAN=`clean up`\n+0 socket(..., PROTO, CC) = 3\n+0 CLEAN');
    expect(events[0]?.what).toMatchObject({ args: [{}, { kind: "word", name: "IPPROTO_TCP" }, { kind: "text", text: "reno" }] });
    expect(events[1]?.what).toMatchObject({ kind: "command", text: "clean up" });
  });

  test("headers of MPLS and GRE are passed over", () => {
    expect(only("+0 setsockopt(3, SOL_IP, X, {(label 1, tc 0, [S], ttl 3)}, {flags [none], sum 0, off 0, key = 0, seq 0}) = 0")?.what).toMatchObject({ args: [{}, {}, {}, { kind: "anything" }, { kind: "anything" }] });
  });

  test("other protocols are read and set aside", () => {
    const { events } = scriptOf("+0 < icmp unreachable frag_needed mtu 1400 [1:1461(1460)]\n+0 > udp (1000)\n+0 < ipv4 1.1.1.1 > 2.2.2.2: udp 1 > 2 (10)\n+0 < encap psp spi 0x7, vc 0x1 . 1:1(0) ack 1 win 5\n+0 < addr[caddr] > addr[saddr] S 0:0(0) win 5\n+0 close(3) = 0");
    expect(events.map(({ what }) => (what.kind === "other" ? what.protocol : what.kind))).toEqual(["ICMP", "UDP", "encapsulated", "encapsulated", "encapsulated", "call"]);
  });

  test("calls", () => {
    const { events } = scriptOf('+0...0.2 recvmsg(3, {msg_name(...)=..., msg_iov(1)=[{..., 10}], msg_flags=MSG_OOB|0x2}, 0) = -1 EAGAIN (try again)\n+0 setsockopt(3, SOL_TCP, TCP_X, "ab" "c", 3) = 0\n+0 connect(3, {sa_family = AF_INET, sin_port = htons(8080), sin_addr = inet_addr("192.0.2.1")}, ...) = 0');
    expect(events[0]?.what).toMatchObject({ name: "recvmsg", until: 200_000, errno: "EAGAIN", result: { kind: "number", value: -1 } });
    expect(events[1]?.what).toMatchObject({ args: [{}, {}, {}, { kind: "text", text: "abc" }, {}] });
    expect(events[2]?.what).toMatchObject({ args: [{}, { kind: "list", items: [{ kind: "field", name: "sa_family" }, { value: { kind: "apply", name: "htons" } }, {}] }, {}] });
  });

  test("options, commands before, between and behind, comments, code", () => {
    const script = scriptOf("--ip_version=ipv4\n--define=CC=\"reno\"\n`set up`\n// a\n/* b\n */ # c\n+0 `between`\n+0 %{ assert 1 }%\n`tear down`");
    expect(script.options.map(({ name, value }) => [name, value])).toEqual([["ip_version", "ipv4"], ["define", "CC=\"reno\""]]);
    expect([script.setUp?.text, script.tearDown?.text]).toEqual(["set up", "tear down"]);
    expect(script.events.map(({ what, at }) => [what.kind, at])).toEqual([["command", { line: 7, column: 1 }], ["code", { line: 8, column: 1 }]]);
  });

  test("#ifdef", () => {
    const source = "#ifdef A\n+0 close(1) = 0\n#else\n+0 close(2) = 0\n#endif\n#ifndef A\n+0 close(3) = 0\n#endif";
    const closed = (defined: readonly string[]) => scriptOf(source, defined).events.map(({ at }) => at.line);
    expect([closed(["A"]), closed([])]).toEqual([[2], [4, 7]]);
  });

  test.each([
    ["+0 > S 0:0(0", 1, 13, "\")\" behind the length"],
    ["+0 close(3)", 1, 12, "\"=\" and the result of close"],
    ["+0 > S 0:5(3)", 1, 8, "does not add up"],
    ["\n  +0 < S 0:0(0) <...>", 2, 6, "leaves the options of a packet open"],
    ["\n  +0 < S 0:0(0) <TS val 1 ecr ...>", 2, 6, "leaves the options of a packet open"],
    ["* < S 0:0(0)", 1, 1, "only for packets that are expected"],
    ["+0.2~+0.1 > S 0:0(0)", 1, 1, "ends before it begins"],
    ["+0 > S 0:0(0) <mss 70000>", 1, 20, "goes from 0 to 65535"],
    ["+0 `open", 1, 4, "is not closed"],
    ["/* open", 1, 1, "a comment is not closed"],
    ["#endif", 1, 1, "without an #ifdef"],
    ["", 1, 1, "the time of an event"],
  ])("%j is refused with its place", (source, line, column, message) => {
    const read = parseScript(source);
    expect(read.ok ? undefined : { ...read.problem.at, message: read.problem.message }).toEqual({ line, column, message: expect.stringContaining(message) as unknown });
  });
});

test("a file of brackets does not exhaust the stack", () => {
  const read = parseScript(`+0 f(${"[".repeat(100_000)}) = 0`);
  expect(read.ok ? undefined : read.problem.message).toContain("nest deeper");
});

describe("whatever is given", () => {
  const sources = SCRIPTS.map(([, source]) => source);
  const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => new TextDecoder().decode(bytes));
  const spliced = fc.tuple(fc.constantFrom(...sources), fc.constantFrom(...sources), fc.nat(), fc.nat(), fc.nat(9)).map(([a, b, i, j, cut]) => a.slice(0, i % a.length) + b.slice(j % b.length, (j % b.length) + cut) + a.slice(i % a.length));

  test("a script is run, or refused with a place in it", () => {
    fc.assert(fc.property(fc.oneof(anyBytes, spliced), (source) => {
      const { verdict, at } = runScript(source);
      expect(["passed", "failed", "unsupported", "unreadable"]).toContain(verdict);
      if (verdict !== "passed") expect(at?.line).toBeLessThanOrEqual(source.split("\n").length);
    }), { numRuns: 300 });
  });
});
