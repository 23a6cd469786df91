import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_TOKEN, parseToken, traceToken } from "../../src/trace/token.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { randomTrace } from "./random-trace.ts";

const TRACE: Trace = {
  schema: 1, scope: "connection", profile: "rfc9293", variant: "two-way-accept", isn: { A: 100, B: 300, step: 64 },
  actions: [
    { do: "open", side: "B", mode: "passive" },
    { do: "inject", to: "B", forged: { seq: { at: "peerIss", plus: -10 }, syn: true } },
    { do: "deliver", segment: "B1 SYN,ACK 0/1" },
    { do: "elapse" },
  ],
};
const TOKEN = "s1.connection.rfc9293.100.300.64.variant-two-way-accept..open.B.passive..inject.B.peerIss~i-10.syn-y..deliver.B1_SYN~cACK_0~s1..elapse";

describe("a token", () => {
  test("is words that can be read", () => {
    expect(traceToken(TRACE)).toBe(TOKEN);
    expect(parseToken(TOKEN)).toEqual(TRACE);
  });

  test("gives back the trace it was made of, in characters that neither a URL nor a shell touches", () => {
    fc.assert(fc.property(randomTrace, (trace) => {
      const token = traceToken(trace);
      expect(token).toMatch(/^[A-Za-z0-9._~-]+$/);
      expect(encodeURIComponent(token)).toBe(token);
      expect(parseToken(token)).toEqual(trace);
    }), { numRuns: 300 });
  });

  test("keeps an escape and what follows it apart", () => {
    const trace: Trace = { schema: 1, scope: "listener", profile: "rfc9293", isn: 0, actions: [], found: { seed: 1, run: 2, by: "\u{0}i~.. _-\u{1f600}" } };
    expect(parseToken(traceToken(trace))).toEqual(trace);
  });

  test("may be surrounded by the white space it was pasted with", () => {
    expect(parseToken(` ${TOKEN}\n`)).toEqual(TRACE);
  });
});

describe("a bad token gets a coded error", () => {
  test.each<[string, string]>([
    ["", "TOKEN-FORM"],
    ["s2.connection", "TOKEN-FORM"],
    ["s1.toString", "TOKEN-FORM"],
    ["s1.connection.rfc9293.100.300", "TOKEN-FORM"],
    [`${TOKEN}..clos`, "TOKEN-FORM"],
    [`${TOKEN}..close`, "TOKEN-FORM"],
    [`${TOKEN}..close.A.B`, "TOKEN-FORM"],
    [`${TOKEN}..open.A.active.remote-maybe`, "TOKEN-FORM"],
    [`${TOKEN}..open.A.active.remote-y.remote-y`, "TOKEN-FORM"],
    [`${TOKEN}..inject.A.iss~i1~i2`, "TOKEN-FORM"],
    [`${TOKEN}..deliver.A1~z`, "TOKEN-FORM"],
    [`${TOKEN}..__proto__.A`, "TOKEN-FORM"],
    [`${TOKEN}..close.C`, "TRACE-FIELD"],
    [`${TOKEN}..elapse.ms-x`, "TRACE-FIELD"],
    [TOKEN.replace("rfc9293", "rfc1"), "TRACE-FIELD"],
    [`s1${"..elapse".repeat(5_000)}`, "TRACE-TOO-LARGE"],
    ["s".repeat(LONGEST_TOKEN + 1), "TRACE-TOO-LARGE"],
  ])("%.60s: %s", (token, code) => {
    expect(parseToken(token)).toMatchObject({ code });
  });

  test("says where it stops making sense", () => {
    expect(parseToken(`${TOKEN}..clos.A`)).toMatchObject({ code: "TOKEN-FORM", at: TOKEN.length + 2 });
  });

  test("no text makes it throw, nor does a token cut short or with one character changed", () => {
    const cut = fc.nat(TOKEN.length).map((end) => TOKEN.slice(0, end));
    const changed = fc.tuple(fc.nat(TOKEN.length - 1), fc.string({ minLength: 1, maxLength: 1 })).map(([at, char]) => TOKEN.slice(0, at) + char + TOKEN.slice(at + 1));
    fc.assert(fc.property(fc.oneof(fc.string(), cut, changed), (token) => {
      expect(typeof parseToken(token)).toBe("object");
    }), { numRuns: 500 });
  });
});
