/** Two endpoints under one schedule, side by side, and where they part. */
import type { Comparison, Contender, RuleCoverage } from "../schema.ts";
import { ENDS } from "../drawing/ends.ts";
import { escapeHtml } from "../drawing/escape.ts";
import { ladderSvg } from "../drawing/ladder-svg.ts";
import { stepList } from "./steps.ts";

export function comparisonHtml(comparison: Comparison | undefined, rules: ReadonlyMap<string, RuleCoverage>): string {
  if (comparison === undefined) return "";
  const { title, story, left, right, divergesAt, lesson } = comparison;
  return [
    `<section id="two-way" aria-labelledby="two-way-title"><h2 id="two-way-title">${escapeHtml(title)}</h2>`,
    `<p class="lead">${escapeHtml(story)}</p>`,
    `<div class="pair">${side(left, "left", divergesAt, rules)}${side(right, "right", divergesAt, rules)}</div>`,
    `<p class="lead">${divergesAt === null ? "" : `<strong>They part at step ${divergesAt + 1}.</strong> `}${escapeHtml(lesson)}</p>`,
    "</section>",
  ].join("\n");
}

function side({ title, rows, skipped, broken }: Contender, id: string, divergesAt: number | null, rules: ReadonlyMap<string, RuleCoverage>): string {
  const step = broken?.failedAt;
  const marked = divergesAt === null ? {} : { marked: { step: divergesAt, words: "they part here" } };
  const svg = ladderSvg(rows, { id: `pair-${id}`, title, ends: ENDS.connection, ...(step === undefined ? {} : { broken: step }), ...marked });
  const judged = broken === undefined ? {} : { broken: { step: broken.failedAt, because: broken.because, blame: [] } };
  return [
    `<article class="card"><h3>${escapeHtml(title)}</h3>`,
    broken === undefined
      ? '<p class="verdict-line good"><span aria-hidden="true">✓</span> No property is violated.</p>'
      : `<p class="verdict-line bad"><span aria-hidden="true">✗</span> Violates <code>${escapeHtml(broken.property)}</code> at step ${broken.failedAt + 1}: ${escapeHtml(broken.because)}</p>`,
    `<figure>${svg}${skipped.length === 0 ? "" : `<figcaption class="hint">Not possible here, and left out: ${skipped.map((at) => `step ${at + 1}`).join(", ")}.</figcaption>`}</figure>`,
    `<details><summary>Step by step</summary>${stepList(rows, { ends: ENDS.connection, rules, ...judged })}</details>`,
    "</article>",
  ].join("\n");
}
