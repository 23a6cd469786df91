/** What the parts saw of rules and situations → what the whole saw. */
import type { Coverage, Report } from "../schema.ts";

export const mergeCoverage = (parts: readonly Report[]): Coverage => {
  const fired = totals(parts.flatMap(({ coverage }) => coverage.rules.map(({ id, fired: count }) => [id, count] as const)));
  const seen = totals(parts.flatMap(({ coverage }) => coverage.situations.map(({ name, runs: count }) => [name, count] as const)));
  const taken = totals(parts.flatMap(({ coverage }) => (coverage.edges ?? []).map(({ id, taken: count }) => [id, count] as const)));
  const known = new Map(parts.flatMap(({ coverage }) => coverage.edges ?? []).map((edge) => [edge.id, edge]));
  const runs = parts.reduce((total, part) => total + runsWithTwoEnds(part), 0);
  return {
    rules: (parts[0]?.coverage.rules ?? []).map((rule) => ({ ...rule, fired: fired.get(rule.id) ?? 0 })),
    situations: [...seen]
      .map(([name, count]) => ({ name, runs: count, share: runs === 0 ? 0 : Math.min(1, Math.round((count / runs) * 10_000) / 10_000) }))
      .toSorted((a, b) => b.runs - a.runs || (a.name < b.name ? -1 : 1)),
    ...(parts.length === 0 || parts.some(({ coverage }) => coverage.edges === undefined) ? {} : { edges: [...known.values()].map((edge) => ({ ...edge, taken: taken.get(edge.id) ?? 0 })) }),
  };
};

/** A property of that scope knows how many there were. */
const runsWithTwoEnds = ({ properties }: Report): number => Math.max(0, ...properties.filter(({ scope }) => scope === "connection").map(({ runs }) => runs));

const totals = (entries: readonly (readonly [string, number])[]): ReadonlyMap<string, number> => {
  const total = new Map<string, number>();
  for (const [key, count] of entries) total.set(key, (total.get(key) ?? 0) + count);
  return total;
};
