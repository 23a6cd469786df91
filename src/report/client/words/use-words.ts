/** What a property, a faulty endpoint, a rule, a profile or a probe says of itself, in the reader's language; what has no translation is said as the report has it. */
import type { PropertyReport, VariantReport } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import type { ProfileName } from "../../../model/profiles.ts";
import { PROBES_ZH } from "./probes.zh.ts";
import { PROFILES_ZH } from "./profiles.zh.ts";
import { PROPERTIES_ZH } from "./properties.zh.ts";
import { reasonZh } from "./reasons.zh.ts";
import { RULES_ZH } from "./rules.zh.ts";
import { VARIANTS_ZH } from "./variants.zh.ts";

type PropertyWords = Pick<PropertyReport, "title" | "claim">;
type VariantWords = Pick<VariantReport, "title" | "harm" | "seen" | "survives">;

export interface Words {
  property(own: PropertyWords & { readonly id: string }): PropertyWords;
  variant(own: VariantWords & { readonly id: string }): VariantWords;
  /** Its sentence. */
  rule(id: string, says: string): string;
  /** Its title. */
  profile(name: ProfileName, title: string): string;
  probe(id: string, title: string): string;
  /** Why a property is broken. */
  reason(because: string): string;
}

const ENGLISH: Words = { property: (own) => own, variant: (own) => own, rule: (_id, says) => says, profile: (_name, title) => title, probe: (_id, title) => title, reason: (because) => because };

const RULES: Readonly<Record<string, string>> = RULES_ZH;

const CHINESE: Words = {
  property: (own) => PROPERTIES_ZH[own.id] ?? own,
  variant: (own) => {
    const translated = VARIANTS_ZH[own.id];
    return translated === undefined ? own : { ...own, ...translated };
  },
  rule: (id, says) => RULES[id] ?? says,
  profile: (name) => PROFILES_ZH[name],
  probe: (id, title) => PROBES_ZH[id] ?? title,
  reason: reasonZh,
};

export const useWords = (): Words => (useI18n().language === "zh" ? CHINESE : ENGLISH);
