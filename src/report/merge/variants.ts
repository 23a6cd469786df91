/** One faulty endpoint as several parts found it → as the whole found it. */
import type { VariantFacts } from "../metadata.ts";
import type { Counterexample, VariantReport, VerifyReport } from "../schema.ts";
import { variantReport } from "../variant-report.ts";
import { earliest } from "./properties.ts";

/** What a part says of a faulty endpoint. */
export interface VariantShare {
  readonly violated: readonly Counterexample[];
  /** Whether everything that had to be judged was. */
  readonly decided: boolean;
}

export const shareOfReport = ({ violated, outcome }: VariantReport): VariantShare => ({ violated, decided: outcome !== "inconclusive" });

/** A verification may have judged only some properties. */
export const shareOfVerify = ({ properties, run }: VerifyReport, { caughtBy }: VariantFacts): VariantShare => ({
  violated: properties.flatMap(({ counterexample }) => counterexample ?? []),
  decided: !run.interrupted && caughtBy.every((id) => properties.some((property) => property.id === id && property.verdict !== "inconclusive")),
});

export const mergeVariant = (id: string, facts: VariantFacts, shares: readonly VariantShare[], complete: boolean): VariantReport => {
  const all = shares.flatMap(({ violated }) => violated);
  const violated = [...new Set(all.map(({ property }) => property))]
    .flatMap((property) => earliest(all.filter((found) => found.property === property)) ?? []);
  return variantReport(id, facts, violated, { decided: complete && shares.every(({ decided }) => decided), isPart: !complete });
};
