/** A step of the packed search while it is being made, and who judges it as a whole. Numbers are those of the search's tables. */
import type { Mirrored } from "../../instances/mirrored.ts";
import type { LocalStep } from "./local-steps.ts";

/** Whoever judges reads it at once: the next step is written into the same object. */
export interface Transition<Detail> {
  /** The state that it starts from. */
  index: number;
  /** What happens (actions.ts): with both ends it decides everything but the network. */
  event: number;
  /** Ends, before and after. */
  beforeA: number;
  beforeB: number;
  afterA: number;
  afterB: number;
  /** Networks, before and after. */
  before: number;
  after: number;
  stepA: LocalStep<Detail> | undefined;
  stepB: LocalStep<Detail> | undefined;
  /** The segment that the action is about, and its place; -1 when there is none, or it comes from outside. */
  moved: number;
  at: number;
  elapsed: number;
  /** Of a settle, whether nothing was left to happen. */
  settled: boolean | undefined;
}

/** Judges steps as wholes. */
export interface WholeJudge<Detail> {
  /** What is remembered before the first step, as words of a state. */
  readonly start: readonly number[];
  /** Octets of what is remembered. */
  readonly octets: number;
  /** Exchanges memories, from the word `at` on, for those of a run that is seen in a mirror. */
  mirror(memories: Int32Array, at: number, mirrored: Mirrored): void;
  /** @param from the words of the state before the step, @param at the first that are memories. */
  judge(step: Transition<Detail>, from: Int32Array, to: Int32Array, at: number): void;
}
