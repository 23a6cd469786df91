/** The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit words. */

/** The sum of the words of `bytes[from … to)`, not yet folded; an odd last octet counts as if a zero octet followed (RFC 9293 §3.1). */
export const sumOf = (bytes: Uint8Array, from: number, to: number): number => {
  let sum = 0;
  let at = from;
  for (; at + 1 < to; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return at < to ? sum + ((bytes[at] ?? 0) << 8) : sum;
};

/** @param sum of words; below 2^48, which no packet comes near. */
export const fold = (sum: number): number => {
  let rest = sum;
  while (rest > 0xffff) rest = (rest % 0x1_0000) + Math.floor(rest / 0x1_0000);
  return rest;
};

/** What goes into the checksum field, when the sum is taken with 0 in it. */
export const checksum = (sum: number): number => ~fold(sum) & 0xffff;

/** Whether a sum taken with the checksum field in it says that nothing was changed. */
export const isIntact = (sum: number): boolean => fold(sum) === 0xffff;
