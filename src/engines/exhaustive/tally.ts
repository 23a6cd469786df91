/** What the search sees of the properties: how often each had something to say, first where, and where it was first broken. */
import type { Judgement } from "../../properties/property.ts";

/** A transition: the state it starts from, and its action. */
export interface Place {
  readonly state: number;
  readonly action: number;
}

export interface Broken extends Place {
  readonly because: string;
  readonly blame: readonly string[];
}

export class Tally {
  /** In the order of the properties. */
  readonly exercised: number[];
  readonly witness: (Place | undefined)[];
  readonly broken: (Broken | undefined)[];

  constructor(properties: number) {
    this.exercised = Array.from({ length: properties }, () => 0);
    this.witness = Array.from({ length: properties });
    this.broken = Array.from({ length: properties });
  }

  /** Property `i` had something to say. The search is breadth-first: what is first is shortest. */
  exercise(i: number, state: number, action: number): void {
    this.exercised[i] = (this.exercised[i] ?? 0) + 1;
    this.witness[i] ??= { state, action };
  }

  breach(i: number, state: number, action: number, judgement: Extract<Judgement, { ok: false }>): void {
    this.broken[i] ??= { state, action, because: judgement.because, blame: judgement.blame };
  }
}
