/** Addresses as text. Those of one capture come again and again, so what was written lately is kept: it is the same string, which is quick to compare. */

interface Known {
  readonly octets: Uint8Array;
  readonly text: string;
}

/** How many are kept; a power of two. */
const ROOM = 1_024;

export class AddressBook {
  readonly #known: (Known | undefined)[] = Array.from({ length: ROOM }, () => undefined);
  readonly #size: number;
  readonly #write: (bytes: Uint8Array, at: number) => string;

  /** @param size of an address, in octets. @param write what is looked up when it is not known. */
  constructor(size: number, write: (bytes: Uint8Array, at: number) => string) {
    this.#size = size;
    this.#write = write;
  }

  read(bytes: Uint8Array, at: number): string {
    let hash = 0;
    for (let i = at; i < at + this.#size; i++) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
    const place = (hash ^ (hash >>> 10)) & (ROOM - 1);
    const known = this.#known[place];
    if (known !== undefined && isSame(known.octets, bytes, at)) return known.text;
    const text = this.#write(bytes, at);
    this.#known[place] = { octets: bytes.slice(at, at + this.#size), text };
    return text;
  }
}

const isSame = (octets: Uint8Array, bytes: Uint8Array, at: number): boolean => {
  for (let i = 0; i < octets.length; i++) if (octets[i] !== bytes[at + i]) return false;
  return true;
};
