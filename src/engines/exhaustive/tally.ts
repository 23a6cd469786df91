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
  /** How many states the one counts for whose steps are judged now: two where it stands for its mirror image too. */
  weight = 1;
  /** In the order of the properties. */
  readonly witness: (Place | undefined)[];
  readonly broken: (Broken | undefined)[];
  /** Sets of properties that have something to say at once, by number; number 0 is nobody. */
  readonly #sets: { readonly members: readonly number[]; times: number; last: number }[] = [{ members: [], times: 0, last: -1 }];
  /** By property: states in which it had something to say of a step, and the last of them. */
  readonly states: number[];
  readonly #last: number[];
  readonly #numbers = new Map<string, number>([["", 0]]);
  readonly #unions = new Map<string, number>();

  constructor(properties: number) {
    this.witness = Array.from({ length: properties });
    this.broken = Array.from({ length: properties });
    this.states = this.witness.map(() => 0);
    this.#last = this.witness.map(() => -1);
  }

  /** How often each had something to say, in the order of the properties. */
  get exercised(): readonly number[] {
    const times = this.witness.map(() => 0);
    for (const set of this.#sets) for (const i of set.members) times[i] = (times[i] ?? 0) + set.times;
    return times;
  }

  /** The number of a set of properties. */
  set(properties: readonly number[]): number {
    const text = properties.join();
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#sets.push({ members: properties, times: 0, last: -1 }) - 1));
    return number;
  }

  union(a: number, b: number): number {
    if (a === b || b === 0) return a;
    if (a === 0) return b;
    const text = `${a},${b}`;
    let union = this.#unions.get(text);
    if (union === undefined) this.#unions.set(text, (union = this.set([...new Set([...this.#members(a), ...this.#members(b)])].toSorted((x, y) => x - y))));
    return union;
  }

  /** A set of properties had something to say. The search is breadth-first: what is first is shortest. */
  exercise(number: number, state: number, action: number): void {
    if (number === 0) return;
    const set = this.#sets[number];
    if (set === undefined) throw new Error(`no set of properties has the number ${number}`);
    if (set.times === 0) for (const i of set.members) this.witness[i] ??= { state, action };
    set.times += this.weight;
    if (set.last !== state) {
      set.last = state;
      this.#seeIn(set.members, state);
    }
  }

  breach(i: number, state: number, action: number, judgement: Extract<Judgement, { ok: false }>): void {
    this.broken[i] ??= { state, action, because: judgement.because, blame: judgement.blame };
  }

  /** States are expanded one after the other: whoever was last seen in another is seen in one more. */
  #seeIn(members: readonly number[], state: number): void {
    for (const i of members) {
      if (this.#last[i] === state) continue;
      this.#last[i] = state;
      this.states[i] = (this.states[i] ?? 0) + this.weight;
    }
  }

  #members(number: number): readonly number[] {
    return this.#sets[number]?.members ?? [];
  }
}
