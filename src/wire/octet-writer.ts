/** Octets, written one behind the other. */

export class OctetWriter {
  readonly #little: boolean;
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  constructor(bigEndian: boolean) {
    this.#little = !bigEndian;
  }

  u16(value: number): this {
    const at = this.#grow(2);
    this.#view.setUint16(at, value, this.#little);
    return this;
  }

  u32(value: number): this {
    const at = this.#grow(4);
    this.#view.setUint32(at, value, this.#little);
    return this;
  }

  bytes(octets: Uint8Array): this {
    const at = this.#grow(octets.length);
    this.#bytes.set(octets, at);
    return this;
  }

  /** Zeros up to a whole word. */
  pad(): this {
    this.#grow((4 - (this.#length % 4)) % 4);
    return this;
  }

  get length(): number {
    return this.#length;
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Where `count` octets may be written. */
  #grow(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}
