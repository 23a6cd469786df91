/** The states found so far, in the order in which they were found: row and column of each, its parent, and the action that led to it first. */
import { PairSet } from "./pair-set.ts";

const [ROW, COLUMN, PARENT, ACTION] = [0, 1, 2, 3] as const;
const WORDS_SHIFT = 2;
/** States stand in blocks, so that what has been written is never copied. */
const BLOCK_SHIFT = 12;
const BLOCK_WORDS = 1 << (BLOCK_SHIFT + WORDS_SHIFT);
const BLOCK_OCTETS = BLOCK_WORDS * Int32Array.BYTES_PER_ELEMENT;
const IN_BLOCK = BLOCK_WORDS - 1;

export class StateTable {
  readonly #set = new PairSet();
  readonly #blocks: Int32Array[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }
  /** Octets held now. */
  get octets(): number {
    return this.#set.octets + this.#blocks.length * BLOCK_OCTETS;
  }
  /** Octets held at once while it grows next. */
  get octetsToGrow(): number {
    return this.#set.octetsToGrow + (this.#blocks.length + 1) * BLOCK_OCTETS;
  }

  /** @returns whether the state is new. */
  add(row: number, column: number, parent: number, action: number): boolean {
    if (!this.#set.add(row, column)) return false;
    const state = this.#size++;
    const at = (state << WORDS_SHIFT) & IN_BLOCK;
    if (at === 0) this.#blocks.push(new Int32Array(BLOCK_WORDS));
    const block = this.#block(state);
    block[at + ROW] = row;
    block[at + COLUMN] = column;
    block[at + PARENT] = parent;
    block[at + ACTION] = action;
    return true;
  }

  row(state: number): number {
    return this.#word(state, ROW);
  }
  column(state: number): number {
    return this.#word(state, COLUMN);
  }

  /** The actions that lead from an initial state to this one, and that initial state. */
  path(state: number): { readonly from: number; readonly actions: readonly number[] } {
    const actions: number[] = [];
    let at = state;
    for (let parent = this.#word(at, PARENT); parent >= 0; parent = this.#word(at, PARENT)) {
      actions.push(this.#word(at, ACTION));
      at = parent;
    }
    return { from: at, actions: actions.toReversed() };
  }

  #word(state: number, word: number): number {
    return this.#block(state)[((state << WORDS_SHIFT) & IN_BLOCK) + word] ?? 0;
  }

  /** @throws when no state has that number. */
  #block(state: number): Int32Array {
    const block = this.#blocks[state >>> BLOCK_SHIFT];
    if (block === undefined) throw new Error(`no state has the number ${state}`);
    return block;
  }
}
