/** A value for each of the two ends. */
import type { Side } from "../../model/world-types.ts";

export interface PerSide<T> {
  readonly A: T;
  readonly B: T;
}

export const bothSides = <T>(value: T): PerSide<T> => ({ A: value, B: value });
export const withSide = <T>(pair: PerSide<T>, side: Side, value: T): PerSide<T> => ({ ...pair, [side]: value });
