/** The facts of a run, as names and values. */
import type { Report } from "../../schema.ts";
import type { Translate } from "../i18n/i18n.tsx";
import { BOUNDS, propertyHref } from "../links.ts";

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Where more of it is told. */
  readonly href?: string;
}

/**
 * @param show prints large numbers.
 * @param profile what the profile is, in the reader's language.
 */
export function factsOf(report: Report, t: Translate, show: (n: number) => string, profile: string): readonly Fact[] {
  const { tool, schema, run, properties, exhaustive, certificates } = report;
  // Properties of one scope share their runs: those with the most are counted once for each scope.
  const scopes = [...new Set(properties.map(({ scope }) => scope))];
  const most = (field: "runs" | "steps"): number => scopes.reduce((sum, scope) => sum + Math.max(...properties.filter((one) => one.scope === scope).map((one) => one[field])), 0);
  const instances = exhaustive?.instances ?? [];
  return [
    { name: t("about.version"), value: `Synproof ${tool.version}` },
    { name: t("about.schema"), value: t("about.schema-value", schema) },
    { name: t("about.profile"), value: `${run.profile}: ${profile}` },
    { name: t("about.seed"), value: String(run.seed) },
    { name: t("about.runs"), value: t("about.runs-value", show(run.runs)) },
    ...(properties.length === 0 ? [] : [{ name: t("about.judged"), value: t("about.judged-value", show(most("runs")), show(most("steps"))) }]),
    ...(instances.length === 0 ? [] : [{ name: t("about.searched"), value: t("about.searched-value", show(instances.reduce((sum, { states }) => sum + states, 0)), instances.length) }, { name: t("about.bounds"), value: t("about.bounds-value"), href: propertyHref(BOUNDS) }]),
    ...(certificates === undefined ? [] : [{ name: t("about.certificates"), value: t("about.certificates-value", certificates.shortest, certificates.shortened, certificates.inconclusive) }]),
    { name: t("about.date"), value: run.date },
    { name: t("about.duration"), value: run.duration === undefined ? t("about.duration-value") : t("about.seconds", (run.duration / 1000).toFixed(1)) },
    ...(run.shard === undefined ? [] : [{ name: t("about.shard"), value: run.shard }]),
    { name: t("about.ended"), value: t(run.interrupted ? "about.ended-early" : "about.ended-well") },
  ];
}
