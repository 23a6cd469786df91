/** What a step of a run lights up in the state diagram. */
import { STATES, type State } from "../../../model/tcb.ts";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import { edgeId } from "../../../trace/state-diagram.ts";
import type { Ends } from "../../drawing/ends.ts";

export interface Lit {
  /** Where each end is now. */
  readonly states: readonly { readonly name: string; readonly state: State }[];
  /** The edges that the step took, by name. */
  readonly edges: readonly string[];
}

export const NOTHING_LIT: Lit = { states: [], edges: [] };

/** @param row the step, or undefined before the first: both ends are CLOSED. */
export const litBy = (row: LadderRow | undefined, { left, right, twoEnds }: Ends): Lit => ({
  states: [
    ...stateIn(left, row?.left ?? "CLOSED"),
    ...(twoEnds ? stateIn(right, row?.right ?? "CLOSED") : []),
  ],
  edges: (row?.changes ?? []).filter(({ field }) => field === "state").map(({ before, after }) => edgeId({ from: before, to: after })),
});

/** A listener's rows tell more than a state: `C1 SYN-SENT`, `SYN-RECEIVED · 2 half-open`. */
const stateIn = (name: string, told: string): Lit["states"] => {
  const words = told.split(" ");
  const state = STATES.find((one) => words.includes(one));
  return state === undefined ? [] : [{ name: /^[CN]\d+$/.test(words[0] ?? "") ? (words[0] ?? "") : (name.length <= 2 ? name : "L"), state }];
};
