/**
 * The states found so far: words side by side in one typed array, found again through an open-addressing hash table. Exact:
 * a state is known only if all its words are equal. Beside each state stand its parent and the action that led to it first.
 */

const FIRST_STATES = 1 << 12;
/** Full enough to be small, empty enough for short probes. */
const MAX_LOAD = 0.5;

export class StateTable {
  readonly width: number;
  #words: Int32Array;
  #parents: Int32Array;
  #actions: Int32Array;
  #size = 0;
  /** State + 1, or 0 for an empty slot. The length is a power of two. */
  #slots: Int32Array;

  constructor(width: number) {
    this.width = width;
    this.#words = new Int32Array(FIRST_STATES * width);
    this.#parents = new Int32Array(FIRST_STATES);
    this.#actions = new Int32Array(FIRST_STATES);
    this.#slots = new Int32Array(FIRST_STATES / MAX_LOAD);
  }

  get size(): number {
    return this.#size;
  }

  /** Octets held now. */
  get octets(): number {
    return this.#words.byteLength + this.#parents.byteLength + this.#actions.byteLength + this.#slots.byteLength;
  }
  /** Octets needed at once for one state more. */
  get octetsToGrow(): number {
    return this.#size === this.#parents.length ? this.octets * 3 : this.octets;
  }

  /** @returns whether the state is new. */
  add(words: Int32Array, parent: number, action: number): boolean {
    const { width } = this;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash(words, width) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (this.#equals((entry - 1) * width, words)) return false;
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.#parents.length) {
      this.#grow();
      return this.add(words, parent, action);
    }
    const at = this.#size++;
    slots[slot] = at + 1;
    this.#words.set(words, at * width);
    this.#parents[at] = parent;
    this.#actions[at] = action;
    return true;
  }

  /** Copies the words of a state. */
  read(state: number, into: Int32Array): void {
    const from = state * this.width;
    for (let i = 0; i < this.width; i++) into[i] = this.#words[from + i] ?? 0;
  }

  /** The actions that lead from an initial state to this one, and that initial state. */
  path(state: number): { readonly from: number; readonly actions: readonly number[] } {
    const actions: number[] = [];
    let at = state;
    for (let parent = this.#parents[at] ?? -1; parent >= 0; parent = this.#parents[at] ?? -1) {
      actions.push(this.#actions[at] ?? 0);
      at = parent;
    }
    return { from: at, actions: actions.toReversed() };
  }

  #equals(at: number, words: Int32Array): boolean {
    for (let i = 0; i < this.width; i++) if (this.#words[at + i] !== words[i]) return false;
    return true;
  }

  #grow(): void {
    const states = this.#parents.length * 2;
    this.#words = longer(this.#words, states * this.width);
    this.#parents = longer(this.#parents, states);
    this.#actions = longer(this.#actions, states);
    const slots = new Int32Array(states / MAX_LOAD);
    const mask = slots.length - 1;
    const words = new Int32Array(this.width);
    for (let state = 0; state < this.#size; state++) {
      this.read(state, words);
      let slot = hash(words, this.width) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = state + 1;
    }
    this.#slots = slots;
  }
}

const longer = (old: Int32Array, length: number): Int32Array => {
  const array = new Int32Array(length);
  array.set(old);
  return array;
};

/** Each word stirred in, and a finalizer: ids are small and alike, and must not fall together. */
const hash = (words: Int32Array, width: number): number => {
  let h = 0;
  for (let i = 0; i < width; i++) {
    h = Math.imul(h ^ (words[i] ?? 0), 0x9e37_79b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  return (h ^ (h >>> 13)) >>> 0;
};
