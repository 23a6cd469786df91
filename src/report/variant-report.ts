/** What was found of a faulty endpoint, put in order: by one run, or by several parts of one. */
import type { VariantFacts } from "./metadata.ts";
import type { Counterexample, VariantReport } from "./schema.ts";

/** How far the search went. */
export interface Searched {
  /** Whether everything that had to be judged was. */
  readonly decided: boolean;
  /** Whether this is to be merged with other parts; each counterexample may then still become the first. */
  readonly isPart: boolean;
}

export const variantReport = (id: string, facts: VariantFacts, found: readonly Counterexample[], { decided, isPart }: Searched): VariantReport => {
  const rank = (property: string): number => (facts.caughtBy.includes(property) ? facts.caughtBy.indexOf(property) : facts.caughtBy.length);
  const violated = found.toSorted((a, b) => rank(a.property) - rank(b.property) || a.actions - b.actions);
  const caught = violated.some(({ property }) => facts.caughtBy.includes(property));
  return {
    id,
    title: facts.title,
    clause: facts.clause,
    harm: facts.harm,
    ...(facts.seen === undefined ? {} : { seen: facts.seen }),
    caughtBy: facts.caughtBy,
    alsoBreaks: facts.alsoBreaks ?? [],
    ...(facts.survives === undefined ? {} : { survives: facts.survives }),
    outcome: caught ? "caught" : decided ? "survived" : "inconclusive",
    // One is drawn; whoever wants to see another plays it.
    violated: isPart ? violated : violated.map((one, i) => (i === 0 ? one : { ...one, rows: [] })),
  };
};
