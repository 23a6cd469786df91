import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTraceError, traceErrorLine } from "../../src/trace/trace-error.ts";
import { LARGEST_FILE, parseTrace, printTrace } from "../../src/trace/trace-file.ts";
import { randomTrace } from "./random-trace.ts";

const PLAIN = { schema: 1, scope: "connection", profile: "rfc9293", isn: { A: 100, B: 300, step: 64 }, actions: [] };
const withActions = (...actions: readonly unknown[]): string => JSON.stringify({ ...PLAIN, actions });
const parse = (text: string): unknown => parseTrace(text, "x.trace.json");

describe("a trace file", () => {
  test("is read back as it was printed", () => {
    fc.assert(fc.property(randomTrace, (trace) => {
      expect(parseTrace(printTrace(trace), "x.trace.json")).toEqual(trace);
    }), { numRuns: 300 });
  });

  test("has one action a line", () => {
    const trace = parseTrace(withActions({ do: "open", side: "A", mode: "active" }, { do: "settle" }), "x");
    if (isTraceError(trace)) throw new Error(traceErrorLine(trace));
    expect(printTrace(trace).split("\n").slice(-5)).toEqual([
      '    {"do":"open","side":"A","mode":"active"},', '    {"do":"settle"}', "  ]", "}", "",
    ]);
  });

  test("may begin with a byte order mark", () => {
    expect(parse(`\u{feff}${JSON.stringify(PLAIN)}`)).toEqual(PLAIN);
  });
});

describe("a bad trace file gets a coded error", () => {
  test.each([
    ["", 1, 1],
    ["{", 1, 2],
    ['{\n  "schema": 1,\n}', 3, 1],
    ['{"schema": 01}', 1, 13],
    ['{"a": "b\n"}', 1, 9],
    ['{"a": "\\x"}', 1, 8],
    ["[1,2", 1, 5],
    ["[1 2]", 1, 4],
    ["nul", 1, 1],
    ["{} {}", 1, 4],
    ["{'a': 1}", 1, 2],
  ])("TRACE-NOT-JSON: %j, line %i, column %i", (text, line, column) => {
    expect(parse(text)).toMatchObject({ code: "TRACE-NOT-JSON", line, column });
  });

  test.each([[{}], [{ ...PLAIN, schema: 2 }], [{ ...PLAIN, schema: "1" }]])("TRACE-SCHEMA-VERSION: %j", (data) => {
    expect(parse(JSON.stringify(data))).toMatchObject({ code: "TRACE-SCHEMA-VERSION" });
  });

  test.each<[string, string]>([
    ["(the whole)", "[]"],
    ["(the whole)", '"trace"'],
    ["(the whole)", JSON.stringify({ ...PLAIN, extra: 1 })],
    ["(the whole)", '{"schema":1,"scope":"connection","profile":"rfc9293","isn":{"A":1,"B":2,"step":3},"actions":[],"__proto__":{"variant":"x"}}'],
    ["scope", JSON.stringify({ ...PLAIN, scope: "toString" })],
    ["profile", JSON.stringify({ ...PLAIN, profile: "rfc9999" })],
    ["profile", JSON.stringify({ ...PLAIN, profile: "constructor" })],
    ["variant", JSON.stringify({ ...PLAIN, variant: 3 })],
    ["isn", JSON.stringify({ ...PLAIN, isn: 3 })],
    ["isn.A", JSON.stringify({ ...PLAIN, isn: { A: 2 ** 32, B: 0, step: 0 } })],
    ["isn.step", JSON.stringify({ ...PLAIN, isn: { A: 1, B: 0 } })],
    ["found.seed", JSON.stringify({ ...PLAIN, found: { seed: 1.5, run: 1, by: "" } })],
    ["actions", JSON.stringify({ ...PLAIN, actions: { length: 3 } })],
    ["actions[0]", withActions(null)],
    ["actions[0].do", withActions({})],
    ["actions[0].do", withActions({ do: "__proto__" })],
    ["actions[1].side", withActions({ do: "settle" }, { do: "close", side: "C" })],
    ["actions[0]", withActions({ do: "close", side: "A", sdie: "A" })],
    ["actions[0].octets", withActions({ do: "send", side: "A", octets: 1e9 })],
    ["actions[0].ms", withActions({ do: "elapse", ms: -1 })],
    ["actions[0].ms", withActions({ do: "elapse", ms: 0.5 })],
    ["actions[0].segment", withActions({ do: "deliver", segment: "x".repeat(101) })],
    ["actions[0].forged.seq.at", withActions({ do: "inject", to: "A", forged: { seq: { at: "here", plus: 0 } } })],
    ["actions[0].forged.syn", withActions({ do: "inject", to: "A", forged: { seq: { at: "iss", plus: 0 }, syn: 1 } })],
    ["actions[0].peer", JSON.stringify({ ...PLAIN, scope: "listener", isn: 1, actions: [{ do: "connect", peer: "Q1" }] })],
  ])("TRACE-FIELD at %s: %s", (path, text) => {
    expect(parse(text)).toMatchObject({ code: "TRACE-FIELD", path });
  });

  test.each<[string, string]>([
    ["characters", " ".repeat(LARGEST_FILE + 1)],
    ["levels of nesting", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["levels of nesting", `${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)}`],
    ["actions", withActions(...Array.from({ length: 5_001 }, () => 0))],
  ])("TRACE-TOO-LARGE: %s", (what, text) => {
    expect(parse(text)).toMatchObject({ code: "TRACE-TOO-LARGE", message: expect.stringContaining(what) });
  });

  test("no text makes it throw, and what is not JSON is told from what is no trace", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.string().map((text) => `{"schema":1,${text}}`)), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(parse(text)).toMatchObject({ code: isJson ? expect.not.stringMatching("TRACE-NOT-JSON") : "TRACE-NOT-JSON" });
    }), { numRuns: 500 });
  });

  test("the message is one line, whatever the file holds, and says what to do next", () => {
    const error = parseTrace(JSON.stringify({ ...PLAIN, profile: "a\nb\u{1b}[2J" }), "x.trace.json");
    if (!isTraceError(error)) throw new Error("accepted");
    expect(traceErrorLine(error)).toMatch(/^\[TRACE-FIELD\] x\.trace\.json: profile: expected one of rfc9293, .*, found "a\u{fffd}b\u{fffd}\[2J"\. Mend /u);
  });

  test("a file leaves the prototype of objects alone", () => {
    parse('{"schema":1,"__proto__":{"scope":"connection"},"constructor":{"prototype":{"polluted":1}}}');
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(({} as { readonly scope?: string }).scope).toBeUndefined();
  });
});
