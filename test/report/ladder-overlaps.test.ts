/** What is written in a ladder diagram can be read: no two texts overlap, whatever happened in the run. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Arena } from "../../src/engines/arena.ts";
import { connectionArena } from "../../src/engines/arenas/connection.ts";
import { endpointArena } from "../../src/engines/arenas/endpoint.ts";
import { listenerArena } from "../../src/engines/arenas/listener.ts";
import { subjectOf } from "../../src/engines/subject.ts";
import { playTrace } from "../../src/engines/play-trace.ts";
import { LESSONS } from "../../src/report/client/lessons/all.ts";
import { localRows } from "../../src/report/client/run/words.ts";
import { RUN_ZH } from "../../src/report/client/run/strings.zh.ts";
import { overlap, upright, type Box } from "../../src/report/drawing/boxes.ts";
import { ENDS } from "../../src/report/drawing/ends.ts";
import { layLadder } from "../../src/report/drawing/ladder-layout.ts";
import { textWidth } from "../../src/report/drawing/ladder-shapes.ts";
import { ARROW_WORDS, arrowText, noteText } from "../../src/report/drawing/ladder-words.ts";
import { runRows } from "../../src/trace/run-rows.ts";
import { TRACE_SCHEMA, type Trace } from "../../src/trace/trace.ts";
import { ALL_SCOPES } from "../kit/traces.ts";

type Language = "en" | "zh";
type Text = Box & { readonly text: string };

const WORDS_ZH = { copy: RUN_ZH["run.copy"], injected: RUN_ZH["run.injected"], old: RUN_ZH["run.old"], late: RUN_ZH["run.late"], lost: RUN_ZH["run.lost"], expired: RUN_ZH["run.expired"] };

/** A line of letters around its middle. */
const line = (text: string, x: number, y: number, width: number, degrees = 0): Text => ({ text, x, y, width, height: 9, angle: (degrees * Math.PI) / 180 });

/** Everything that is written, where it is written. */
function textsOf(trace: Trace, language: Language): readonly Text[] {
  const played = playTrace(trace);
  const shown = localRows({ ...played, rows: runRows(played.run), lanes: [], breach: undefined }, language);
  const words = language === "en" ? ARROW_WORDS : WORDS_ZH;
  // The last step stands out, as one that breaks something does.
  const { arrows, states, notes, rows } = layLadder(shown, ENDS[trace.scope], [shown.length - 1], words);
  return [
    ...arrows.map((arrow) => {
      const { x, y, angle, baseline } = arrow.label;
      const [text, turned] = [arrowText(arrow, words), (angle * Math.PI) / 180];
      return line(text, x - (baseline - 4) * Math.sin(turned), y + (baseline - 4) * Math.cos(turned), textWidth(text), angle);
    }),
    ...states.map(({ state, x, y, width }) => ({ ...upright(x, x + width, y - 9, y + 9), text: state })),
    ...notes.map((note) => {
      const [text, width] = [noteText(note), textWidth(noteText(note))];
      return line(text, note.x + { left: width / 2, right: -width / 2, middle: 0 }[note.side], note.y - 4, width);
    }),
    ...rows.filter(({ leads }) => leads).map(({ step, y }) => line(`${step + 1}`, 6 + textWidth(`${step + 1}`) / 2, y, textWidth(`${step + 1}`))),
  ];
}

const overlaps = (trace: Trace): readonly string[] => (["en", "zh"] as const).flatMap((language) => {
  const texts = textsOf(trace, language).toSorted((a, b) => a.y - b.y);
  return texts.flatMap((one, i) => texts.slice(i + 1).filter((other) => other.y - one.y < 200 && overlap(one, other) > 0).map((other) => `${trace.title ?? trace.scope}: ${one.text} / ${other.text}`));
});

const randomRuns = <Case, Step>({ cases, toTrace }: Arena<Case, Step>): readonly Trace[] =>
  fc.sample(cases(subjectOf("rfc9293", null)), { numRuns: 6, seed: 7 }).map((one) => ({ schema: TRACE_SCHEMA, profile: "rfc9293", ...toTrace(one) }) as Trace);

describe("no two texts of a ladder overlap, in either language", () => {
  const played: readonly Trace[] = LESSONS.flatMap(({ parts }) => parts).flatMap(({ exhibit }) => {
    if (exhibit?.kind === "run") return [exhibit.trace];
    return exhibit?.kind === "pair" ? [exhibit.trace, { ...exhibit.trace, variant: exhibit.variant }] : [];
  });

  test("in the runs of the lessons, on both endpoints", () => {
    expect(played.length).toBeGreaterThan(40);
    expect(played.flatMap(overlaps)).toEqual([]);
  });

  test("in a run of each scope, and in random ones", () => {
    const drawn = [...randomRuns(connectionArena), ...randomRuns(endpointArena), ...randomRuns(listenerArena)];
    expect(Math.max(...drawn.map((trace) => textsOf(trace, "en").length))).toBeGreaterThan(50);
    expect([...ALL_SCOPES, ...drawn].flatMap(overlaps)).toEqual([]);
  });
});

test("boxes overlap where they do, aslant or not", () => {
  const box = (x: number, y: number, angle = 0): Box => ({ x, y, width: 10, height: 2, angle });
  expect([overlap(box(0, 0), box(9, 0)), overlap(box(0, 0), box(10, 0)), overlap(box(0, 0), box(0, 2.5))]).toEqual([1, 0, 0]);
  // Their upright frames overlap, they do not.
  expect(overlap(box(0, 0, Math.PI / 4), box(4, 0, Math.PI / 4))).toBe(0);
  expect(overlap(box(0, 0, Math.PI / 2), box(0, 5))).toBeCloseTo(1);
});
