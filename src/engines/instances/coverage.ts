/** Which rules fired and which edges of the state diagram were taken, with counts. */
import type { EndpointStep } from "../../model/world-types.ts";

const add = (map: Map<string, number>, key: string, times: number): void => void map.set(key, (map.get(key) ?? 0) + times);

export class Coverage {
  readonly rules = new Map<string, number>();
  readonly edges = new Map<string, number>();

  /** What an end did, so many times. */
  step({ before, next, rules }: Pick<EndpointStep, "before" | "next" | "rules">, times = 1): void {
    if (times === 0) return;
    for (const rule of rules) this.rule(rule, times);
    if (before.state !== next.state) add(this.edges, `${before.state} → ${next.state}`, times);
  }

  rule(rule: string, times = 1): void {
    add(this.rules, rule, times);
  }
}
