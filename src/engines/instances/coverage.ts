/** Which rules fired and which edges of the state diagram were taken, with counts. */
import type { EndpointStep } from "../../model/world-types.ts";

export interface Taken {
  readonly step: Pick<EndpointStep, "before" | "next" | "rules">;
  readonly times: number;
}

const add = (map: Map<string, number>, key: string, times: number): void => void map.set(key, (map.get(key) ?? 0) + times);

export const countSteps = (all: readonly Taken[]): { rules: ReadonlyMap<string, number>; edges: ReadonlyMap<string, number> } => {
  const rules = new Map<string, number>();
  const edges = new Map<string, number>();
  for (const { step, times } of all) {
    for (const rule of step.rules) add(rules, rule, times);
    if (step.before.state !== step.next.state) add(edges, `${step.before.state} → ${step.next.state}`, times);
  }
  return { rules, edges };
};
