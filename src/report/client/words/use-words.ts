/** What properties, faulty endpoints, rules and all else that is named by the engines say of themselves, in the reader's language; what has no translation is said as the report has it. */
import type { PropertyReport, VariantReport } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import type { Language } from "../i18n/language.ts";
import { SITUATIONS } from "../../../properties/situations.ts";
import { traceErrorLine, type TraceError } from "../../../trace/trace-error.ts";
import type { ProfileName } from "../../../model/profiles.ts";
import { observedZh } from "./captures.zh.ts";
import { clauseZh } from "./clauses.zh.ts";
import { INSTANCES_ZH } from "./instances.zh.ts";
import { PROBES_ZH } from "./probes.zh.ts";
import { PROFILES_ZH } from "./profiles.zh.ts";
import { PROPERTIES_ZH } from "./properties.zh.ts";
import { reasonZh } from "./reasons.zh.ts";
import { RULES_ZH } from "./rules.zh.ts";
import { traceErrorLineZh } from "./trace-error.zh.ts";
import { seenZh, stackZh, sweepZh, valueZh } from "./values.zh.ts";
import { VARIANTS_ZH } from "./variants.zh.ts";

type PropertyWords = Pick<PropertyReport, "title" | "claim">;
type VariantWords = Pick<VariantReport, "title" | "harm" | "seen" | "survives">;

export interface Words {
  readonly language: Language;
  property(own: PropertyWords & { readonly id: string }): PropertyWords;
  variant(own: VariantWords & { readonly id: string }): VariantWords;
  /** Its sentence. */
  rule(id: string, says: string): string;
  /** Its title. */
  profile(name: ProfileName, title: string): string;
  probe(id: string, title: string): string;
  /** Why a property is broken. */
  reason(because: string): string;
  /** What stands beside the numbers of a clause. */
  clause(text: string): string;
  /** The title of an instance of the exhaustive search, what it bounds, and why. */
  instance(text: string): string;
  /** @param id as the report counts it. */
  situation(id: string): string;
  /** What is said of a connection of a capture. */
  observed(text: string): string;
  /** The value of a field. */
  value(text: string): string;
  /** A length or a way to send again, of a sweep. */
  sweep(text: string): string;
  stack(title: string): string;
  traceError(error: TraceError): string;
}

const same = (text: string): string => text;
const second = (_id: string, text: string): string => text;

const ENGLISH: Words = {
  language: "en", property: (own) => own, variant: (own) => own, rule: second, profile: second, probe: second, reason: same, clause: same, instance: same, observed: same, value: same, sweep: same, stack: same,
  situation: (id) => SITUATIONS.find((one) => one.id === id)?.title ?? id,
  traceError: traceErrorLine,
};

const RULES: Readonly<Record<string, string>> = RULES_ZH;
const instance = (text: string): string => INSTANCES_ZH[text] ?? text;

const CHINESE: Words = {
  language: "zh",
  property: (own) => PROPERTIES_ZH[own.id] ?? own,
  variant: (own) => ({ ...own, ...(own.seen === undefined ? {} : { seen: seenZh(own.seen) }), ...VARIANTS_ZH[own.id] }),
  rule: (id, says) => RULES[id] ?? says,
  profile: (name) => PROFILES_ZH[name],
  probe: (id, title) => PROBES_ZH[id] ?? title,
  reason: reasonZh, clause: clauseZh, observed: observedZh, value: valueZh, sweep: sweepZh, stack: stackZh, instance, situation: instance,
  traceError: traceErrorLineZh,
};

export const useWords = (): Words => (useI18n().language === "zh" ? CHINESE : ENGLISH);
