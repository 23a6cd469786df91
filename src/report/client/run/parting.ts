/** Where two plays of one schedule part: by the actions of the schedule, since one player may take more steps than another. */
import { shownInRow } from "../../compare.ts";
import type { RunView } from "./run-view.ts";

export interface Parting {
  /** The first action, from 0, in which the two do not show the same. */
  readonly action: number;
  /** The row of each side, from 0, that differs first; undefined where the side has none left in that action. */
  readonly left: number | undefined;
  readonly right: number | undefined;
}

type Side = Pick<RunView, "rows" | "actionOf">;

const rowsOf = ({ actionOf }: Side, action: number): readonly number[] => actionOf.flatMap((of, row) => (of === action ? [row] : []));

/** Undefined when they never part. */
export const partingOf = (left: Side, right: Side): Parting | undefined => {
  const actions = [...new Set([...left.actionOf, ...right.actionOf])].toSorted((a, b) => a - b);
  for (const action of actions) {
    const [ofLeft, ofRight] = [rowsOf(left, action), rowsOf(right, action)];
    for (let i = 0; i < Math.max(ofLeft.length, ofRight.length); i++) {
      const [l, r] = [ofLeft[i], ofRight[i]];
      if (shownInRow(rowAt(left, l)) !== shownInRow(rowAt(right, r))) return { action, left: l, right: r };
    }
  }
  return undefined;
};

const rowAt = ({ rows }: Side, at: number | undefined) => (at === undefined ? undefined : rows[at]);

/** How many steps a side has taken when the schedule has come as far as step `taken` of the other side. */
export const inStepWith = (other: Side, taken: number, side: Side): number => {
  if (taken === 0) return 0;
  if (taken >= other.rows.length) return side.rows.length;
  const action = other.actionOf[taken - 1] ?? -1;
  const within = taken - 1 - other.actionOf.indexOf(action);
  const own = rowsOf(side, action);
  const last = own[Math.min(within, own.length - 1)];
  return last === undefined ? side.actionOf.filter((of) => of < action).length : last + 1;
};
