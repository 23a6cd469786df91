/** What the exhaustive searches say of each property. */
import type { InstanceSummary, InstanceVerdict, Overview } from "../../../trace/exhaustive.ts";

export interface Check extends InstanceVerdict {
  readonly instance: InstanceSummary;
}

/** In every instance in which it applies. */
export const isProved = (checks: readonly Check[]): boolean => checks.length > 0 && checks.every(({ verdict }) => verdict === "holds");

/** By the id of the property; only instances in which it had something to say, or failed. */
export function checksOf(overview: Overview | undefined): ReadonlyMap<string, readonly Check[]> {
  const checks = new Map<string, readonly Check[]>();
  for (const instance of overview?.instances ?? []) {
    for (const verdict of instance.properties) {
      if (verdict.states > 0 || verdict.verdict === "violated") checks.set(verdict.id, [...(checks.get(verdict.id) ?? []), { ...verdict, instance }]);
    }
  }
  return checks;
}
