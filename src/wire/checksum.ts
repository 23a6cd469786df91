/** The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit words. */

/** The sum of the words of `bytes[from … to)`, not yet folded; an odd last octet counts as if a zero octet followed (RFC 9293 §3.1). */
export const sumOf = (bytes: Uint8Array, from: number, to: number): number => {
  let sum = 0;
  let at = from;
  if (to - from >= LONG) {
    // Two words at a time: 2^16 is 1 in this arithmetic, so the upper one need not be taken apart.
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (; at + 15 < to; at += 16) sum += view.getUint32(at) + view.getUint32(at + 4) + (view.getUint32(at + 8) + view.getUint32(at + 12));
  }
  for (; at + 1 < to; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return at < to ? sum + ((bytes[at] ?? 0) << 8) : sum;
};

/** From here on a view is worth making. */
const LONG = 128;

/** @param sum of words; below 2^53, which no packet comes near. */
export const fold = (sum: number): number => {
  let rest = sum;
  while (rest > 0xffff) rest = (rest % 0x1_0000) + Math.floor(rest / 0x1_0000);
  return rest;
};

/** What goes into the checksum field, when the sum is taken with 0 in it. */
export const checksum = (sum: number): number => ~fold(sum) & 0xffff;

/** Whether a sum taken with the checksum field in it says that nothing was changed. */
export const isIntact = (sum: number): boolean => fold(sum) === 0xffff;
