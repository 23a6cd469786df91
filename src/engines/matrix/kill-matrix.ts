/** The kill matrix: which property sees which faulty endpoint, by exhaustive searches of small instances. */
import type { Kill, KillMatrix, MatrixRow, PairRow } from "../../trace/exhaustive.ts";
import type { Trace } from "../../trace/trace.ts";
import { ALL_PROPERTIES } from "../../properties/index.ts";
import { familyOf, VARIANTS } from "../../variants/index.ts";
import { JUDGES_OF_EVERYTHING, type Variant } from "../../variants/variant.ts";
import { noticing } from "../instances/asked-faults.ts";
import type { Instance } from "../instances/instance.ts";
import { PROFILE } from "../exhaustive/explore.ts";
import { NO_LIMITS, search } from "../exhaustive/search.ts";
import { subjectOf } from "../subject.ts";
import { handshakes } from "./handshakes.ts";
import { isClockless, KILL_INSTANCES } from "./kill-instances.ts";
import { pairRow, pairsOf, type PairChoice } from "./pairs.ts";
import { searchKills } from "./search-kills.ts";
import { whyUnseen } from "./unseen.ts";

/** Some faults keep a connection going for ever: more states than any instance has with the correct model. */
export const KILL_STATES = 20_000;

export interface MatrixOptions {
  readonly variants: readonly string[];
  /** `named`: of each variant the properties that it names, and those that compare everything. */
  readonly properties: "all" | "named" | readonly string[];
  /** Two faults at once, too. */
  readonly pairs?: PairChoice;
  /** Rows of the first of the variants, found by whoever divides the work; the others are looked for here. */
  readonly rows?: readonly MatrixRow[];
  readonly signal?: { readonly aborted: boolean };
}

export interface MatrixProgress {
  readonly variant: string;
  readonly instance: string;
  readonly done: number;
  readonly total: number;
  /** States in this search. */
  readonly states: number;
}

/** Yields where it has got to. */
export function* killMatrix({ variants, properties, pairs, rows: found = [], signal }: MatrixOptions): Generator<MatrixProgress, KillMatrix> {
  const rows: MatrixRow[] = [...found];
  for (const [done, variant] of variants.entries()) {
    if (done < found.length) continue;
    if (signal?.aborted === true) break;
    const run = matrixRow(variant, properties, signal);
    let next = run.next();
    for (; next.done !== true; next = run.next()) yield { ...next.value, done, total: variants.length };
    rows.push(next.value);
  }
  // How many segments a handshake takes is told when all of them were asked.
  const states = handshakes(rows, 0).length === 0 ? 0 : yield* correctStates(variants.length, signal);
  const paired = pairs === undefined ? undefined : yield* pairRows(rows, pairs, signal);
  const caught = new Set(rows.flatMap(({ kills }) => kills.map(({ property }) => property)));
  const complete = rows.length === variants.length && variants.length === Object.keys(VARIANTS).length && (properties === "all" || properties === "named");
  return {
    rows,
    handshakes: handshakes(rows, states),
    // What catches nothing is known when everything was asked.
    idle: complete ? ALL_PROPERTIES.map(({ id }) => id).filter((id) => !caught.has(id) && !isUnseenWithReason(id)) : [],
    ...(paired === undefined ? {} : { pairs: paired }),
    interrupted: signal?.aborted === true || rows.length < variants.length || rows.some(({ interrupted }) => interrupted),
  };
}

/** Whether it is written down, for every faulty endpoint that names the property, why a search does not see it there. */
const isUnseenWithReason = (property: string): boolean => {
  const naming = Object.entries(VARIANTS).filter(([, { caughtBy }]) => caughtBy.includes(property));
  return naming.length > 0 && naming.every(([variant]) => whyUnseen(variant, property).reason !== undefined);
};

/** States of the correct model in the same instances. @throws when a property sees it violated: then the matrix says nothing. */
function* correctStates(total: number, signal: MatrixOptions["signal"]): Generator<MatrixProgress, number> {
  let states = 0;
  for (const instance of KILL_INSTANCES) {
    if (signal?.aborted === true) break;
    const run = searchKills(instance, { subject: subjectOf(PROFILE, null), variant: null, wanted: () => true, ...(signal === undefined ? {} : { signal }) });
    let next = run.next();
    for (; next.done !== true; next = run.next()) yield { variant: "the correct model", instance: instance.id, done: total, total, states: next.value.states };
    const [wrong] = next.value.kills;
    if (wrong !== undefined) throw new Error(`${wrong.property} is violated by the correct model in ${instance.id}`);
    states += next.value.searched;
  }
  return states;
}

function* pairRows(rows: readonly MatrixRow[], choice: PairChoice, signal: MatrixOptions["signal"]): Generator<MatrixProgress, readonly PairRow[]> {
  const pairs = pairsOf(rows, choice);
  const found: PairRow[] = [];
  for (const [done, pair] of pairs.entries()) {
    if (signal?.aborted === true) break;
    const run = pairRow(pair, KILL_STATES, signal);
    let next = run.next();
    for (; next.done !== true; next = run.next()) yield { ...next.value, done, total: pairs.length };
    found.push(next.value);
  }
  return found;
}

export type RowProgress = Pick<MatrixProgress, "variant" | "instance" | "states">;

/** What sees one faulty endpoint. */
export function* matrixRow(id: string, properties: MatrixOptions["properties"], signal: MatrixOptions["signal"]): Generator<RowProgress, MatrixRow> {
  const variant = VARIANTS[id];
  if (variant === undefined) throw new Error(`no variant is called ${id}`);
  const { caughtBy, alsoBreaks = [], survives } = variant;
  const named = [...caughtBy, ...alsoBreaks, ...JUDGES_OF_EVERYTHING];
  const asked = (property: string): boolean => properties === "all" || (properties === "named" ? named : properties).includes(property);
  const kills = new Map<string, Kill & { readonly trace: Trace }>();
  const untouched: string[] = [];
  const instances: string[] = [];
  let searched = 0;
  let interrupted = false;
  for (const instance of KILL_INSTANCES) {
    if (!touches(instance, variant)) {
      untouched.push(instance.id);
      continue;
    }
    const wanted = (property: string): boolean => asked(property) && !kills.has(property);
    const run = searchKills(instance, { subject: noticing(subjectOf(PROFILE, id)).subject, variant: id, wanted, limit: KILL_STATES, ...(signal === undefined ? {} : { signal }) });
    let next = run.next();
    for (; next.done !== true; next = run.next()) yield { variant: id, instance: instance.id, states: next.value.states };
    const found = next.value;
    if (found.searched > 0) instances.push(instance.id);
    searched += found.searched;
    interrupted ||= found.interrupted;
    for (const kill of found.kills) kills.set(kill.property, kill);
    if (interrupted) break;
  }
  const missing = interrupted ? [] : caughtBy.filter((property) => asked(property) && !kills.has(property));
  return {
    variant: id,
    family: familyOf(id),
    searched,
    instances,
    untouched,
    kills: [...kills.values()].toSorted((a, b) => rank(variant, a) - rank(variant, b)).map((kill) => (caughtBy.includes(kill.property) ? kill : withoutTrace(kill))),
    missing: missing.map((property) => ({ property, ...whyUnseen(id, property) })),
    ...(survives === undefined ? {} : { survives }),
    ...(interrupted ? { interrupted } : {}),
  };
}

const rank = ({ caughtBy }: Variant, { property }: Kill): number => (caughtBy.includes(property) ? caughtBy.indexOf(property) : caughtBy.length);
const withoutTrace = ({ property, instance, steps, states }: Kill): Kill => ({ property, instance, steps, states });

const ASKED = new Map<string, ReadonlySet<string>>();

/**
 * Whether anything in an instance comes to where the fault is. If no run of the correct model does, the faulty endpoint does
 * the same as the correct one, in all of them.
 */
const touches = (instance: Instance, { change, claims }: Variant): boolean =>
  !(claims?.timestamps === true && isClockless(instance)) && (!("fault" in change) || claims !== undefined || askedIn(instance).has(change.fault));

const askedIn = (instance: Instance): ReadonlySet<string> => {
  const known = ASKED.get(instance.id);
  if (known !== undefined) return known;
  const { subject, faults } = noticing(subjectOf(PROFILE, null));
  const run = search(instance.open(subject, () => false).space, { ...NO_LIMITS, depth: instance.depth });
  while (run.next().done !== true);
  ASKED.set(instance.id, faults.asked);
  return faults.asked;
};
