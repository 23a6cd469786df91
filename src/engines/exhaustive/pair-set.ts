/**
 * A set of pairs of small numbers, row and column: all that a search has to know of a state to see whether it has been there. 64
 * neighbouring columns of a row are a page. Pages stand in slots of an open-addressing hash table; but where a row is dense, its
 * first pages are a bitmap. So a set that is dense takes less than an octet a pair, and one that is sparse no more than a table of
 * pairs. Exact: a bit is one pair and no other. (A Set of V8 ends at 16.7 million entries.)
 */
import { longer } from "./records.ts";

const FIRST_SLOTS = 1 << 8;
/** Full enough to be small, empty enough for short probes. */
const MAX_LOAD = 0.5;

// A slot: the row + 1, or 0 where it is empty; the page; and its bits in two words.
const [ROW, PAGE, BITS] = [0, 1, 2] as const;
const SLOT_SHIFT = 2;
const PAGE_SHIFT = 6;
const WORD_SHIFT = 5;
/** Words of a page in a bitmap. */
const PAGE_WORDS = 2;

/** Of a row: its pages in slots, and the last of them. */
const [COUNT, LAST] = [0, 1] as const;
const FACTS = 2;
/** A row of fewer pages is not worth an array of its own. */
const FEWEST_PAGES = 16;
/** A page in a slot takes eight octets of sixteen, and half of the slots are empty: so many pages of a bitmap take as much. */
const PAGES_OF_A_SLOT = 4;

const NONE = new Int32Array(0);

export class PairSet {
  #slots = new Int32Array(FIRST_SLOTS << SLOT_SHIFT);
  #mask = FIRST_SLOTS - 1;
  #used = 0;
  /** The first pages of each row. */
  readonly #bitmaps: Int32Array<ArrayBuffer>[] = [];
  #bitmapOctets = 0;
  #facts = new Int32Array(FIRST_SLOTS * FACTS);

  /** Octets held now. */
  get octets(): number {
    return this.#slots.byteLength + this.#bitmapOctets + this.#facts.byteLength;
  }
  /** Octets held at once while it grows next. */
  get octetsToGrow(): number {
    return this.octets + 2 * this.#slots.byteLength;
  }

  /** @returns whether the pair is new. */
  add(row: number, column: number): boolean {
    const bitmap = this.#bitmaps[row] ?? NONE;
    const word = column >>> WORD_SHIFT;
    return word < bitmap.length ? mark(bitmap, word, column) : this.#addToSlot(row, column);
  }

  #addToSlot(row: number, column: number): boolean {
    const page = column >>> PAGE_SHIFT;
    const at = this.#find(row, page);
    const isNew = mark(this.#slots, at + BITS + ((column >>> WORD_SHIFT) & 1), column);
    if (this.#slots[at + ROW] === 0) this.#enter(at, row, page);
    return isNew;
  }

  /** The slot of a page, or the empty one that it would have. */
  #find(row: number, page: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash(row, page) & mask;
    for (;;) {
      const at = slot << SLOT_SHIFT;
      const entry = slots[at] ?? 0;
      if (entry === 0 || (entry === row + 1 && slots[at + PAGE] === page)) return at;
      slot = (slot + 1) & mask;
    }
  }

  #enter(at: number, row: number, page: number): void {
    this.#slots[at + ROW] = row + 1;
    this.#slots[at + PAGE] = page;
    this.#used++;
    this.#count(row, page);
    if (this.#used > this.#mask * MAX_LOAD) this.#rehash();
  }

  #count(row: number, page: number): void {
    const at = row * FACTS;
    while (at >= this.#facts.length) this.#facts = longer(this.#facts, 2 * this.#facts.length);
    const facts = this.#facts;
    const count = (facts[at + COUNT] ?? 0) + 1;
    const last = Math.max(facts[at + LAST] ?? 0, page);
    facts[at + COUNT] = count;
    facts[at + LAST] = last;
    if (count < FEWEST_PAGES) return;
    const length = 2 ** Math.ceil(Math.log2((last + 1) * PAGE_WORDS));
    const before = this.#bitmaps[row] ?? NONE;
    if (count * PAGES_OF_A_SLOT * PAGE_WORDS < length - before.length) return;
    this.#condense(row, before, length);
    facts[at + COUNT] = 0;
  }

  /** What a row has in slots moves to its bitmap; the slots are given up when they are next put in order. */
  #condense(row: number, before: Int32Array, length: number): void {
    const bitmap = longer(before, length);
    for (let word = before.length; word < length; word += PAGE_WORDS) {
      const at = this.#find(row, word / PAGE_WORDS);
      for (let i = 0; i < PAGE_WORDS; i++) bitmap[word + i] = this.#slots[at + BITS + i] ?? 0;
    }
    this.#bitmaps[row] = bitmap;
    this.#bitmapOctets += (length - before.length) * Int32Array.BYTES_PER_ELEMENT;
  }

  #rehash(): void {
    const old = this.#slots;
    const kept = (at: number): boolean => old[at] !== 0 && (old[at + PAGE] ?? 0) * PAGE_WORDS >= (this.#bitmaps[(old[at] ?? 0) - 1] ?? NONE).length;
    this.#used = 0;
    for (let at = 0; at < old.length; at += 1 << SLOT_SHIFT) if (kept(at)) this.#used++;
    const isFull = this.#used > this.#mask * MAX_LOAD * 0.5;
    this.#slots = new Int32Array(isFull ? old.length * 2 : old.length);
    this.#mask = (this.#slots.length >>> SLOT_SHIFT) - 1;
    for (let at = 0; at < old.length; at += 1 << SLOT_SHIFT) {
      if (!kept(at)) continue;
      const slot = this.#find((old[at] ?? 0) - 1, old[at + PAGE] ?? 0);
      for (let i = 0; i < 1 << SLOT_SHIFT; i++) this.#slots[slot + i] = old[at + i] ?? 0;
    }
  }
}

/** @returns whether the bit of a column was not set. */
const mark = (words: Int32Array, word: number, column: number): boolean => {
  const bits = words[word] ?? 0;
  const bit = 1 << (column & 31);
  words[word] = bits | bit;
  return (bits & bit) === 0;
};

/** Numbers are small and alike, and must not fall together: each is stirred in, and the upper half into the lower. */
const hash = (row: number, page: number): number => {
  const h = Math.imul(Math.imul(row, 0x9e37_79b1) + page, 0x85eb_ca6b);
  return h ^ (h >>> 15);
};
