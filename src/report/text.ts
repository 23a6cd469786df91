/** The report for a terminal. */
import { match } from "ts-pattern";
import type { LadderRow } from "../trace/ladder-row.ts";
import { certificateLines } from "./certificate-text.ts";
import { counted, grouped, summarise, verdictWord } from "./summary.ts";
import type { Verdict } from "../trace/results.ts";
import type { Counterexample, PropertyReport, Report, VariantReport } from "./schema.ts";

/** Colours, or none. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  unsure(text: string): string;
}
const same = (text: string): string => text;
export const PLAIN: Paint = { bold: same, dim: same, good: same, bad: same, unsure: same };

export function reportText(report: Report, paint: Paint = PLAIN): string {
  const { run, tool } = report;
  const summary = summarise(report);
  const tone = toneOf(summary.verdict, paint);
  return [
    paint.dim(`Synproof ${tool.version}, profile ${run.profile}, seed ${run.seed}, ${counted(run.runs, "run")} of each scope`),
    "",
    ...propertyLines(report.properties, paint),
    ...(report.variants.length === 0 ? [] : ["", paint.bold("Faulty endpoints"), ...variantLines(report.variants, paint)]),
    ...report.properties.flatMap((property) =>
      property.counterexample === undefined ? [] : ["", ...counterexampleLines(property.counterexample, "the correct model", paint)],
    ),
    "",
    tone(paint.bold(summary.headline)),
    ...summary.sentences,
    "",
  ].join("\n");
}

/** One line for each property: mark, id, runs, how often it had something to say. */
export function propertyLines(properties: readonly PropertyReport[], paint: Paint): readonly string[] {
  const width = Math.max(8, ...properties.map(({ id }) => id.length));
  const heading = `  ${"Property".padEnd(width)}  ${"runs".padStart(9)}  ${"exercised".padStart(11)}`;
  return [
    paint.bold(heading),
    ...properties.map((property) => {
      const tone = toneOf(property.verdict, paint);
      const numbers = `${grouped(property.runs).padStart(9)}  ${grouped(property.exercised).padStart(11)}`;
      const word = property.verdict === "holds" ? "" : `  ${tone(verdictWord(property.verdict))}`;
      return `${tone(mark(property.verdict))} ${property.id.padEnd(width)}  ${numbers}${word}`;
    }),
  ];
}

function variantLines(variants: readonly VariantReport[], paint: Paint): readonly string[] {
  const width = Math.max(...variants.map(({ id }) => id.length));
  return variants.map((variant) => {
    const tone = toneOf(variant.outcome, paint);
    const first = variant.violated[0];
    const how =
      first === undefined
        ? tone(verdictWord(variant.outcome))
        : `${first.property}, run ${grouped(first.foundAtRun)}, ${counted(first.actions, "action")}${others(variant.violated.length - 1)}`;
    return `${tone(mark(variant.outcome))} ${variant.id.padEnd(width)}  ${how}`;
  });
}

const others = (n: number): string => (n === 0 ? "" : ` (and ${counted(n, "other property", "other properties")})`);

/** What happened, step by step, and why it is wrong. */
export function counterexampleLines(found: Counterexample, subject: string, paint: Paint): readonly string[] {
  return [
    paint.bold(`${found.property} is violated by ${subject}`),
    ...runLines(found.rows, found.failedAt, paint),
    `  Step ${found.failedAt + 1}: ${found.because}`,
    `  Found at run ${grouped(found.foundAtRun)}, shrunk from ${counted(found.shrunkFrom, "action")} to ${grouped(found.certificate?.shrunkTo ?? found.actions)}.`,
    ...(found.certificate === undefined ? [] : certificateLines(found.certificate).map((line) => `  ${line}`)),
    `  Replay: ${found.replay.command}`,
  ];
}

/** A line for each row: what was done, and the states it led to. */
export function runLines(rows: readonly LadderRow[], failedAt: number | undefined, paint: Paint): readonly string[] {
  const width = Math.max(0, ...rows.map(({ action }) => action.length));
  const brokenAt = rows.findLastIndex(({ step }) => step === failedAt);
  return rows.map((row, i) => {
    const number = rows[i - 1]?.step === row.step ? "" : String(row.step + 1);
    const states = [row.left, row.right].filter((state) => state !== "").join(" / ");
    const line = `${number.padStart(3)}  ${row.action.padEnd(width)}`;
    return `${i === brokenAt ? paint.bad(`✗ ${line}`) : `  ${line}`}  ${paint.dim(states)}`;
  });
}

type Word = Verdict | VariantReport["outcome"];

/** Told by shape as well as by colour. */
const mark = (word: Word): string =>
  match(word)
    .with("holds", "caught", () => "✓")
    .with("violated", "survived", () => "✗")
    .with("inconclusive", () => "?")
    .with("not-exercised", () => "–")
    .exhaustive();

const toneOf = (word: Word, paint: Paint): ((text: string) => string) =>
  match(word)
    .with("holds", "caught", () => paint.good)
    .with("violated", "survived", () => paint.bad)
    .with("inconclusive", "not-exercised", () => paint.unsure)
    .exhaustive();
