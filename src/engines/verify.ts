/** Verifying one or many subjects: every property over so many runs in its scope, and what was seen on the way. */
import { setImmediate } from "node:timers/promises";
import type { ProfileName } from "../model/profiles.ts";
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import type { Property, Scope } from "../properties/property.ts";
import type { Failure, Progress, PropertyResult, SubjectResult, Verification } from "../trace/results.ts";
import { TRACE_SCHEMA, type Trace } from "../trace/trace.ts";
import { VARIANTS } from "../variants/index.ts";
import type { Arena } from "./arena.ts";
import { connectionArena } from "./arenas/connection.ts";
import { endpointArena } from "./arenas/endpoint.ts";
import { isnArena } from "./arenas/isn.ts";
import { listenerArena } from "./arenas/listener.ts";
import { hunt, newTally, type Finding, type Tally } from "./hunt.ts";
import { takes, type Shard } from "./shard.ts";
import { subjectOf } from "./subject.ts";

export interface VerifyOptions {
  readonly profile: ProfileName;
  /** null is the correct model. */
  readonly variants: readonly (string | null)[];
  readonly properties: readonly string[] | "all";
  /** Runs in each scope. */
  readonly runs: number;
  readonly seed: number;
  /** Only this part of the batches; absent is all of them. */
  readonly shard?: Shard;
  readonly signal?: { readonly aborted: boolean };
  /** Only these scopes; all of them unless given. */
  readonly scopes?: readonly Scope[];
  /** Somebody else than the model, such as a real stack: it is judged by what can be seen of it. */
  readonly on?: {
    readonly subject: Subject;
    /** The property as it is asked of this subject; undefined where it cannot be. */
    judged<Step>(property: Property<Step>): Property<Step> | undefined;
  };
  /** How to look for faulty endpoints, when not as for the correct model. */
  readonly hunt?: {
    /** Runs in each scope. */
    readonly runs: number;
    /** Runs after which a property that must find the variant has missed it. */
    readonly patience: number;
  };
}

/** Runs between two looks at the clock and at the signal; part of what a seed means, so never changed lightly. */
const BATCH = 100;

/**
 * Runs everything that is asked for; yields where it has got to, returns what it found. Interrupted by the signal, it returns
 * what it has found so far. Deterministic: the same options give the same result.
 */
export async function* verify(options: VerifyOptions): AsyncGenerator<Progress, Verification> {
  const subjects: SubjectResult[] = [];
  for (const variant of options.variants) {
    const subject = options.on?.subject ?? subjectOf(options.profile, variant);
    const { hunt: huntFor } = options;
    const runs = variant === null ? options.runs : (huntFor?.runs ?? options.runs);
    const results: ArenaResult[] = [];
    for (const run of ARENAS) results.push(yield* run(options, variant, subject, { from: 0, to: runs }));
    const missing = expectedOf(variant).filter((id) => !results.some(({ properties }) => properties.some((one) => one.id === id && one.verdict === "violated")));
    if (huntFor !== undefined && huntFor.patience > runs && missing.length > 0) {
      // What is rare is looked for on its own, for as long as it takes.
      const from = Math.ceil(runs / BATCH) * BATCH;
      for (const run of ARENAS) results.push(yield* run({ ...options, properties: missing }, variant, subject, { from, to: huntFor.patience }));
    }
    subjects.push(merge(variant, results));
    if (options.signal?.aborted === true) return { subjects, interrupted: true };
  }
  return { subjects, interrupted: false };
}

const expectedOf = (variant: string | null): readonly string[] => (variant === null ? [] : (VARIANTS[variant]?.caughtBy ?? []));

interface ArenaResult {
  readonly properties: readonly PropertyResult[];
  readonly tally: Tally;
}

/** Which runs: from the first of a batch, up to but not including the last. */
interface Range {
  readonly from: number;
  readonly to: number;
}

type RunArena = (options: VerifyOptions, variant: string | null, subject: Subject, range: Range) => AsyncGenerator<Progress, ArenaResult>;

/** An arena whose types of case and step are its own affair. */
const running = <Case, Step>(usual: Arena<Case, Step>, place: number): RunArena =>
  async function* run(options, variant, subject, { from, to: runs }) {
    const { on } = options;
    const arena = on === undefined ? usual : { ...usual, properties: usual.properties.flatMap((one) => on.judged(one) ?? []) };
    const cutShort = (): boolean => options.signal?.aborted === true;
    const ids = options.scopes?.includes(arena.scope) === false ? [] : arena.properties.map(({ id }) => id);
    const asked = ids.filter((id) => options.properties === "all" || options.properties.includes(id));
    const active = new Set(asked);
    const found = new Map<string, Failure>();
    const tally = newTally();
    let done = from;
    while (done < runs && active.size > 0 && !cutShort()) {
      if (!takes(options.shard, done / BATCH)) {
        done += Math.min(BATCH, runs - done);
        continue;
      }
      const batch = { seed: batchSeed(options.seed, place, done / BATCH), runs: Math.min(BATCH, runs - done), active };
      for (let finding = hunt(arena, subject, batch, tally); finding !== undefined; finding = active.size === 0 ? undefined : hunt(arena, subject, batch, tally)) {
        active.delete(finding.property);
        found.set(finding.property, counterexample(arena, options, variant, finding, done, batch.seed));
        if (cutShort()) break;
      }
      done += batch.runs;
      yield { variant, scope: arena.scope, done, total: runs, violated: [...found.keys()] };
      await setImmediate();
    }
    const properties = asked.map((id) => resultOf(id, tally, found.get(id), done < runs && active.size > 0));
    return { properties, tally };
  };

/** A seed for each batch; the constants are odd, so that no two places and batches of a usual run meet. */
const batchSeed = (seed: number, place: number, batch: number): number =>
  (Math.imul(seed, 0x9e37_79b1) + Math.imul(place, 0x85eb_ca6b) + Math.imul(batch, 0xc2b2_ae35)) | 0;

const counterexample = <Case, Step>(
  arena: Arena<Case, Step>, { profile }: VerifyOptions, variant: string | null, finding: Finding<Case>, before: number, seed: number,
): Failure => {
  const { property, because, blame, failedAt, run, actionsBeforeShrinking } = finding;
  const trace = {
    schema: TRACE_SCHEMA,
    profile,
    ...(variant === null ? {} : { variant }),
    property,
    verdict: "violated",
    found: { seed, run: before + run, by: "fast-check" },
    ...arena.toTrace(finding.one),
  } as Trace; // The arena gave the fields of its own scope.
  return { trace, failedAt, because, blame, foundAtRun: before + run, actionsBeforeShrinking };
};

const resultOf = (id: string, tally: Tally, found: Failure | undefined, cutShort: boolean): PropertyResult => {
  const exercised = tally.exercised.get(id) ?? 0;
  const verdict = found !== undefined ? "violated" : cutShort ? "inconclusive" : exercised === 0 ? "not-exercised" : "holds";
  return { id, verdict, runs: tally.runs, steps: tally.steps, exercised, ...(found === undefined ? {} : { counterexample: found }) };
};

/** A property that is asked in several scopes has one result: the sum of its runs, the first of its violations. */
const merge = (variant: string | null, results: readonly ArenaResult[]): SubjectResult => {
  const properties = new Map<string, PropertyResult>();
  for (const result of results.flatMap((arena) => arena.properties)) {
    const known = properties.get(result.id);
    properties.set(result.id, known === undefined ? result : both(known, result));
  }
  return {
    variant,
    properties: [...properties.values()],
    rules: sum(results.map(({ tally }) => tally.rules)),
    edges: sum(results.map(({ tally }) => tally.edges)),
    situations: sum(results.map(({ tally }) => tally.situations)),
  };
};

const GRAVITY = ["holds", "not-exercised", "inconclusive", "violated"] as const;

const both = (a: PropertyResult, b: PropertyResult): PropertyResult => {
  const worse = GRAVITY.indexOf(b.verdict) > GRAVITY.indexOf(a.verdict) ? b : a;
  const exercised = a.exercised + b.exercised;
  const verdict = worse.verdict === "not-exercised" && exercised > 0 ? "holds" : worse.verdict;
  return { ...worse, verdict, runs: a.runs + b.runs, steps: a.steps + b.steps, exercised };
};

const sum = (maps: readonly ReadonlyMap<string, number>[]): Readonly<Record<string, number>> => {
  const total: Record<string, number> = {};
  for (const [key, value] of maps.flatMap((map) => [...map])) total[key] = (total[key] ?? 0) + value;
  return Object.fromEntries(Object.entries(total).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const ARENAS: readonly RunArena[] = [
  running(connectionArena, 0),
  running(endpointArena, 1),
  running(listenerArena, 2),
  running(isnArena, 3),
];
