/** report.json's data → one HTML file that needs no script, no server and no network. Same data, same octets. */
import { grouped, summarise, type Summary } from "../summary.ts";
import type { Report } from "../schema.ts";
import { comparisonHtml } from "./comparison.ts";
import { embedJson, escapeHtml } from "../drawing/escape.ts";
import { LEGEND } from "./legend.ts";
import { sweepHtml } from "./sweep.ts";
import { coverageHtml, runHtml, variantsHtml, verdictsHtml } from "./sections.ts";
import { STYLE } from "./style.ts";

/** Nothing may be fetched, run, framed or submitted; only the style in the page itself applies. The empty icon keeps a server unasked for one. */
const POLICY = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export function reportHtml(report: Report): string {
  const summary = summarise(report);
  const rules = new Map(report.coverage.rules.map((rule) => [rule.id, rule]));
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>Synproof: ${escapeHtml(summary.headline)}</title>`,
    '<link rel="icon" href="data:,">',
    `<style>\n${STYLE}</style>`,
    "</head>",
    "<body>",
    '<a class="skip" href="#verdicts">Skip to the verdicts</a>',
    headerHtml(report, summary),
    "<main>",
    comparisonHtml(report.comparison, rules),
    verdictsHtml(report.properties, rules),
    variantsHtml(report.variants, rules),
    sweepHtml(report.sweep),
    coverageHtml(report.coverage),
    runHtml(report),
    "</main>",
    `<footer><p>Synproof ${escapeHtml(report.tool.version)}. Section numbers are those of RFC 9293 unless another RFC is named.</p></footer>`,
    embedJson("report", report),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function headerHtml(report: Report, summary: Summary): string {
  const { properties, variants, rules } = summary;
  const tile = (n: string, words: string, href: string): string => `<li><a href="${href}"><b>${n}</b> ${words}</a></li>`;
  return [
    "<header>",
    '<p class="brand">Synproof</p>',
    `<h1 class="${summary.verdict}">${escapeHtml(summary.headline)}</h1>`,
    ...(summary.sentences.length === 0 ? [] : [`<p class="lead">${escapeHtml(summary.sentences.join(" "))}</p>`]),
    '<nav aria-label="Sections"><ul class="tiles">',
    ...(report.comparison === undefined ? [] : [tile("2 or 3", "segments: why two are not enough", "#two-way")]),
    tile(`${properties.holds} / ${properties.all}`, "properties hold", "#verdicts"),
    ...(variants.all === 0 ? [] : [tile(`${variants.caught} / ${variants.all}`, "faulty endpoints found", "#faulty")]),
    ...(report.sweep === undefined ? [] : [tile("2 MSL", "how long TIME-WAIT must be", "#time-wait")]),
    tile(`${rules.fired} / ${rules.all}`, "rules fired", "#coverage"),
    tile(grouped(report.run.runs), "runs of each scope", "#run"),
    "</ul></nav>",
    LEGEND,
    "</header>",
  ].join("\n");
}
