/** The states found so far: the words of each, and beside them its parent and the action that led to it first. */
import { Records } from "./records.ts";

export class StateTable {
  readonly width: number;
  readonly #records: Records;

  constructor(width: number) {
    this.width = width;
    this.#records = new Records(width, 2);
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

  /** @returns whether the state is new. */
  add(words: Int32Array, parent: number, action: number): boolean {
    const { width } = this;
    const records = this.#records;
    const { key, size } = records;
    for (let i = 0; i < width; i++) key[i] = words[i] ?? 0;
    const state = records.find();
    if (state !== size) return false;
    records.set(state, width, parent);
    records.set(state, width + 1, action);
    return true;
  }

  /** Copies the words of a state. */
  read(state: number, into: Int32Array): void {
    for (let i = 0; i < this.width; i++) into[i] = this.#records.get(state, i);
  }

  /** The actions that lead from an initial state to this one, and that initial state. */
  path(state: number): { readonly from: number; readonly actions: readonly number[] } {
    const actions: number[] = [];
    let at = state;
    for (let parent = this.#parent(at); parent >= 0; parent = this.#parent(at)) {
      actions.push(this.#records.get(at, this.width + 1));
      at = parent;
    }
    return { from: at, actions: actions.toReversed() };
  }

  #parent(state: number): number {
    return this.#records.get(state, this.width);
  }
}
