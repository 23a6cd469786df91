/** Two faults at once: does one hide the other from a property that catches it alone? */
import type { MatrixRow, PairRow } from "../../trace/exhaustive.ts";
import { VARIANTS } from "../../variants/index.ts";
import { applyVariant, claimedBy } from "../../variants/variant.ts";
import type { Subject } from "../../properties/arbitraries/schedule-type.ts";
import { PROFILES } from "../../model/profiles.ts";
import { PROFILE } from "../exhaustive/explore.ts";
import { noticing } from "../instances/asked-faults.ts";
import { isClockless, KILL_INSTANCES } from "./kill-instances.ts";
import { searchKills } from "./search-kills.ts";

export type PairChoice = "related" | "all";

/** `related`: of one family, or named by the same property. Pairs that set or claim one switch twice are no pairs. */
export const pairsOf = (rows: readonly MatrixRow[], choice: PairChoice): readonly (readonly [MatrixRow, MatrixRow])[] =>
  rows.flatMap((a, at) => rows.slice(at + 1).filter((b) => isCompatible(a.variant, b.variant) && (choice === "all" || isRelated(a, b))).map((b) => [a, b] as const));

const isRelated = (a: MatrixRow, b: MatrixRow): boolean =>
  a.family === b.family && namesOf(a.variant).some((property) => namesOf(b.variant).includes(property));

const namesOf = (variant: string): readonly string[] => VARIANTS[variant]?.caughtBy ?? [];

const switchesOf = (variant: string): readonly string[] => {
  const { claims, change } = VARIANTS[variant] ?? { change: { switches: {} } };
  return [...Object.keys(claims ?? {}), ...("switches" in change ? Object.keys(change.switches) : [])];
};
const isCompatible = (a: string, b: string): boolean => !switchesOf(a).some((key) => switchesOf(b).includes(key));

const subjectOfPair = (a: string, b: string): Subject => {
  const [first, second] = [VARIANTS[a], VARIANTS[b]];
  if (first === undefined || second === undefined) throw new Error(`no pair of variants is called ${a} and ${b}`);
  const claimed = claimedBy(claimedBy(PROFILES[PROFILE].profile, first), second);
  return { claimed, profile: applyVariant(applyVariant(claimed, first), second) };
};

export interface PairProgress {
  readonly variant: string;
  readonly instance: string;
  readonly states: number;
}

const NO_CLOCK = "where it was seen alone there is no clock, and the other of the two takes timestamps: it was not looked for there";

/** Looks where each of the two was seen alone, and then everywhere. */
export function* pairRow([a, b]: readonly [MatrixRow, MatrixRow], limit: number, signal: { readonly aborted: boolean } | undefined): Generator<PairProgress, PairRow> {
  const alone = [a, b].flatMap(({ variant, kills }) => kills.filter(({ property }) => namesOf(variant).includes(property)).map(({ property, instance }) => ({ variant, property, instance })));
  const left = new Set(alone.map(({ property }) => property));
  const where = new Set(alone.map(({ instance }) => instance));
  const hasClock = subjectOfPair(a.variant, b.variant).claimed.timestamps;
  const instances = KILL_INSTANCES.filter((instance) => !hasClock || !isClockless(instance));
  const first = instances.filter(({ id }) => where.has(id));
  let searched = 0;
  for (const instance of [...first, ...instances.filter(({ id }) => !where.has(id))]) {
    if (left.size === 0 || signal?.aborted === true) break;
    const { subject } = noticing(subjectOfPair(a.variant, b.variant));
    const run = searchKills(instance, { subject, variant: null, wanted: (property) => left.has(property), limit, ...(signal === undefined ? {} : { signal }) });
    let next = run.next();
    for (; next.done !== true; next = run.next()) yield { variant: `${a.variant} + ${b.variant}`, instance: instance.id, states: next.value.states };
    searched += next.value.searched;
    for (const { property } of next.value.kills) left.delete(property);
  }
  return {
    variants: [a.variant, b.variant],
    hidden: alone.filter(({ property }) => left.has(property)).map(({ property, variant, instance }) =>
      ({ property, variant, ...(instances.some(({ id }) => id === instance) ? {} : { reason: NO_CLOCK }) })),
    caught: alone.length === 0 || alone.some(({ property }) => !left.has(property)),
    searched,
  };
}
