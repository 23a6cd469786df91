/** Properties whose memories are part of the state: equal memories are one, and a list of them is one number. */
import type { Judgement, Property } from "../../properties/property.ts";
import { equal } from "./equal.ts";
import { Interner } from "./interner.ts";

export interface Judged {
  /** The number of the memories after the step. */
  readonly next: number;
  /** The properties that had something to say, by their place in the list. */
  readonly exercised: readonly number[];
  readonly broken: readonly { readonly property: number; readonly judgement: Extract<Judgement, { ok: false }> }[];
}

/** What a number can hold besides the number of a list. */
const MOST_PROPERTIES = 64;
const MOST_MEMORIES = 2 ** 20;

const NONE: Judged["broken"] = [];

export class Bench<Step> {
  readonly properties: readonly Property<Step>[];
  /** The memories before the first step. */
  readonly start: number;
  readonly #memories: readonly Interner<unknown>[];
  readonly #lists = new Interner<readonly number[]>(true);
  /** One list with one memory exchanged is another list. */
  readonly #exchanged = new Map<number, number>();

  constructor(properties: readonly Property<Step>[]) {
    this.properties = properties;
    this.#memories = properties.map(() => new Interner<unknown>(true));
    this.start = this.#lists.id(properties.map(({ start }, i) => this.#id(i, start)));
  }

  judge(memories: number, step: Step): Judged {
    const before = this.#lists.value(memories);
    let list = memories;
    const exercised: number[] = [];
    let broken = NONE;
    for (let i = 0; i < this.properties.length; i++) {
      const property = this.properties[i];
      const id = before[i];
      if (property === undefined || id === undefined) continue;
      const memory = this.#memories[i]?.value(id);
      if (property.when(step, memory)) {
        exercised.push(i);
        const judgement = property.then(step, memory);
        if (!judgement.ok) broken = [...broken, { property: i, judgement }];
      }
      const next = property.remember(step, memory);
      // Most memories are as they were, though many are made anew.
      if (next === memory || equal(next, memory)) continue;
      const nextId = this.#id(i, next);
      if (nextId === id) continue;
      list = this.#exchange(list, i, nextId);
    }
    return { next: list, exercised, broken };
  }

  #exchange(list: number, place: number, memory: number): number {
    if (memory >= MOST_MEMORIES || this.properties.length > MOST_PROPERTIES) throw new Error("more memories than a search was made for");
    const key = (list * MOST_PROPERTIES + place) * MOST_MEMORIES + memory;
    let exchanged = this.#exchanged.get(key);
    if (exchanged === undefined) this.#exchanged.set(key, (exchanged = this.#lists.id(this.#lists.value(list).with(place, memory))));
    return exchanged;
  }

  #id(property: number, memory: unknown): number {
    const interner = this.#memories[property];
    if (interner === undefined) throw new Error(`no property stands at place ${property}`);
    return interner.id(memory);
  }
}
