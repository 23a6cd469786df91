/** What must come in the end, as data: verdicts on all runs of a bounded connection, infinite ones included. */
import type { ConnectionTrace } from "./trace.ts";
import type { Side } from "../model/world-types.ts";

/** A run that never gets there: what leads to the loop, and the loop. */
export interface LassoFound {
  readonly side: Side;
  /** Stem, and the loop once, as a trace that replays. */
  readonly trace: ConnectionTrace;
  /** How many of its actions are the loop, which can go on for ever; 0 when nothing happens any more. */
  readonly loop: number;
}

export interface LivenessVerdict {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** `not-exercised`: it never began to be due. `inconclusive`: not all states were seen. */
  readonly verdict: "holds" | "violated" | "inconclusive" | "not-exercised";
  /** States in which it is due, of either end. */
  readonly due: number;
  readonly lasso?: LassoFound;
  /** The assumptions, dropped in turn: those without which it fails, each with a run that shows it. */
  readonly needs: readonly { readonly assumption: string; readonly lasso: LassoFound }[];
}

export interface LivenessReport {
  readonly instance: string;
  readonly variant: string | null;
  readonly states: number;
  readonly steps: number;
  readonly assumptions: readonly { readonly id: string; readonly title: string }[];
  readonly properties: readonly LivenessVerdict[];
}
