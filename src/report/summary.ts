/** The report in numbers and sentences: what the terminal and the page both say first. */
import { match } from "ts-pattern";
import type { Report, VariantReport } from "./schema.ts";
import type { Verdict } from "../trace/results.ts";

export interface Summary {
  readonly verdict: "holds" | "violated" | "inconclusive";
  /** One sentence: the answer. */
  readonly headline: string;
  /** What supports or qualifies it, a sentence each. */
  readonly sentences: readonly string[];
  readonly properties: Readonly<Record<Verdict | "all", number>>;
  readonly variants: Readonly<Record<VariantReport["outcome"] | "all", number>>;
  readonly rules: { readonly all: number; readonly fired: number };
}

export const counted = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;

/** 1234567 → `1,234,567`, whatever the locale of the machine. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

export const verdictWord = (verdict: Verdict | VariantReport["outcome"]): string =>
  match(verdict)
    .with("holds", () => "holds")
    .with("violated", () => "violated")
    .with("inconclusive", () => "inconclusive")
    .with("not-exercised", () => "not exercised")
    .with("caught", () => "found")
    .with("survived", () => "not found")
    .exhaustive();

export function summarise(report: Report): Summary {
  const having = (verdict: Verdict): number => report.properties.filter((property) => property.verdict === verdict).length;
  const ending = (outcome: VariantReport["outcome"]): number => report.variants.filter((variant) => variant.outcome === outcome).length;
  const properties = {
    all: report.properties.length,
    holds: having("holds"),
    violated: having("violated"),
    inconclusive: having("inconclusive"),
    "not-exercised": having("not-exercised"),
  };
  const variants = { all: report.variants.length, caught: ending("caught"), survived: ending("survived"), inconclusive: ending("inconclusive") };
  const rules = { all: report.coverage.rules.length, fired: report.coverage.rules.filter((rule) => rule.fired > 0).length };
  const decided = !report.run.interrupted && properties.inconclusive + properties["not-exercised"] === 0 && report.variants.every(isSettled);
  const verdict = properties.violated > 0 ? "violated" : decided ? "holds" : "inconclusive";
  const counts = { verdict, properties, variants, rules } as const;
  return {
    ...counts,
    headline: headline(counts, report.run.interrupted),
    sentences: sentences(counts, report),
  };
}

/** Found, or not found for the reason that it gives. */
const isSettled = ({ outcome, survives }: VariantReport): boolean => outcome === "caught" || (outcome === "survived" && survives !== undefined);

type Counts = Pick<Summary, "verdict" | "properties" | "variants" | "rules">;

function headline({ verdict, properties, variants }: Counts, interrupted: boolean): string {
  const found = variants.all === 0 ? "" : `, and ${grouped(variants.caught)} of ${counted(variants.all, "faulty endpoint")} ${variants.caught === 1 ? "is" : "are"} found`;
  return match({ verdict, interrupted })
    .with({ verdict: "violated" }, () => `${counted(properties.violated, "property is", "properties are")} violated on the correct model.`)
    .with({ verdict: "inconclusive", interrupted: true }, () => "Interrupted: what was found so far does not decide every property.")
    .with({ verdict: "inconclusive" }, () => `Not everything is decided: ${properties.holds} of ${counted(properties.all, "property", "properties")} hold${found}.`)
    .with({ verdict: "holds" }, () => properties.all === 0 ? `The correct model was not judged${found}.` : `${properties.all === 1 ? "The property holds" : `All ${grouped(properties.all)} properties hold`} on the correct model${found}.`)
    .exhaustive();
}

function sentences({ properties, variants, rules }: Counts, report: Report): readonly string[] {
  const names = (ids: readonly { readonly id: string }[]): string => ids.map(({ id }) => id).join(", ");
  const missed = report.variants.filter((variant) => variant.outcome === "survived" && !isSettled(variant));
  const excused = report.variants.filter((variant) => variant.outcome === "survived" && isSettled(variant));
  const silent = report.properties.filter((property) => property.verdict === "not-exercised");
  return [
    ...(report.run.shard === undefined ? [] : [`This is part ${report.run.shard} of a run; the others may settle what it leaves open.`]),
    ...(report.run.interrupted ? ["The run was ended early; numbers are of what was done until then."] : []),
    ...(properties.inconclusive > 0 ? [`${counted(properties.inconclusive, "property is", "properties are")} inconclusive.`] : []),
    ...(silent.length > 0 ? [`Never exercised, so nothing is known of: ${names(silent)}.`] : []),
    ...(missed.length > 0 ? [`Faulty endpoints that no expected property found: ${names(missed)}.`] : []),
    ...(excused.length > 0 ? [`Found by no property of its own, with a reason: ${names(excused)}.`] : []),
    ...(variants.inconclusive > 0 ? [`${counted(variants.inconclusive, "faulty endpoint was", "faulty endpoints were")} not tested to the end.`] : []),
    ...(rules.all > 0 ? [`${grouped(rules.fired)} of ${counted(rules.all, "rule")} of the model fired.`] : []),
  ];
}
