/** The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit words. */
import type { Chunk } from "./chunk.ts";

/** The sum of the words of `bytes[from … to)`, not yet folded; an odd last octet counts as if a zero octet followed (RFC 9293 §3.1). */
export const sumOf = (bytes: Uint8Array, from: number, to: number): number => {
  let sum = 0;
  let at = from;
  for (; at + 1 < to; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return at < to ? sum + ((bytes[at] ?? 0) << 8) : sum;
};

/**
 * The same, folded or not, of octets in a chunk: where they are many, four at a time. Two facts of RFC 1071 §2 make it right: 2^16
 * counts as 1, and where both octets of all words change places, so do those of the sum.
 */
export const sumIn = (chunk: Chunk, from: number, to: number): number => {
  const { bytes } = chunk;
  const origin = bytes.byteOffset;
  const head = -(origin + from) & 3;
  if (to - from < MANY) return sumOf(bytes, from, to);
  const middle = sumOfWords(chunk.words, (origin + from + head) >>> 2, (origin + to) >>> 2);
  const tail = sumOf(bytes, to - ((origin + to) & 3), to);
  const rest = (IS_LITTLE ? swap(fold(middle)) : middle) + tail;
  return sumOf(bytes, from, from + head) + (head % 2 === 0 ? rest : swap(fold(rest)));
};

const MANY = 64;

/** Sums of sums: what does not wait for what was added last can be added at the same time. */
const sumOfWords = (words: Uint32Array, from: number, to: number): number => {
  let [even, odd] = [0, 0];
  let at = from;
  for (; at + 7 < to; at += 8) {
    even += four(words, at);
    odd += four(words, at + 4);
  }
  for (; at < to; at++) even += words[at] ?? 0;
  return even + odd;
};
const four = (words: Uint32Array, at: number): number => (words[at] ?? 0) + (words[at + 1] ?? 0) + ((words[at + 2] ?? 0) + (words[at + 3] ?? 0));

const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const swap = (word: number): number => ((word & 0xff) << 8) | (word >>> 8);

/** @param sum of words; below 2^53, which no packet comes near. */
export const fold = (sum: number): number => {
  const high = Math.floor(sum / 0x1_0000_0000);
  const once = (sum & 0xffff) + ((sum >>> 16) & 0xffff) + (high & 0xffff) + (high >>> 16);
  const twice = (once & 0xffff) + (once >>> 16);
  return (twice & 0xffff) + (twice >>> 16);
};

/** What goes into the checksum field, when the sum is taken with 0 in it. */
export const checksum = (sum: number): number => ~fold(sum) & 0xffff;

/** Whether a sum taken with the checksum field in it says that nothing was changed. */
export const isIntact = (sum: number): boolean => fold(sum) === 0xffff;
