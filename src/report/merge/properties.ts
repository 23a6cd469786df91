/** One property as several parts found it → as the whole found it. */
import type { Trace } from "../../trace/trace.ts";
import type { Counterexample, PropertyReport } from "../schema.ts";

const lengthOf = (trace: Trace): number => (trace.scope === "isn" ? trace.openings.length : trace.actions.length);

/** The first run that fails is the one that an unsharded run finds. */
export const earliest = (found: readonly Counterexample[]): Counterexample | undefined =>
  found.toSorted((a, b) => a.foundAtRun - b.foundAtRun)[0];

const shortest = (traces: readonly Trace[]): Trace | undefined => traces.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];

/**
 * Counts add up. It is violated if any part violated it; undecided if a part did not end or is missing; exercised if any
 * part exercised it.
 */
export const mergeProperty = (first: PropertyReport, parts: readonly PropertyReport[], complete: boolean): PropertyReport => {
  const sum = (count: (part: PropertyReport) => number): number => parts.reduce((total, part) => total + count(part), 0);
  const exercised = sum((part) => part.exercised);
  const witness = shortest(parts.flatMap((part) => part.witness ?? []));
  const counterexample = earliest(parts.flatMap((part) => part.counterexample ?? []));
  const undecided = !complete || parts.some(({ verdict }) => verdict === "inconclusive");
  const { id, title, claim, clause, kind, scope } = first;
  return {
    id, title, claim, clause, kind, scope,
    verdict: counterexample !== undefined ? "violated" : undecided ? "inconclusive" : exercised === 0 ? "not-exercised" : "holds",
    runs: sum((part) => part.runs),
    steps: sum((part) => part.steps),
    exercised,
    ...(witness === undefined ? {} : { witness }),
    ...(counterexample === undefined ? {} : { counterexample }),
  };
};
