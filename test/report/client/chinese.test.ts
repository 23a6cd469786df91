/** What the engines say in English is said in Chinese, too: sentences as the sources put them together, not only those of some run. */
import { describe, expect, test } from "vitest";
import { INSTANCES } from "../../../src/engines/instances/index.ts";
import { RULES } from "../../../src/model/rules.ts";
import { ALL_PROPERTIES } from "../../../src/properties/index.ts";
import { OBSERVED_PROPERTIES } from "../../../src/properties/observed/index.ts";
import { SITUATIONS } from "../../../src/properties/situations.ts";
import { clause } from "../../../src/report/clause.ts";
import { LESSONS } from "../../../src/report/client/lessons/all.ts";
import { observedZh } from "../../../src/report/client/words/captures.zh.ts";
import { clauseZh } from "../../../src/report/client/words/clauses.zh.ts";
import { INSTANCES_ZH } from "../../../src/report/client/words/instances.zh.ts";
import { reasonZh } from "../../../src/report/client/words/reasons.zh.ts";
import { traceErrorLineZh } from "../../../src/report/client/words/trace-error.zh.ts";
import { stateZh, sweepZh, valueZh } from "../../../src/report/client/words/values.zh.ts";
import { parseToken } from "../../../src/trace/token.ts";
import { parseTrace } from "../../../src/trace/trace-file.ts";
import { isTraceError } from "../../../src/trace/trace-error.ts";
import { VARIANTS } from "../../../src/variants/index.ts";
import { sources } from "../../../scripts/sources.ts";
import { foreignWords } from "../../kit/foreign-words.ts";
import { textsAfter, type Named } from "./templates.ts";

const CHINESE = /[\u4e00-\u9fff]/;
const textsOf = (folder: string, before: RegExp, named: Named): readonly string[] => [...new Set(sources(folder, ".ts").flatMap(({ text }) => textsAfter(text, before, named)))];

describe("in Chinese", () => {
  test("there is a pattern for every sentence of every property", () => {
    const named = { told: ["the user is told nothing"], what: ["the SYN,ACK was due at 7 ms", "nothing was due"], where: ["SEQ 7 with 7 octets, RCV.NXT 7, RCV.WND 7"] };
    const said = [...textsOf("src/properties", /\bbroken\(\s*(?=[`"])/g, named), ...textsOf("src/properties/endpoint", /\bwrong\((?=[`"])/g, named).map((text) => `<SEQ=7> ${text}`)]
      // What a comparison with the tables finds is put together from parts.
      .filter((text) => !text.endsWith("the endpoint 7") && text !== "<SEQ=7><CTL=ACK> 7");
    expect(said.length).toBeGreaterThan(140);
    expect(said.filter((text) => !CHINESE.test(reasonZh(text))), "say it in src/report/client/words/sentences.zh.ts").toEqual([]);
  });

  test("and for what a comparison with the RFC's tables finds", () => {
    expect(reasonZh('A: SYN-RECEIVED, passive, reset-exact (§3.10.7.4, second (MUST-11)): the endpoint is in CLOSED afterwards, not in LISTEN; tells the user "refused", not nothing'))
      .toBe("A：SYN-RECEIVED（被动），恰在 RCV.NXT 的复位（§3.10.7.4，第二步（MUST-11））：该端此后处于 CLOSED，而不是 LISTEN；告知用户 “连接被拒绝”，而不是 什么也没有");
    expect(reasonZh("A: LISTEN, syn (§3.10.7.2, third): the endpoint tells the user 4 octets of text, not nothing")).toContain("4 个字节的数据");
  });

  /** And what else the captures' code says, which words.ts has. */
  const PARTS_OF_A_SENTENCE = /^(?:by three|before the capture|with Fast|never ack|not ack|timed out|in order|both at once|answers #7 |7 |the (?:other end|end that opened)$|nothing beyond| to 7$)/;

  test("there is a pattern for all that is said of a connection in a capture", () => {
    const said = textsOf("src/engines/follow", /(?:\b(?:because|allowed|why|note|what)(?: =|:) |remarks\.push\(|found\.push\(|\? |: |return )(?=[`"])/g, { what: ["answers #7 SYN SEQ=7"], right: ["SEQ=0 ACK=7 with RST and ACK"], "breach.because": ["a reset without ACK answers a SYN"], "doubt.breach.because": ["has SYN and RST"] })
      .filter((text) => / .* /.test(text) && !PARTS_OF_A_SENTENCE.test(text));
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter((text) => !CHINESE.test(observedZh(text))), "say it in src/report/client/words/captures.zh.ts").toEqual([]);
  });

  test("every instance of the search has its title, its bounds and their reasons; every situation its name", () => {
    const said = [...new Set(INSTANCES.flatMap(({ title, bounds }) => [title, ...bounds.flatMap(({ what, why }) => [what, why])])), ...SITUATIONS.map(({ id }) => id)];
    expect(Object.keys(INSTANCES_ZH).toSorted()).toEqual(said.toSorted());
    expect(Object.values(INSTANCES_ZH).filter((text) => !CHINESE.test(text))).toEqual([]);
  });

  test("nothing of a clause stays English, and its numbers stay", () => {
    const clauses = [...ALL_PROPERTIES, ...Object.values(VARIANTS), ...OBSERVED_PROPERTIES].map((one) => one.clause).concat(Object.values(RULES).map(clause), LESSONS.flatMap((lesson) => lesson.clauses));
    expect(clauses.map(clauseZh).filter((text) => foreignWords(text).length > 0)).toEqual([]);
    const numbers = (text: string): readonly string[] => text.match(/\d[\d.]*/g) ?? [];
    expect(clauses.filter((text) => String(numbers(text)) !== String(numbers(clauseZh(text))))).toEqual([]);
    expect(clauseZh("§3.10.7.4, first and fourth; D-2")).toBe("§3.10.7.4，第一步和第四步；D-2");
  });

  test("values of fields, states of listeners, lengths of TIME-WAIT", () => {
    const values = ["empty", "passive", "false", "500 ms", "in 1000 ms, sent again 2×, 30 ms old", "not measured, timing 101 for 5 ms", "SRTT 20 ms", "1 sent, 5000 ms left", "TIME-WAIT, 240000 ms left"];
    expect(values.map(valueZh).filter((text) => foreignWords(text).length > 0)).toEqual([]);
    expect(["N1 is nobody", "SYN-RECEIVED · 1 half-open · 2 wait", "LISTEN · 1 waits"].map(stateZh)).toEqual(["N1 无人", "SYN-RECEIVED · 半开 1 · 待 accept 2", "LISTEN · 待 accept 1"]);
    expect(["none", "1 round trip", "60 s (Linux)", "RFC 6298, R2 = 15 min (Linux)"].map(sweepZh)).toEqual(["无", "1 个往返", "60 秒（Linux）", "RFC 6298，R2 = 15 分钟（Linux）"]);
    expect(valueZh("301")).toBe("301");
  });

  test("why a file or a link cannot be read", () => {
    const trace = { schema: 1, scope: "connection", profile: "rfc9293", isn: { A: 1, B: 2, step: 3 }, actions: [{ do: "open", side: "A", mode: "active" }] };
    const files = ["", "{", "[]", '{"schema":2}', JSON.stringify({ ...trace, actions: 7 }), JSON.stringify({ ...trace, isn: 3 }), JSON.stringify({ ...trace, scope: "x" }), JSON.stringify({ ...trace, constructor: 1 }), JSON.stringify({ ...trace, set: "a=b" }),
      JSON.stringify({ ...trace, actions: Array.from({ length: 100_000 }, () => 1) }), "[".repeat(5_000), JSON.stringify({ ...trace, actions: [{ do: "open", side: "A" }] }), JSON.stringify({ ...trace, actions: [{ do: "inject", to: "A", forged: { seq: { at: "zero", plus: 0 }, syn: 1 } }] })];
    const tokens = ["", "s1", "s1.x", "s1.connection", "s1.connection.rfc9293.1.2", "s1.connection.rfc9293.1.2.3..sing", "s1.connection.rfc9293.1.2.3..open.A", "s1.connection.rfc9293.1.2.3..open.A.active.x-1", "s1.connection.rfc9293.1.2.3..open.A.active.remote-q"];
    const errors = [...files.map((text) => parseTrace(text, "f.json")), ...tokens.map(parseToken)].filter(isTraceError);
    expect(errors.length).toBe(files.length + tokens.length);
    // Names of fields stay; what is said of them does not.
    expect(errors.map(traceErrorLineZh).filter((text) => !CHINESE.test(text) || / (?:the|of|is|an?|at|to|not|or|has|expected|nothing) |\b(?:copy|mend|replay)\b/i.test(text))).toEqual([]);
  });
});
