/** A verification, or a report, in Markdown for the page of a CI job: the answer first, then what failed, then the table. */
import { codeBlock, codeSpan, inertMarkdown, tableRow } from "./exports/markdown.ts";
import type { Counterexample, PropertyReport, Report, VariantReport, VerifyReport } from "./schema.ts";
import { counted, grouped, summarise, verdictWord } from "./summary.ts";

export const reportSummary = (report: Report): string => {
  const { headline, sentences } = summarise(report);
  return lines([
    "## Synproof",
    "",
    `**${inertMarkdown(headline)}**`,
    "",
    ...sentences.map((sentence) => `- ${inertMarkdown(sentence)}`),
    ...failures(report.properties, "the correct model"),
    "",
    ...propertyTable(report.properties),
    ...variantTable(report.variants),
    "",
    facts(report),
  ]);
};

/** @param conclusion the sentence that the terminal ends with. */
export const verifySummary = (report: VerifyReport, conclusion: string): string =>
  lines([
    `## Synproof: ${report.run.variant === null ? "the correct model" : codeSpan(report.run.variant)}`,
    "",
    `**${inertMarkdown(conclusion)}**`,
    ...failures(report.properties, report.run.variant ?? "the correct model"),
    "",
    ...propertyTable(report.properties),
    "",
    facts(report),
  ]);

/** Summaries of several commands follow each other in one file. */
const lines = (all: readonly string[]): string => `${all.join("\n")}\n\n`;

const facts = ({ run, tool }: Pick<VerifyReport, "tool"> & { readonly run: Pick<VerifyReport["run"], "profile" | "runs" | "seed" | "command" | "interrupted"> }): string =>
  [
    `Synproof ${inertMarkdown(tool.version)}, profile ${codeSpan(run.profile)}, ${counted(run.runs, "run")} of each scope, seed ${run.seed}${run.interrupted ? ", ended early" : ""}. The same again:`,
    "",
    codeBlock(run.command, "sh"),
  ].join("\n");

const failures = (properties: readonly PropertyReport[], subject: string): readonly string[] =>
  properties.flatMap(({ counterexample }) => (counterexample === undefined ? [] : failure(counterexample, subject)));

const failure = ({ property, because, failedAt, replay }: Counterexample, subject: string): readonly string[] => [
  "",
  `### ✗ ${codeSpan(property)} is violated by ${inertMarkdown(subject)}`,
  "",
  `Step ${failedAt + 1}: ${inertMarkdown(because)}`,
  "",
  codeBlock(replay.command, "sh"),
];

const propertyTable = (properties: readonly PropertyReport[]): readonly string[] => [
  "<details>",
  `<summary>${counted(properties.length, "property", "properties")}</summary>`,
  "",
  tableRow("Property", "Verdict", "Runs", "Exercised"),
  tableRow("---", "---", "---:", "---:"),
  ...properties.map(({ id, verdict, runs, exercised }) => tableRow(codeSpan(id), verdictWord(verdict), grouped(runs), grouped(exercised))),
  "",
  "</details>",
];

const variantTable = (variants: readonly VariantReport[]): readonly string[] =>
  variants.length === 0
    ? []
    : [
        "",
        "<details>",
        `<summary>${counted(variants.length, "faulty endpoint")}</summary>`,
        "",
        tableRow("Faulty endpoint", "", "By"),
        tableRow("---", "---", "---"),
        ...variants.map(({ id, outcome, violated }) => tableRow(codeSpan(id), verdictWord(outcome), violated[0] === undefined ? "" : codeSpan(violated[0].property))),
        "",
        "</details>",
      ];
