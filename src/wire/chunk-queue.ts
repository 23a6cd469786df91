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

  /** Whether `count` octets lie at `at`. Of chunks that have to be joined for it no more is copied than that. */
  has(count: number): boolean {
    const here = this.bytes.length - this.at;
    if (here >= count) return true;
    if (this.held < count) return false;
    const [first] = this.#waiting;
    if (here === 0 && first !== undefined && first.length >= count) {
      this.#waiting.shift();
      this.#begin(first);
    } else this.#begin(this.#joined(count));
    return true;
  }

  #begin(bytes: Uint8Array): void {
    this.#held -= bytes.length - (this.bytes.length - this.at);
    this.chunk = new Chunk(bytes);
    this.at = 0;
  }

  /** The octets at hand and the next ones, `count` in all; what is left of the last chunk goes on waiting. */
  #joined(count: number): Uint8Array {
    const joined = new Uint8Array(count);
    let end = this.bytes.length - this.at;
    joined.set(this.bytes.subarray(this.at));
    let used = 0;
    for (const chunk of this.#waiting) {
      const part = chunk.subarray(0, count - end);
      joined.set(part, end);
      end += part.length;
      if (part.length < chunk.length) this.#waiting[used] = chunk.subarray(part.length);
      else used++;
      if (end === count) break;
    }
    this.#waiting.splice(0, used);
    return joined;
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
