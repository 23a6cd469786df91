/**
 * What must be assumed of the world around the ends so that anything comes at all. Each is weak fairness: what could happen all
 * the time from some moment on does happen in the end.
 */
import type { Action, Side, World } from "../../../model/world-types.ts";

export interface Fairness {
  readonly id: string;
  readonly title: string;
  readonly covers: (world: World, action: Action) => boolean;
}

const arrivesFrom = (side: Side) => (world: World, action: Action): boolean =>
  action.do === "deliver" && world.network.some((segment) => segment.name === action.segment && segment.from === side);

export const FAIRNESS: readonly Fairness[] = [
  { id: "time-passes", title: "time passes while nothing is on its way", covers: (_, action) => action.do === "elapse" },
  { id: "segments-of-a-arrive", title: "what A sends is not held back for ever", covers: arrivesFrom("A") },
  { id: "segments-of-b-arrive", title: "what B sends is not held back for ever", covers: arrivesFrom("B") },
];
