/**
 * SipHash-2-4 (Aumasson and Bernstein): the keyed pseudorandom function behind initial sequence numbers and SYN cookies.
 * RFC 6528 §3 leaves the choice free and deems a key of 128 bits adequate.
 *
 * A word of 64 bits is kept in two halves, for every SYN of every run goes through here, and BigInt is slow.
 */

/** A key of 128 bits: four words of 32, the least significant first. */
export type SipKey = readonly [number, number, number, number];

/** The hash of whole 32-bit words and up to three octets more, as its lower and upper half. */
function hashed([k0, k1, k2, k3]: SipKey, words: readonly number[], rest: readonly number[]): readonly [lower: number, upper: number] {
  // v0 to v3, of each the lower half in small letters.
  let a = k0 ^ 0x7073_6575, A = k1 ^ 0x736f_6d65, b = k2 ^ 0x6e64_6f6d, B = k3 ^ 0x646f_7261;
  let c = k0 ^ 0x6e65_7261, C = k1 ^ 0x6c79_6765, d = k2 ^ 0x7974_6573, D = k3 ^ 0x7465_6462;

  const octets = 4 * words.length + rest.length;
  const blocks = Math.floor(octets / 8);
  const last = rest.reduceRight((word, octet) => (word << 8) | (octet & 0xff), 0);
  for (let block = 0; block <= blocks + 1; block++) {
    // The last block holds what is left over, and in its highest octet the length; then come four rounds without one.
    const lower = block > blocks ? 0 : (words[2 * block] ?? last);
    const upper = block > blocks ? 0 : block < blocks ? (words[2 * block + 1] ?? 0) : (octets << 24) | (2 * block < words.length ? last : 0);
    if (block > blocks) c ^= 0xff;
    d ^= lower;
    D ^= upper;
    for (let round = block > blocks ? 4 : 2; round > 0; round--) {
      let sum = (a >>> 0) + (b >>> 0), was = 0;
      A = (A + B + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      a = sum | 0;
      was = b;
      b = ((b << 13) | (B >>> 19)) ^ a;
      B = ((B << 13) | (was >>> 19)) ^ A;
      was = a;
      a = A;
      A = was;
      sum = (c >>> 0) + (d >>> 0);
      C = (C + D + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      c = sum | 0;
      was = d;
      d = ((d << 16) | (D >>> 16)) ^ c;
      D = ((D << 16) | (was >>> 16)) ^ C;
      sum = (c >>> 0) + (b >>> 0);
      C = (C + B + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      c = sum | 0;
      was = b;
      b = ((b << 17) | (B >>> 15)) ^ c;
      B = ((B << 17) | (was >>> 15)) ^ C;
      was = c;
      c = C;
      C = was;
      sum = (a >>> 0) + (d >>> 0);
      A = (A + D + (sum > 0xffff_ffff ? 1 : 0)) | 0;
      a = sum | 0;
      was = d;
      d = ((d << 21) | (D >>> 11)) ^ a;
      D = ((D << 21) | (was >>> 11)) ^ A;
    }
    a ^= lower;
    A ^= upper;
  }
  return [(a ^ b ^ c ^ d) >>> 0, (A ^ B ^ C ^ D) >>> 0];
}

/** The 64-bit hash of `message`, whose elements are octets. */
export const sipHash = (key: SipKey, message: readonly number[]): bigint => {
  const whole = message.length - (message.length % 4);
  const words = Array.from({ length: whole / 4 }, (_, i) => message.slice(4 * i, 4 * i + 4).reduceRight((word, octet) => (word << 8) | (octet & 0xff), 0));
  const [lower, upper] = hashed(key, words, message.slice(whole));
  return (BigInt(upper) << 32n) | BigInt(lower);
};

/** The hash of 32-bit numbers, cut down to 32 bits. */
export const sipHash32 = (key: SipKey, numbers: readonly number[]): number => hashed(key, numbers, [])[0];

/** A key for those who have but one number to tell keys apart by: a trace names its secret so. */
export const keyFrom = (secret: number): SipKey => [0x0302_0100 ^ secret, 0x0706_0504, 0x0b0a_0908, 0x0f0e_0d0c ^ secret];
