/** What properties say of a step of the packed search: those of its ends, and those of the whole. */
import type { Tally } from "../tally.ts";
import type { SeatStep } from "./local-steps.ts";
import type { Transition, WholeJudge } from "./transition.ts";

type Taken<Detail> = SeatStep<Detail> | undefined;

export class Judging<Detail> {
  readonly whole: WholeJudge<Detail> | undefined;
  readonly #tally: Tally;
  /** The step in the making. */
  readonly step: Transition<Detail> = {
    index: 0, event: 0, beforeA: 0, beforeB: 0, afterA: 0, afterB: 0, before: 0, after: 0,
    stepA: undefined, stepB: undefined, moved: -1, at: -1, elapsed: 0, settled: undefined,
  };

  constructor(tally: Tally, whole: WholeJudge<Detail> | undefined) {
    this.#tally = tally;
    this.whole = whole;
  }

  /** The steps to come begin in this state. */
  begin(index: number, endA: number, endB: number, network: number): void {
    const { step } = this;
    step.index = index;
    step.beforeA = endA;
    step.beforeB = endB;
    step.before = network;
  }

  /** What the step is about: a segment, and its place in the network. */
  about(moved = -1, at = -1): void {
    if (this.whole === undefined) return;
    const { step } = this;
    step.moved = moved;
    step.at = at;
    step.elapsed = 0;
    step.settled = undefined;
  }

  /** Whether an end is another one after it. */
  changes(a: Taken<Detail>, b: Taken<Detail>): boolean {
    return (a !== undefined && a.local.end !== this.step.beforeA) || (b !== undefined && b.local.end !== this.step.beforeB);
  }

  /** What properties of ends say. One that has something to say of both has said it once. */
  ends(event: number, a: Taken<Detail>, b: Taken<Detail>): void {
    if (a !== undefined) this.#note(a, event);
    if (b !== undefined) this.#note(b, event);
    const [ofA, ofB] = [a === undefined ? 0 : a.exercised, b === undefined ? 0 : b.exercised];
    if (ofA !== 0 || ofB !== 0) this.#tally.exercise(this.#tally.union(ofA, ofB), this.step.index, event);
  }

  /** The step, for whoever judges it as a whole. */
  made(event: number, a: Taken<Detail>, b: Taken<Detail>, network: number): Transition<Detail> {
    const { step } = this;
    step.event = event;
    step.afterA = a === undefined ? step.beforeA : a.local.end;
    step.afterB = b === undefined ? step.beforeB : b.local.end;
    step.after = network;
    step.stepA = a?.local;
    step.stepB = b?.local;
    return step;
  }

  #note(one: SeatStep<Detail>, event: number): void {
    one.taken += this.#tally.weight;
    if (one.broken.length === 0) return;
    for (const { property, judgement } of one.broken) this.#tally.breach(property, this.step.index, event, judgement);
  }
}
