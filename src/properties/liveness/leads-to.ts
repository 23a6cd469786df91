/** What must come in the end, judged on all runs there are, infinite ones included: from here, always, some time, to there. */
import type { Side, World } from "../../model/world-types.ts";

export interface LeadsTo {
  readonly id: string;
  /** One sentence that is true of a correct endpoint. */
  readonly title: string;
  readonly claim: string;
  readonly clause: string;
  /** Asked of each end. */
  readonly from: (world: World, side: Side) => boolean;
  readonly to: (world: World, side: Side) => boolean;
}

/** An end must not stay among `states` for ever. */
export const mustLeave = (states: readonly World["A"]["tcb"]["state"][], facts: Pick<LeadsTo, "id" | "title" | "claim" | "clause">): LeadsTo => ({
  ...facts,
  from: (world, side) => states.includes(world[side].tcb.state),
  to: (world, side) => !states.includes(world[side].tcb.state),
});
