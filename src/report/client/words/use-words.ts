/** What a property or a faulty endpoint says of itself, in the reader's language; what has no translation is said as the report has it. */
import type { PropertyReport, VariantReport } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { PROPERTIES_ZH } from "./properties.zh.ts";
import { VARIANTS_ZH } from "./variants.zh.ts";

type PropertyWords = Pick<PropertyReport, "title" | "claim">;
type VariantWords = Pick<VariantReport, "title" | "harm" | "seen" | "survives">;

export interface Words {
  property(own: PropertyWords & { readonly id: string }): PropertyWords;
  variant(own: VariantWords & { readonly id: string }): VariantWords;
}

const ENGLISH: Words = { property: (own) => own, variant: (own) => own };

const CHINESE: Words = {
  property: (own) => PROPERTIES_ZH[own.id] ?? own,
  variant: (own) => {
    const translated = VARIANTS_ZH[own.id];
    return translated === undefined ? own : { ...own, ...translated };
  },
};

export const useWords = (): Words => (useI18n().language === "zh" ? CHINESE : ENGLISH);
