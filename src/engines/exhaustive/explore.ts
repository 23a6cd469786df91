/** Exploring an instance on a subject: all of it, or as far as the limits allow, with a verdict for each property. */
import { TRACE_SCHEMA, type Trace } from "../../trace/trace.ts";
import type { Bound, EndStates, Instance, Opened } from "../instances/instance.ts";
import { subjectOf } from "../subject.ts";
import { NO_LIMITS, search, type Limits, type SearchEnd, type SearchProgress } from "./search.ts";
import type { Place } from "./tally.ts";

export interface ExploreOptions {
  /** null is the correct model. */
  readonly variant: string | null;
  readonly properties: readonly string[] | "all";
  readonly limits?: Partial<Limits>;
  readonly signal?: { readonly aborted: boolean };
  /** False: mirror images are looked at, too, where one of each two would do. */
  readonly symmetry?: boolean;
  /** Whether the process holds as much as it may: then the search ends as at its limit of memory. What it remembers itself is only estimated. */
  readonly full?: () => boolean;
}

export interface Explored {
  readonly id: string;
  /** `holds`: in all states within the bounds. `inconclusive`: not all were seen, or what was cut off could matter. */
  readonly verdict: "holds" | "violated" | "inconclusive" | "not-exercised";
  /** Transitions that it had something to say about. */
  readonly exercised: number;
  /** States in which they begin. */
  readonly states: number;
  /** A shortest run in which it has something to say. */
  readonly witness?: Trace;
  readonly counterexample?: { readonly trace: Trace; readonly failedAt: number; readonly because: string; readonly blame: readonly string[] };
}

export interface Exploration {
  readonly instance: string;
  readonly variant: string | null;
  readonly bounds: readonly Bound[];
  readonly states: number;
  /** Of these states, those that were looked at, where each stands for its mirror image too; absent where all were. */
  readonly lookedAt?: number;
  /** Initial states and transitions, those that were cut off included. */
  readonly generated: number;
  /** Levels, the initial states being the first. */
  readonly depth: number;
  /** States whose successors are not known: of an instance with a bound on its depth, those of the last level. */
  readonly frontier: number;
  readonly cut: number;
  readonly stopped: SearchEnd["stopped"];
  /** Octets of all that grew, estimated where it is objects. */
  readonly memory: number;
  readonly properties: readonly Explored[];
  readonly rules: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, number>>;
  readonly ends: EndStates;
}

/** Every instance is explored with the choices of this profile. */
export const PROFILE = "rfc9293";

/** Yields where it has got to. Deterministic but for the signal. */
export function* explore(instance: Instance, { variant, properties, limits, signal, full, symmetry = true }: ExploreOptions): Generator<SearchProgress, Exploration> {
  const opened = instance.open(subjectOf(PROFILE, variant), (id) => properties === "all" || properties.includes(id), symmetry && variant === null);
  const run = search(opened.space, { ...NO_LIMITS, depth: instance.depth, ...limits });
  let next = run.next();
  while (next.done !== true) {
    yield next.value;
    next = run.next(signal?.aborted === true ? "interrupted" : full?.() === true ? "memory" : undefined);
  }
  const end = next.value;
  const { stopped, ...seen } = end;
  // The depth of the instance is one of its bounds.
  const atBound = stopped === "depth" && limits?.depth === undefined;
  const { rules, edges } = opened.coverage();
  const weighed = opened.weighed?.();
  return {
    instance: instance.id,
    variant,
    bounds: instance.bounds,
    // A state whose steps have not been taken is counted once.
    states: weighed === undefined ? seen.states : weighed.states + seen.frontier,
    ...(weighed === undefined ? {} : { lookedAt: seen.states }),
    generated: seen.initial + (weighed ?? seen).transitions,
    depth: seen.depth,
    frontier: seen.frontier,
    cut: (weighed ?? seen).cut,
    stopped: atBound ? undefined : stopped,
    memory: end.memory,
    properties: opened.properties.map((_, i) => explored(opened, end, { variant, complete: stopped === undefined || atBound }, i)),
    rules: sorted(rules),
    edges: sorted(edges),
    ends: opened.ends(),
  };
}

const explored = (opened: Opened, end: SearchEnd, { variant, complete }: { variant: string | null; complete: boolean }, i: number): Explored => {
  const facts = opened.properties[i];
  if (facts === undefined) throw new Error(`no property stands at place ${i}`);
  const { tally } = opened.space;
  const broken = tally.broken[i];
  const witness = tally.witness[i];
  const exercised = tally.exercised[i] ?? 0;
  const to = (place: Place, verdict: "violated" | "holds"): Trace => traceTo(opened, end, place, { variant, property: facts.id, verdict });
  // What should happen in the end may happen beyond the bounds.
  const enough = complete && (facts.kind !== "eventually" || (end.cut === 0 && end.stopped === undefined));
  const verdict = broken !== undefined ? "violated" : !enough ? "inconclusive" : exercised === 0 ? "not-exercised" : "holds";
  const shown = { id: facts.id, verdict, exercised, states: tally.states[i] ?? 0, ...(witness === undefined ? {} : { witness: to(witness, "holds") }) } as const;
  if (broken === undefined) return shown;
  const trace = to(broken, "violated");
  const { because, blame } = broken;
  return { ...shown, counterexample: { trace, failedAt: end.table.path(broken.state).actions.length, because, blame } };
};

interface Evidence {
  readonly variant: string | null;
  readonly property: string;
  readonly verdict: "violated" | "holds";
}

const traceTo = (opened: Opened, { table }: SearchEnd, { state, action }: Place, { variant, property, verdict }: Evidence): Trace => {
  const fields = opened.trace([...table.path(state).actions, action]);
  // The instance gave the fields of its own scope.
  return { schema: TRACE_SCHEMA, profile: PROFILE, ...(variant === null ? {} : { variant }), property, verdict, ...fields } as Trace;
};

const sorted = (map: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)));
