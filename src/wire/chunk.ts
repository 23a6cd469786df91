/** Octets in one piece, and the view of them that is worth making once for all packets that lie in them. */

export class Chunk {
  readonly bytes: Uint8Array;
  #words: Uint32Array | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The whole buffer that the octets lie in, in words of the machine. */
  get words(): Uint32Array {
    this.#words ??= new Uint32Array(this.bytes.buffer, 0, this.bytes.buffer.byteLength >>> 2);
    return this.#words;
  }
}
