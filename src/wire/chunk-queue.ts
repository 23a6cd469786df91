/** Chunks of a file, read as if they were one, keeping only what is not yet used up. */

import { Chunk } from "./chunk.ts";

export class ChunkQueue {
  /** The octets at hand begin at `at` in this one. A view of it is safe: it is never written to. */
  chunk = new Chunk(new Uint8Array(0));
  at = 0;
  /** Where `at` is in the file. */
  offset = 0;
  #waiting: Uint8Array[] = [];
  #held = 0;
  /** Octets yet to come that nobody wants. */
  #unwanted = 0;

  /** @param chunk is kept, and must not be written to afterwards. */
  push(chunk: Uint8Array): void {
    const skipped = Math.min(this.#unwanted, chunk.length);
    this.#unwanted -= skipped;
    this.offset += skipped;
    if (skipped === chunk.length) return;
    this.#waiting.push(skipped === 0 ? chunk : chunk.subarray(skipped));
    this.#held += chunk.length - skipped;
  }

  get bytes(): Uint8Array {
    return this.chunk.bytes;
  }

  /** How many octets there are, in one piece or not. */
  get held(): number {
    return this.bytes.length - this.at + this.#held;
  }

  /** Whether the file owes octets that were skipped. */
  get owing(): boolean {
    return this.#unwanted > 0;
  }

  /** Whether `count` octets lie at `at`. Chunks are joined only when they suffice, so that many small ones cost no more than a large one. */
  has(count: number): boolean {
    if (this.bytes.length - this.at >= count) return true;
    if (this.held < count) return false;
    const rest = this.bytes.subarray(this.at);
    const [first] = this.#waiting;
    if (rest.length === 0 && first !== undefined && this.#waiting.length === 1) this.chunk = new Chunk(first);
    else {
      const joined = new Uint8Array(this.held);
      joined.set(rest);
      let end = rest.length;
      for (const chunk of this.#waiting) {
        joined.set(chunk, end);
        end += chunk.length;
      }
      this.chunk = new Chunk(joined);
    }
    this.at = 0;
    this.#waiting = [];
    this.#held = 0;
    return true;
  }

  /** Goes on by `count` octets, whether they have come or not. */
  skip(count: number): void {
    const here = Math.min(count, this.bytes.length - this.at);
    this.at += here;
    this.offset += here;
    const rest = count - here;
    if (rest === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#held = 0;
    this.#unwanted = rest;
    for (const chunk of waiting) this.push(chunk);
  }
}
