/** The lessons are held to what they say: their runs are replayed, and the text may mention only what the runs contain. */
import { describe, expect, test } from "vitest";
import { replay, type Replay } from "../../../src/engines/replay.ts";
import { ALL_PROPERTIES } from "../../../src/properties/index.ts";
import { LESSONS } from "../../../src/report/client/lessons/all.ts";
import type { Exhibit, Lesson, LessonText } from "../../../src/report/client/lessons/lesson.ts";
import { observedZh } from "../../../src/report/client/words/captures.zh.ts";
import { reasonZh } from "../../../src/report/client/words/reasons.zh.ts";
import { checkTrace } from "../../../src/trace/trace-check.ts";
import { VARIANTS } from "../../../src/variants/index.ts";
import { JUDGES_OF_EVERYTHING } from "../../../src/variants/variant.ts";
import { runShows, wordsOfRun } from "./sights.ts";

type Pair = Extract<Exhibit, { kind: "pair" }>;
type Run = Extract<Exhibit, { kind: "run" }>;

const parts = LESSONS.flatMap((lesson) => lesson.parts.map(({ id, exhibit }) => ({ lesson, name: `${lesson.id}/${id}`, id, exhibit })));
const pairs = parts.flatMap(({ exhibit, ...part }) => (exhibit?.kind === "pair" ? [{ ...part, pair: exhibit }] : []));
const runs = parts.flatMap(({ exhibit, ...part }) => (exhibit?.kind === "run" ? [{ ...part, run: exhibit }] : []));

const violated = ({ verdicts }: Replay): readonly string[] =>
  verdicts.flatMap(({ property, failedAt }) => (failedAt === undefined || JUDGES_OF_EVERYTHING.includes(property) ? [] : [property]));
const everythingViolated = ({ verdicts }: Replay): readonly string[] => verdicts.flatMap(({ property, failedAt }) => (failedAt === undefined ? [] : [property]));
const faulty = ({ trace, variant }: Pair): Replay => replay(trace, { variant });

describe("the runs", () => {
  test.each(runs)("$name holds every property, and every action of it is possible", ({ run }: { run: Run }) => {
    const played = replay(run.trace);
    expect(played.skipped).toEqual([]);
    expect(everythingViolated(played)).toEqual([]);
    expect(runShows(played.rows, run.shows)).toEqual([]);
  });

  test.each(pairs)("$name violates on its variant what it says, and nothing on the correct model", ({ pair }: { pair: Pair }) => {
    const correct = replay(pair.trace);
    expect(correct.skipped).toEqual([]);
    expect(everythingViolated(correct)).toEqual([]);
    expect(violated(faulty(pair)).toSorted()).toEqual(pair.breaks.toSorted());
    expect(runShows(correct.rows, pair.shows)).toEqual([]);
    expect(runShows(faulty(pair).rows, pair.showsFaulty)).toEqual([]);
  });

  test.each(pairs)("$name names first a property that the gallery holds the variant to", ({ pair }: { pair: Pair }) => {
    const variant = VARIANTS[pair.variant];
    expect(variant).toBeDefined();
    const [first] = pair.breaks;
    if (first === undefined) expect(variant?.survives).toBeDefined();
    else expect([...(variant?.caughtBy ?? []), ...(variant?.alsoBreaks ?? [])]).toContain(first);
  });

  test("are traces as they are read from a file or a link", () => {
    const wrong = [...runs.map(({ name, run }) => ({ name, trace: run.trace })), ...pairs.map(({ name, pair }) => ({ name, trace: pair.trace }))]
      .filter(({ trace }) => JSON.stringify(checkTrace(JSON.parse(JSON.stringify(trace)), "file")) !== JSON.stringify(trace));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test.each(LESSONS.map((lesson) => ({ lesson, id: lesson.id })))("$id has a passing run and a failing one", ({ lesson }: { lesson: Lesson }) => {
    const own = pairs.filter((part) => part.lesson === lesson);
    expect(own.length).toBeGreaterThan(0);
    expect(own.some(({ pair }) => pair.breaks.length > 0)).toBe(true);
  });

  test("the properties that a lesson names are properties, and its pairs break them", () => {
    const known = new Set(ALL_PROPERTIES.map(({ id }) => id));
    expect(LESSONS.flatMap(({ properties }) => properties).filter((id) => !known.has(id))).toEqual([]);
    const unheard = pairs.filter(({ lesson, pair }) => pair.breaks[0] !== undefined && !lesson.properties.includes(pair.breaks[0]));
    expect(unheard.map(({ name, pair }) => `${name}: ${pair.breaks[0]}`)).toEqual([]);
  });
});

test("why a property breaks in a lesson is told in Chinese, and what has no words for it as it is", () => {
  const reasons = pairs.flatMap(({ name, pair }) => faulty(pair).verdicts.flatMap(({ because }) => (because === undefined ? [] : [{ name, because }])));
  expect(reasons.length).toBeGreaterThan(40);
  expect(reasons.filter(({ because }) => !/[\u4e00-\u9fff]/.test(reasonZh(because))).map(({ name, because }) => `${name}: ${because}`)).toEqual([]);
  // Numbers and segments are those of the sentence.
  const facts = (text: string): string => (text.match(/<[^>]*>|\d+/g) ?? []).toSorted().join();
  expect(reasons.filter(({ because }) => facts(because) !== facts(reasonZh(because))).map(({ because }) => `${because} / ${reasonZh(because)}`)).toEqual([]);
  expect(reasonZh("A: LISTEN, reset (§3.10.7.2, first): the reset is not valid, but it changes state, receives")).toBe("A：LISTEN，复位（§3.10.7.2，第一步）：这个复位无效，却改变了 state, receives");
  expect(reasonZh("A: <SEQ=0><CTL=ACK> does not update the send window (WL1 1, WL2 2): expected 3 by 1/2, found 4 by 1/1")).toBe("A：<SEQ=0><CTL=ACK> 没有更新发送窗口（WL1 1, WL2 2）：应为 3（据 1/2），实为 4（据 1/1）");
  expect(reasonZh("A: is as nobody has said before")).toBe("A: is as nobody has said before");
});

describe("the text", () => {
  const texts = LESSONS.flatMap((lesson) => [{ lesson, language: "en", text: lesson.en }, { lesson, language: "zh", text: lesson.zh }] as const);
  const strings = ({ parts: written, ...own }: LessonText): readonly string[] =>
    [...Object.values(own), ...Object.values(written).flatMap(({ heading, text, faulty: caption }) => [heading, ...text, ...(caption === undefined ? [] : [caption])])];
  const CJK = /[\u4e00-\u9fff]/;

  test.each(texts.map((one) => ({ ...one, name: `${one.lesson.id} ${one.language}` })))("$name is complete", ({ lesson, language, text }) => {
    expect(Object.keys(text.parts).toSorted()).toEqual(lesson.parts.map(({ id }) => id).toSorted());
    expect(strings(text).filter((string) => string.trim() === "")).toEqual([]);
    // An English string in the Chinese text is one that was forgotten, and the other way round.
    expect(strings(text).filter((string) => CJK.test(string) !== (language === "zh"))).toEqual([]);
    for (const { id, exhibit } of lesson.parts) {
      // What stands above the variant's column.
      expect([id, text.parts[id]?.faulty !== undefined]).toEqual([id, exhibit?.kind === "pair"]);
      expect(text.parts[id]?.text.length).toBe(lesson.en.parts[id]?.text.length);
    }
  });

  test("every segment of a capture that a part shows as code is in the capture, and the run beside it has its sizes", () => {
    const captures = parts.flatMap(({ exhibit, ...part }) => (exhibit?.kind === "capture" ? [{ ...part, rows: exhibit.capture.rows }] : []));
    expect(captures.map(({ name }) => name)).toEqual(["https/captured"]);
    for (const { lesson, id, rows } of captures) {
      const shown = (lesson.en.parts[id]?.text ?? []).flatMap((paragraph) => [...paragraph.matchAll(/packet (\d+), `([^`]*)`/g)].map(([, packet, code]) => ({ packet: Number(packet), code })));
      expect(shown.length).toBe(2);
      expect(shown).toEqual(shown.map(({ packet }) => ({ packet, code: rows.find((row) => row.packet === packet)?.relative })));
      const sizes = rows.flatMap(({ relative }) => [...relative.matchAll(/, (\d+) octets/g)].map(([, octets]) => octets)).slice(0, 2);
      expect(runs.find(({ name }) => name === "https/after")?.run.shows.flatMap((sight) => [...sight.matchAll(/DATA=(\d+)/g)].map(([, octets]) => octets))).toEqual(sizes);
    }
  });

  test("both languages show the same segments and names", () => {
    const codes = (text: LessonText, id: string): readonly string[] => (text.parts[id]?.text ?? []).flatMap((paragraph) => [...paragraph.matchAll(/`([^`]*)`/g)].map(([, code]) => code ?? ""));
    for (const { lesson, id, name } of parts) expect([name, ...codes(lesson.zh, id).toSorted()]).toEqual([name, ...codes(lesson.en, id).map(observedZh).toSorted()]);
    expect(texts.flatMap(({ text }) => strings(text)).filter((string) => string.split("`").length % 2 === 0)).toEqual([]);
  });

  test("every segment and state that a part shows as code is in its run", () => {
    for (const { lesson, id, name, exhibit } of parts) {
      if (exhibit === undefined || (exhibit.kind !== "run" && exhibit.kind !== "pair")) continue;
      const seen = new Set([...wordsOfRun(replay(exhibit.trace).rows), ...(exhibit.kind === "pair" ? wordsOfRun(faulty(exhibit).rows) : [])]);
      const shown = (lesson.en.parts[id]?.text ?? []).flatMap((paragraph) => [...paragraph.matchAll(/`(<SEQ[^`]*|[A-Z]+(?:-[A-Z0-9]+)*)`/g)].map(([, code]) => code ?? ""));
      expect([name, ...shown.filter((code) => !seen.has(code))]).toEqual([name]);
    }
  });
});

describe("the interview notes", () => {
  /** Typed from the notes and the verdicts on them, not from src: what has to be answered, and with which verdict. */
  const MUST_ANSWER = {
    "three-segments-open": ["three-way-handshake", "would-four-help"],
    "state-names": ["three-way-handshake", "four-way-close"],
    "segments-prove-reachability": ["why-not-two"],
    "two-are-too-few": ["why-not-two"],
    "isn-is-dynamic": ["initial-sequence-number"],
    "half-open-queue": ["two-queues"],
    "accept-queue-loses-packets": ["two-queues"],
    "syn-ack-retransmission": ["syn-ack-retransmission"],
    "no-data-on-first-two": ["data-on-syn"],
    "https-inside-the-handshake": ["https"],
    "four-segments-close": ["four-way-close", "simultaneous-close"],
    "acknowledgment-of-fin": ["four-way-close"],
    "time-wait-purpose": ["time-wait"],
    "time-wait-of-one-round-trip": ["time-wait"],
    "silence-means-received": ["time-wait"],
  };

  test("every claim of them is answered by a lesson", () => {
    const answered = Object.fromEntries(Object.keys(MUST_ANSWER).map((claim) => [claim, LESSONS.filter(({ answers }) => answers.some((answer) => answer === claim)).map(({ id }) => id)]));
    expect(answered).toEqual(MUST_ANSWER);
  });

  /** A few words of each claim, as the notes have them. */
  test.each([
    ["three-way-handshake", "SYN_REVD"], ["why-not-two", "服务器并不能确认客户端的接收能力是否正常"], ["initial-sequence-number", "如果ISN是固定的"],
    ["two-queues", "如果队列满了就有可能会出现丢包现象"], ["syn-ack-retransmission", "系统将该连接信息从半连接队列中删除"],
    ["data-on-syn", "第一次、第二次握手不可以携带数据"], ["https", "如果是 https 协议的话"], ["four-way-close", "CLOSED_WAIT1"],
    ["four-way-close", "把客户端的序列号值 + 1 作为 ACK 报文的序列号值"], ["time-wait", "至少是一个报文的来回时间"],
    ["time-wait", "如果过了这个计时没有再次收到 FIN 报文"],
  ])("%s quotes “%s”", (id, words) => {
    expect(LESSONS.find((lesson) => lesson.id === id)?.zh.claim).toContain(words);
  });

  test("a lesson's name, verdict and place are as a learner meets them", () => {
    expect(LESSONS.map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
      "three-way-handshake: half-right", "why-not-two: half-right", "would-four-help: right", "initial-sequence-number: half-right",
      "two-queues: half-right", "syn-ack-retransmission: half-right", "data-on-syn: half-right", "https: wrong",
      "four-way-close: half-right", "simultaneous-close: half-right", "time-wait: half-right",
    ]);
  });
});
