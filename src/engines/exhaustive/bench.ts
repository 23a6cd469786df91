/** Properties whose memories are part of the state: equal memories are one, and a list of them is one number. */
import type { Judgement, Property } from "../../properties/property.ts";
import type { Mirrored } from "../instances/mirrored.ts";
import { equal } from "./equal.ts";
import { Interner } from "./interner.ts";
import { Records } from "./records.ts";
import type { Tally } from "./tally.ts";

export interface Breach {
  /** Its place in the tally. */
  readonly property: number;
  readonly judgement: Extract<Judgement, { ok: false }>;
}

export interface Judged {
  /** The number of the memories after the step. */
  readonly next: number;
  /** The properties that had something to say, as a set of the tally. */
  readonly exercised: number;
  readonly broken: readonly Breach[];
}

const NONE: Judged["broken"] = [];
const LIST = 0;
const PLACE = 1;
const MEMORY = 2;
const EXCHANGED = 0;

export class Bench<Step> {
  readonly properties: readonly Property<Step>[];
  /** The memories before the first step. */
  readonly start: number;
  readonly #tally: Tally;
  readonly #places: readonly number[];
  readonly #memories: readonly Interner<unknown>[];
  readonly #lists = new Interner<readonly number[]>();
  /** Of lists, and by property of memories: what each is in a mirror. */
  readonly #images: number[] = [];
  readonly #imagesOf: number[][] = [];
  /** One list with one memory exchanged is another list. */
  readonly #exchanged = new Records(3, 1);

  /** @param first the place of the first property in the tally; or the place of each. */
  constructor(properties: readonly Property<Step>[], tally: Tally, first: number | readonly number[] = 0) {
    this.properties = properties;
    this.#tally = tally;
    this.#places = typeof first === "number" ? properties.map((_, i) => first + i) : first;
    this.#memories = properties.map(() => new Interner<unknown>());
    this.start = this.#lists.id(properties.map(({ start }, i) => this.#id(i, start)));
  }

  /** Octets of what is remembered, estimated where it is objects. */
  get octets(): number {
    return this.#exchanged.octets + this.#lists.octets + this.#memories.reduce((sum, { octets }) => sum + octets, 0);
  }

  judge(memories: number, step: Step): Judged {
    const before = this.#lists.value(memories);
    let list = memories;
    const exercised: number[] = [];
    let broken = NONE;
    for (let i = 0; i < this.properties.length; i++) {
      const property = this.properties[i];
      const id = before[i];
      const place = this.#places[i];
      if (property === undefined || id === undefined || place === undefined) continue;
      const memory = this.#memories[i]?.value(id);
      if (property.when(step, memory)) {
        exercised.push(place);
        const judgement = property.then(step, memory);
        if (!judgement.ok) broken = [...broken, { property: place, judgement }];
      }
      const next = property.remember(step, memory);
      // Most memories are as they were, though many are made anew.
      if (next === memory || equal(next, memory)) continue;
      const nextId = this.#id(i, next);
      if (nextId === id) continue;
      list = this.#exchange(list, i, nextId);
    }
    return { next: list, exercised: this.#tally.set(exercised), broken };
  }

  /** The memories of a run that is seen in a mirror. */
  mirror(memories: number, mirrored: Mirrored): number {
    return (this.#images[memories] ??= this.#lists.id(this.#lists.value(memories).map((id, i) => this.#image(i, id, mirrored))));
  }

  #image(property: number, id: number, mirrored: Mirrored): number {
    const images = (this.#imagesOf[property] ??= []);
    return (images[id] ??= this.#id(property, mirrored(this.#memories[property]?.value(id))));
  }

  #exchange(list: number, place: number, memory: number): number {
    const { size, key } = this.#exchanged;
    key[LIST] = list;
    key[PLACE] = place;
    key[MEMORY] = memory;
    const at = this.#exchanged.find();
    if (at === size) this.#exchanged.set(at, EXCHANGED, this.#lists.id(this.#lists.value(list).with(place, memory)));
    return this.#exchanged.get(at, EXCHANGED);
  }

  #id(property: number, memory: unknown): number {
    const interner = this.#memories[property];
    if (interner === undefined) throw new Error(`no property stands at place ${property}`);
    return interner.id(memory);
  }
}
