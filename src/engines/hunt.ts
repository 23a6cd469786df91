/** Running fast-check over one arena: until the first violation, which is shrunk, or to the end of the batch. */
import * as fc from "fast-check";
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import type { Arena } from "./arena.ts";
import { Judge, type Exercised, type Violation } from "./judge.ts";

/** What was seen over many runs. */
export interface Tally {
  runs: number;
  steps: number;
  readonly exercised: Exercised;
  readonly rules: Map<string, number>;
  readonly edges: Map<string, number>;
  readonly situations: Map<string, number>;
}

export const newTally = (): Tally => ({ runs: 0, steps: 0, exercised: new Map(), rules: new Map(), edges: new Map(), situations: new Map() });

export interface Finding<Case> extends Violation {
  readonly one: Case;
  /** The step, from 0, that broke the property. */
  readonly failedAt: number;
  /** The run of this batch, from 1. */
  readonly run: number;
  readonly actionsBeforeShrinking: number;
}

export interface Batch {
  readonly seed: number;
  readonly runs: number;
  /** The properties to look at. */
  readonly active: ReadonlySet<string>;
}

const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

const watch = <Case, Step>(arena: Arena<Case, Step>, step: Step, tally: Tally, occurred: Set<string>): void => {
  for (const rule of arena.rulesOf(step)) count(tally.rules, rule);
  for (const edge of arena.edgesOf(step)) count(tally.edges, edge);
  if (arena.situations === undefined) return;
  for (const { id, occurs } of arena.situations.list) {
    if (!occurred.has(id) && occurs(arena.situations.of(step))) occurred.add(id);
  }
};

/** One batch of runs. Deterministic: the same batch finds the same. */
export const hunt = <Case, Step>(arena: Arena<Case, Step>, subject: Subject, batch: Batch, tally: Tally): Finding<Case> | undefined => {
  const properties = arena.properties.filter(({ id }) => batch.active.has(id));
  const unwatched = newTally();
  let first: { readonly property: string; readonly length: number } | undefined;

  /** The first violation of the property that is being shrunk, or of any. */
  const violationIn = (one: Case, watched: Tally): (Violation & { readonly failedAt: number }) | undefined => {
    const judge = new Judge(properties);
    const occurred = new Set<string>();
    let failedAt = 0;
    try {
      for (const step of arena.play(subject, one)) {
        watched.steps++;
        if (watched !== unwatched) watch(arena, step, watched, occurred);
        const violation = judge.see(step).find(({ property }) => first === undefined || property === first.property);
        if (violation !== undefined) return { ...violation, failedAt };
        failedAt++;
      }
      return undefined;
    } finally {
      watched.runs++;
      judge.addTo(watched.exercised);
      for (const id of occurred) count(watched.situations, id);
    }
  };

  const result = fc.check(
    fc.property(arena.cases(subject), (one) => {
      const violation = violationIn(one, first === undefined ? tally : unwatched);
      if (violation === undefined) return true;
      first ??= { property: violation.property, length: arena.lengthOf(one) };
      return false;
    }),
    { seed: batch.seed, numRuns: batch.runs },
  );
  if (!result.failed) return undefined;
  const one = result.counterexample?.[0];
  const violation = one === undefined ? undefined : violationIn(one, unwatched);
  if (one === undefined || violation === undefined || first === undefined) {
    throw new Error(`a run of the ${arena.scope} scope failed for another reason than a property: ${String(result.errorInstance)}`);
  }
  return { ...violation, one, run: result.numRuns, actionsBeforeShrinking: first.length };
};
