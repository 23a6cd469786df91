/** The sections of the page that are tables: verdicts, faulty endpoints, coverage, the run. */
import { clause } from "../clause.ts";
import { grouped, verdictWord } from "../summary.ts";
import type { Coverage, PropertyReport, Report, RuleCoverage, VariantReport } from "../schema.ts";
import { counterexampleHtml } from "./counterexample.ts";
import { escapeHtml } from "../drawing/escape.ts";

type Rules = ReadonlyMap<string, RuleCoverage>;
type Word = PropertyReport["verdict"] | VariantReport["outcome"];

const MARKS: Readonly<Record<Word, string>> = {
  holds: "✓",
  caught: "✓",
  violated: "✗",
  survived: "✗",
  inconclusive: "?",
  "not-exercised": "–",
};

/** Told by shape, word and colour. */
const badge = (word: Word): string => `<span class="badge ${word}"><span aria-hidden="true">${MARKS[word]}</span> ${verdictWord(word)}</span>`;

const cell = (label: string, content: string, kind = ""): string => `<td${kind === "" ? "" : ` class="${kind}"`} data-label="${label}">${content}</td>`;

export function verdictsHtml(properties: readonly PropertyReport[], rules: Rules): string {
  const failed = properties.filter((property) => property.counterexample !== undefined);
  return [
    '<section id="verdicts" aria-labelledby="verdicts-title"><h2 id="verdicts-title">Verdicts on the correct model</h2>',
    '<div class="scroll"><table><thead><tr><th scope="col">Property</th><th scope="col">Clause</th><th scope="col">Scope</th><th scope="col">Verdict</th><th scope="col" class="n">Runs</th><th scope="col" class="n">Exercised</th></tr></thead><tbody>',
    ...properties.map(
      (property) =>
        `<tr id="property-${escapeHtml(property.id)}"><th scope="row"><span class="title">${escapeHtml(property.title)}</span> <code>${escapeHtml(property.id)}</code><span class="claim">${escapeHtml(property.claim)}</span></th>${[
          cell("Clause", escapeHtml(property.clause), "clause"),
          cell("Scope", property.scope),
          cell("Verdict", badge(property.verdict)),
          cell("Runs", grouped(property.runs), "n"),
          cell("Exercised", grouped(property.exercised), "n"),
        ].join("")}</tr>`,
    ),
    "</tbody></table></div>",
    '<p class="hint">Exercised: in how many steps the property had something to say. A property of one endpoint is asked of both ends of a connection too.</p>',
    ...failed.flatMap(({ id, title, counterexample }, i) =>
      counterexample === undefined ? [] : [`<article class="card"><h3>${escapeHtml(title)} <code>${escapeHtml(id)}</code></h3>`, counterexampleHtml(counterexample, `correct-${i}`, rules), "</article>"],
    ),
    "</section>",
  ].join("\n");
}

export function variantsHtml(variants: readonly VariantReport[], rules: Rules): string {
  if (variants.length === 0) return "";
  return [
    '<section id="faulty" aria-labelledby="faulty-title"><h2 id="faulty-title">Faulty endpoints</h2>',
    "<p>Each is the model with one fault planted. A suite that does not find them all would prove nothing by passing. Open one to see the shortest run that gives it away.</p>",
    ...variants.map((variant, i) => variantHtml(variant, i, rules)),
    "</section>",
  ].join("\n");
}

function variantHtml(variant: VariantReport, index: number, rules: Rules): string {
  const [first, ...others] = variant.violated;
  return [
    `<details class="card" id="variant-${escapeHtml(variant.id)}"><summary><h3>${escapeHtml(variant.title)}</h3> ${badge(variant.outcome)}`,
    `<span class="by">${first === undefined ? "" : `by <code>${escapeHtml(first.property)}</code>`}</span></summary>`,
    `<dl class="facts"><div><dt>What goes wrong</dt><dd>${escapeHtml(variant.harm)}</dd></div>`,
    `<div><dt>Clause</dt><dd>${escapeHtml(variant.clause)}</dd></div>`,
    ...(variant.seen === undefined ? [] : [`<div><dt>Seen in</dt><dd>${escapeHtml(variant.seen)}</dd></div>`]),
    variant.survives === undefined
      ? `<div><dt>Should be found by</dt><dd>${variant.caughtBy.map((id) => `<code>${escapeHtml(id)}</code>`).join(", ")}</dd></div></dl>`
      : `<div><dt>Why it survives</dt><dd>${escapeHtml(variant.survives)}</dd></div></dl>`,
    ...(first === undefined ? ["<p>No property was violated.</p>"] : [`<h4>Against <code>${escapeHtml(first.property)}</code></h4>`, counterexampleHtml(first, `v${index}-0`, rules)]),
    ...others.map(
      (found, i) =>
        `<details class="also"><summary>Also violates <code>${escapeHtml(found.property)}</code>${expected(variant, found.property) ? "" : ", which is not on its list"}</summary>${counterexampleHtml(found, `v${index}-${i + 1}`, rules)}</details>`,
    ),
    "</details>",
  ].join("\n");
}

const expected = ({ caughtBy, alsoBreaks }: VariantReport, property: string): boolean => caughtBy.includes(property) || alsoBreaks.includes(property);

export function coverageHtml({ rules, situations }: Coverage): string {
  const fired = rules.filter((rule) => rule.fired > 0);
  const silent = rules.filter((rule) => rule.fired === 0);
  const row = (rule: RuleCoverage): string =>
    `<tr><th scope="row"><code>${escapeHtml(rule.id)}</code></th>${cell("Clause", escapeHtml(clause(rule)), "clause")}${cell("Says", escapeHtml(rule.says))}${cell("Fired", grouped(rule.fired), "n")}</tr>`;
  const table = (rows: readonly RuleCoverage[]): string =>
    `<div class="scroll"><table><thead><tr><th scope="col">Rule</th><th scope="col">Clause</th><th scope="col">Says</th><th scope="col" class="n">Fired</th></tr></thead><tbody>\n${rows.map(row).join("\n")}\n</tbody></table></div>`;
  return [
    '<section id="coverage" aria-labelledby="coverage-title"><h2 id="coverage-title">Coverage</h2>',
    ...(situations.length === 0 ? [] : [situationsHtml(situations)]),
    `<h3>Rules of the model</h3><p>${grouped(fired.length)} of ${grouped(rules.length)} fired on the correct model.</p>`,
    ...(silent.length === 0 ? [] : [`<details class="card" open><summary><h4>Never fired: ${grouped(silent.length)}</h4></summary>${table(silent)}</details>`]),
    ...(fired.length === 0 ? [] : [`<details class="card"><summary><h4>Fired: ${grouped(fired.length)}</h4></summary>${table(fired)}</details>`]),
    "</section>",
  ].join("\n");
}

const situationsHtml = (situations: Coverage["situations"]): string =>
  [
    "<h3>Situations reached</h3><p>Share of the runs with two ends.</p>",
    '<div class="scroll"><table class="shares"><thead><tr><th scope="col">Situation</th><th scope="col">Share</th><th scope="col" class="n">Runs</th></tr></thead><tbody>',
    ...situations.map(
      ({ name, runs, share }) =>
        `<tr><th scope="row">${escapeHtml(name)}</th>${cell("Share", `<span class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="8"/><rect class="filled" width="${Math.round(share * 1000) / 10}" height="8"/></svg> ${(share * 100).toFixed(1)} %</span>`)}${cell("Runs", grouped(runs), "n")}</tr>`,
    ),
    "</tbody></table></div>",
  ].join("\n");

export function runHtml({ run, tool }: Report): string {
  const facts: readonly (readonly [string, string])[] = [
    ["Version", `Synproof ${tool.version}`],
    ["Profile", `${run.profile}: ${run.profileTitle}`],
    ["Seed", String(run.seed)],
    ["Runs", `${grouped(run.runs)} of each scope, for each endpoint`],
    ["Date", run.date],
    ["Ended", run.interrupted ? "early, by the user" : "after all runs"],
  ];
  return [
    '<section id="run" aria-labelledby="run-title"><h2 id="run-title">About this run</h2><dl class="facts">',
    ...facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`),
    "</dl>",
    `<p>This command makes the same report again, to the last octet:</p><pre tabindex="0"><code>${escapeHtml(run.command)}</code></pre>`,
    "</section>",
  ].join("\n");
}
