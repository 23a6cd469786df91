/** The states found so far: the words of each, and beside them its parent and the action that led to it first. */
import { longer, Records } from "./records.ts";

const PARENT = 0;
const ACTION = 1;

export class StateTable {
  readonly width: number;
  readonly #records: Records;
  // Successors of one state that wait to be looked up together: a table of many states is far from the processor, and what is
  // asked for together arrives together.
  #waiting = 0;
  #words: Int32Array<ArrayBuffer>;
  #actions = new Int32Array(1);
  #hashes = new Int32Array(1);
  /** Nobody reads it; but what is not used would not be touched. */
  touched = 0;

  constructor(width: number) {
    this.width = width;
    this.#records = new Records(width, 2);
    this.#words = new Int32Array(width);
  }

  get size(): number {
    return this.#records.size;
  }
  /** Octets held now. */
  get octets(): number {
    return this.#records.octets;
  }
  /** Octets held at once while one state more is added. */
  get octetsToGrow(): number {
    return this.#records.octetsToGrow;
  }

  /** A successor that `settle` is to add. */
  offer(words: Int32Array, action: number): void {
    const { width } = this;
    const at = this.#waiting++;
    if (at === this.#actions.length) this.#widen();
    const waiting = this.#words;
    for (let i = 0; i < width; i++) waiting[at * width + i] = words[i] ?? 0;
    this.#actions[at] = action;
  }

  /** Adds what was offered, in order, as far as it is new. */
  settle(parent: number): void {
    const { width } = this;
    const records = this.#records;
    const words = this.#words;
    const hashes = this.#hashes;
    const count = this.#waiting;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const hash = records.hash(words, i * width);
      hashes[i] = hash;
      touched ^= records.touch(hash);
    }
    this.touched = touched;
    for (let i = 0; i < count; i++) {
      const { size } = records;
      const state = records.findAt(words, i * width, hashes[i] ?? 0);
      if (state !== size) continue;
      records.set(state, PARENT, parent);
      records.set(state, ACTION, this.#actions[i] ?? 0);
    }
    this.#waiting = 0;
  }

  /** @returns whether the state is new. */
  add(words: Int32Array, parent: number, action: number): boolean {
    const { size } = this;
    this.offer(words, action);
    this.settle(parent);
    return this.size > size;
  }

  /** Copies the words of a state. */
  read(state: number, into: Int32Array): void {
    for (let i = 0; i < this.width; i++) into[i] = this.#records.keyOf(state, i);
  }

  /** The actions that lead from an initial state to this one, and that initial state. */
  path(state: number): { readonly from: number; readonly actions: readonly number[] } {
    const actions: number[] = [];
    let at = state;
    for (let parent = this.#records.get(at, PARENT); parent >= 0; parent = this.#records.get(at, PARENT)) {
      actions.push(this.#records.get(at, ACTION));
      at = parent;
    }
    return { from: at, actions: actions.toReversed() };
  }

  #widen(): void {
    const places = this.#actions.length * 2;
    this.#words = longer(this.#words, places * this.width);
    this.#actions = longer(this.#actions, places);
    this.#hashes = new Int32Array(places);
  }
}
