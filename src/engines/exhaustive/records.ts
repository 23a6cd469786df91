/**
 * Records of a few 32-bit words, found again by their first words: the sets and tables of a search. Records stand side by side
 * in blocks of typed arrays, so that growing copies none of them, and an open-addressing hash table tells where. Exact: a
 * record is found only if all the words of its key are equal. (A Map of V8 ends at 16.7 million entries.)
 */

const BLOCK_BITS = 12;
const BLOCK = 1 << BLOCK_BITS;
const FIRST_SLOTS = 1 << 10;
/** Full enough to be small, empty enough for short probes. */
const MAX_LOAD = 0.6;

export class Records {
  /** The key of `find`: whoever asks writes it here. */
  readonly key: Int32Array;
  readonly #width: number;
  readonly #blocks: Int32Array[] = [];
  #size = 0;
  /** Record + 1, or 0 for an empty slot. The length is a power of two. */
  #slots = new Int32Array(FIRST_SLOTS);

  /** @param values words of a record besides its key; 0 until they are set. */
  constructor(keys: number, values: number) {
    this.key = new Int32Array(keys);
    this.#width = keys + values;
  }

  get size(): number {
    return this.#size;
  }
  /** Octets held now. */
  get octets(): number {
    return (this.#blocks.length * BLOCK * this.#width + this.#slots.length) * Int32Array.BYTES_PER_ELEMENT;
  }
  /** Octets held at once while one record more is added. */
  get octetsToGrow(): number {
    const slots = this.#isFull() ? this.#slots.length * 2 : 0;
    const block = this.#size % BLOCK === 0 ? BLOCK * this.#width : 0;
    return this.octets + (slots + block) * Int32Array.BYTES_PER_ELEMENT;
  }

  /** The number of the record with this key. It is new if it is the size that the records had before. */
  find(): number {
    const { key } = this;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash(key, 0, key.length) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (this.#isAt(entry - 1)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot);
  }

  get(record: number, word: number): number {
    return this.#blocks[record >>> BLOCK_BITS]?.[(record & (BLOCK - 1)) * this.#width + word] ?? 0;
  }

  set(record: number, word: number, value: number): void {
    const block = this.#blocks[record >>> BLOCK_BITS];
    if (block === undefined) throw new Error(`there is no record ${record}`);
    block[(record & (BLOCK - 1)) * this.#width + word] = value;
  }

  #isAt(record: number): boolean {
    const { key } = this;
    const block = this.#blocks[record >>> BLOCK_BITS];
    if (block === undefined) return false;
    const at = (record & (BLOCK - 1)) * this.#width;
    for (let i = 0; i < key.length; i++) if (block[at + i] !== key[i]) return false;
    return true;
  }

  #isFull(): boolean {
    return this.#size >= this.#slots.length * MAX_LOAD;
  }

  #add(free: number): number {
    let slot = free;
    if (this.#isFull()) {
      this.#rehash();
      slot = freeSlot(this.#slots, hash(this.key, 0, this.key.length));
    }
    const record = this.#size++;
    const at = record & (BLOCK - 1);
    if (at === 0) this.#blocks.push(new Int32Array(BLOCK * this.#width));
    this.#blocks[record >>> BLOCK_BITS]?.set(this.key, at * this.#width);
    this.#slots[slot] = record + 1;
    return record;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    for (let record = 0; record < this.#size; record++) {
      const block = this.#blocks[record >>> BLOCK_BITS];
      if (block !== undefined) slots[freeSlot(slots, hash(block, (record & (BLOCK - 1)) * this.#width, this.key.length))] = record + 1;
    }
    this.#slots = slots;
  }
}

const freeSlot = (slots: Int32Array, at: number): number => {
  const mask = slots.length - 1;
  let slot = at & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
};

/** Each word stirred in, and a finalizer: ids are small and alike, and must not fall together. */
const hash = (words: Int32Array, from: number, count: number): number => {
  let h = 0;
  for (let i = from; i < from + count; i++) {
    h = Math.imul(h ^ (words[i] ?? 0), 0x9e37_79b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  return (h ^ (h >>> 13)) >>> 0;
};
