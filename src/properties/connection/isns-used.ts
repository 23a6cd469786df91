/** Which ISNs each end has used, in order, as seen from outside. */
import type { Seq } from "../../model/seq.ts";
import { SIDES, type WorldStep } from "../../model/world-types.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

/** The ISS of incarnation n is at index n − 1. */
export type IsnsUsed = PerSide<readonly Seq[]>;

export const NO_ISNS: IsnsUsed = bothSides<readonly Seq[]>([]);

export const noteIsns = (step: WorldStep, isns: IsnsUsed): IsnsUsed => {
  let next = isns;
  for (const side of SIDES) {
    const { incarnation, iss } = step.after[side];
    const known = next[side][incarnation - 1];
    if (iss === undefined || known === iss) continue;
    next = withSide(next, side, known === undefined ? [...next[side], iss] : next[side].with(incarnation - 1, iss));
  }
  return next;
};
