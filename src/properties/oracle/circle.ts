/**
 * The oracle's own arithmetic on sequence numbers (RFC 9293 §3.4), written apart from the model's so that an error there
 * is not repeated here: ordinary numbers and signed distances, no bit operations.
 */
const CIRCLE = 4_294_967_296;

/** How far up from `from` the point `to` lies: 0 … 2^32 − 1. */
export const ahead = (from: number, to: number): number => {
  const distance = (to - from) % CIRCLE;
  return distance < 0 ? distance + CIRCLE : distance;
};

/** Where `to` lies, seen from `from`: negative below, positive above, at most 2^31 either way. */
export const seenFrom = (from: number, to: number): number => {
  const distance = ahead(from, to);
  return distance > CIRCLE / 2 ? distance - CIRCLE : distance;
};

/** §3.4 leaves a distance of exactly half the circle undefined: nothing is judged by it. */
export const isHalfway = (distance: number): boolean => Math.abs(distance) === CIRCLE / 2;

/** The point `by` above (or below) `from`. */
export const plus = (from: number, by: number): number => ahead(0, from + by);
