/**
 * Sequence numbers: a point on a circle of 2^32 numbers, and distances along it (RFC 9293 §3.4).
 *
 * This is the only file that may compare or add raw sequence numbers. The two brands keep a point and a length apart,
 * but the compiler does not stop `a < b` on them: test/model/translation.test.ts does, by shifting every ISN.
 */
declare const point: unique symbol;
declare const distance: unique symbol;

/** A sequence number: an integer in 0 … 2^32 − 1. */
export type Seq = number & { readonly [point]: true };
/** A distance in sequence space, in octets (SYN and FIN count as one octet each). */
export type Len = number & { readonly [distance]: true };

/** The point at `value` modulo 2^32. */
export const seq = (value: number): Seq => (value >>> 0) as Seq;
export const len = (octets: number): Len => (octets >>> 0) as Len;

/** `from + by`, modulo 2^32. */
export const add = (from: Seq, by: number): Seq => ((from + by) >>> 0) as Seq;
/** The distance to walk up from `from` to reach `to`, modulo 2^32. */
export const distanceFrom = (from: Seq, to: Seq): Len => ((to - from) >>> 0) as Len;

/**
 * `a < b` modulo 2^32: b is less than half the circle ahead of a.
 * AMBIGUITY: §3.4 leaves a distance of exactly 2^31 undefined; here neither is before the other, and no rule depends on it.
 */
export const before = (a: Seq, b: Seq): boolean => {
  const ahead = (b - a) >>> 0;
  return ahead > 0 && ahead < 0x8000_0000;
};
/** `a =< b` modulo 2^32. */
export const beforeOrAt = (a: Seq, b: Seq): boolean => a === b || before(a, b);
/** The later of the two points. */
export const later = (a: Seq, b: Seq): Seq => (before(a, b) ? b : a);
/** `left =< point < left + size`, modulo 2^32. An empty window holds nothing. */
export const inWindow = (at: Seq, left: Seq, size: number): boolean => ((at - left) >>> 0) < size;
