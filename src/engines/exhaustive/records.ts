/**
 * Records of a few 32-bit words, found again by their first words: the sets and tables of a search. Keys stand side by side in one
 * typed array, values in another, and an open-addressing hash table tells where. Exact: a record is found only if all the words
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
  readonly #values: number;
  #keyWords: Int32Array<ArrayBuffer>;
  #valueWords: Int32Array<ArrayBuffer>;
  #size = 0;
  #capacity = FIRST_RECORDS;
  /** Record + 1, or 0 for an empty slot. The length is a power of two. */
  #slots = new Int32Array(FIRST_SLOTS);

  /** @param values words of a record besides its key; 0 until they are set. */
  constructor(keys: number, values: number) {
    this.key = new Int32Array(keys);
    this.#width = keys;
    this.#values = values;
    this.#keyWords = new Int32Array(FIRST_RECORDS * keys);
    this.#valueWords = new Int32Array(FIRST_RECORDS * values);
  }

  get size(): number {
    return this.#size;
  }
  /** Octets held now. */
  get octets(): number {
    return this.#keyWords.byteLength + this.#valueWords.byteLength + this.#slots.byteLength;
  }
  /** Octets held at once while one record more is added. */
  get octetsToGrow(): number {
    const records = this.#size === this.#capacity ? 2 * (this.#keyWords.byteLength + this.#valueWords.byteLength) : 0;
    return this.octets + records + (this.#isFull() ? 2 * this.#slots.byteLength : 0);
  }

  /** The number of the record with this key. It is new if it is the size that the records had before. */
  find(): number {
    return this.findAt(this.key, 0, this.hash(this.key, 0));
  }

  /** The same, of a key that stands somewhere in other words, with its hash. */
  findAt(words: Int32Array, from: number, hash: number): number {
    const slots = this.#slots;
    const keys = this.#keyWords;
    const width = this.#width;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      const at = (entry - 1) * width;
      let i = 0;
      while (i < width && keys[at + i] === words[from + i]) i++;
      if (i === width) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(words, from, hash, slot);
  }

  /** Ids are small and alike, and must not fall together: each word is stirred in, and the upper half into the lower. */
  hash(words: Int32Array, from: number): number {
    let h = 0;
    const end = from + this.#width;
    for (let i = from; i < end; i++) h = Math.imul(h + (words[i] ?? 0), 0x9e37_79b1);
    h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
    return h ^ (h >>> 13);
  }

  /** Looks where a key with this hash would be, for nothing but to have it at hand when it is asked for. */
  touch(hash: number): number {
    const entry = this.#slots[hash & (this.#slots.length - 1)] ?? 0;
    return entry === 0 ? 0 : (this.#keyWords[(entry - 1) * this.#width] ?? 0);
  }

  /** A word of the key. */
  keyOf(record: number, word: number): number {
    return this.#keyWords[record * this.#width + word] ?? 0;
  }
  get(record: number, word: number): number {
    return this.#valueWords[record * this.#values + word] ?? 0;
  }
  set(record: number, word: number, value: number): void {
    this.#valueWords[record * this.#values + word] = value;
  }

  #isFull(): boolean {
    return this.#size >= this.#slots.length * MAX_LOAD;
  }

  #add(words: Int32Array, from: number, hash: number, free: number): number {
    let slot = free;
    if (this.#isFull()) {
      this.#rehash();
      slot = freeSlot(this.#slots, hash);
    }
    if (this.#size === this.#capacity) this.#grow();
    const record = this.#size++;
    for (let i = 0; i < this.#width; i++) this.#keyWords[record * this.#width + i] = words[from + i] ?? 0;
    this.#slots[slot] = record + 1;
    return record;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#keyWords = longer(this.#keyWords, this.#capacity * this.#width);
    this.#valueWords = longer(this.#valueWords, this.#capacity * this.#values);
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    for (let record = 0; record < this.#size; record++) slots[freeSlot(slots, this.hash(this.#keyWords, record * this.#width))] = record + 1;
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
