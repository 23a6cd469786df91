/**
 * Records of a few 32-bit words, found again by their first words: the sets and tables of a search. Records stand one after the other
 * in a typed array, each its key and then its values, and an open-addressing hash table tells where. Exact: a record is found only if all the words
 * of its key are equal. (A Map of V8 ends at 16.7 million entries.)
 */

const FIRST_RECORDS = 1 << 9;
const FIRST_SLOTS = 1 << 10;
/** Full enough to be small, empty enough for short probes. */
const MAX_LOAD = 0.5;

export class Records {
  /** The key of `find`: whoever asks writes it here. */
  readonly key: Int32Array;
  readonly #width: number;
  /** Words of a record. */
  readonly #stride: number;
  #words: Int32Array<ArrayBuffer>;
  #size = 0;
  /** Record + 1, or 0 for an empty slot. The length is a power of two. */
  #slots = new Int32Array(FIRST_SLOTS);

  /** @param values words of a record besides its key; 0 until they are set. */
  constructor(keys: number, values: number) {
    this.key = new Int32Array(keys);
    this.#width = keys;
    this.#stride = keys + values;
    this.#words = new Int32Array(FIRST_RECORDS * this.#stride);
  }

  get size(): number {
    return this.#size;
  }
  /** Octets held now. */
  get octets(): number {
    return this.#words.byteLength + this.#slots.byteLength;
  }

  /** The number of the record with this key. It is new if it is the size that the records had before. */
  find(): number {
    const { key } = this;
    const slots = this.#slots;
    const words = this.#words;
    const width = this.#width;
    const mask = slots.length - 1;
    const hash = this.#hash(key, 0);
    let slot = hash & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      const at = (entry - 1) * this.#stride;
      let i = 0;
      while (i < width && words[at + i] === key[i]) i++;
      if (i === width) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(hash, slot);
  }

  /** A word of the key. */
  keyOf(record: number, word: number): number {
    return this.#words[record * this.#stride + word] ?? 0;
  }
  get(record: number, word: number): number {
    return this.#words[record * this.#stride + this.#width + word] ?? 0;
  }
  set(record: number, word: number, value: number): void {
    this.#words[record * this.#stride + this.#width + word] = value;
  }

  /** Ids are small and alike, and must not fall together: each word is stirred in, and the upper half into the lower. */
  #hash(words: Int32Array, from: number): number {
    let h = 0;
    const end = from + this.#width;
    for (let i = from; i < end; i++) h = Math.imul(h + (words[i] ?? 0), 0x9e37_79b1);
    h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
    return h ^ (h >>> 13);
  }

  #isFull(): boolean {
    return this.#size >= this.#slots.length * MAX_LOAD;
  }

  #add(hash: number, free: number): number {
    let slot = free;
    if (this.#isFull()) {
      this.#rehash();
      slot = freeSlot(this.#slots, hash);
    }
    const record = this.#size++;
    const at = record * this.#stride;
    if (at === this.#words.length) this.#words = longer(this.#words, 2 * at);
    for (let i = 0; i < this.#width; i++) this.#words[at + i] = this.key[i] ?? 0;
    this.#slots[slot] = record + 1;
    return record;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    for (let record = 0; record < this.#size; record++) slots[freeSlot(slots, this.#hash(this.#words, record * this.#stride))] = record + 1;
    this.#slots = slots;
  }
}

export const longer = (old: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const array = new Int32Array(length);
  array.set(old);
  return array;
};

const freeSlot = (slots: Int32Array, hash: number): number => {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
};
