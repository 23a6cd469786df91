/**
 * SipHash-2-4 (Aumasson and Bernstein): the keyed pseudorandom function behind initial sequence numbers and SYN cookies.
 * RFC 6528 §3 leaves the choice free and deems a key of 128 bits adequate.
 */

/** A key of 128 bits, as two words of 64. */
export interface SipKey {
  readonly k0: bigint;
  readonly k1: bigint;
}

const MASK = 0xffff_ffff_ffff_ffffn;
const rotl = (word: bigint, by: bigint): bigint => ((word << by) | (word >> (64n - by))) & MASK;

type Words = [bigint, bigint, bigint, bigint];

const round = ([v0, v1, v2, v3]: Words): Words => {
  let [a, b, c, d] = [(v0 + v1) & MASK, rotl(v1, 13n), (v2 + v3) & MASK, rotl(v3, 16n)];
  b ^= a;
  d ^= c;
  a = rotl(a, 32n);
  c = (c + b) & MASK;
  a = (a + d) & MASK;
  b = rotl(b, 17n) ^ c;
  d = rotl(d, 21n) ^ a;
  c = rotl(c, 32n);
  return [a, b, c, d];
};

const rounds = (words: Words, count: number): Words => (count === 0 ? words : rounds(round(words), count - 1));

const mix = (words: Words, block: bigint): Words => {
  const [v0, v1, v2, v3] = rounds([words[0], words[1], words[2], words[3] ^ block], 2);
  return [v0 ^ block, v1, v2, v3];
};

/** The 64-bit hash of `message`, whose elements are octets. */
export const sipHash = ({ k0, k1 }: SipKey, message: readonly number[]): bigint => {
  let words: Words = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  const whole = message.length - (message.length % 8);
  for (let at = 0; at < whole; at += 8) words = mix(words, littleEndian(message.slice(at, at + 8)));
  words = mix(words, (BigInt(message.length & 0xff) << 56n) | littleEndian(message.slice(whole)));
  const [v0, v1, v2, v3] = rounds([words[0], words[1], words[2] ^ 0xffn, words[3]], 4);
  return v0 ^ v1 ^ v2 ^ v3;
};

const littleEndian = (octets: readonly number[]): bigint =>
  octets.reduceRight((word, octet) => (word << 8n) | BigInt(octet & 0xff), 0n);

/** The hash of 32-bit numbers, cut down to 32 bits. */
export const sipHash32 = (key: SipKey, numbers: readonly number[]): number =>
  Number(sipHash(key, numbers.flatMap((n) => [n, n >>> 8, n >>> 16, n >>> 24])) & 0xffff_ffffn);

/** A key for those who have but one number to tell keys apart by: a trace names its secret so. */
export const keyFrom = (secret: number): SipKey => ({
  k0: 0x0706050403020100n ^ BigInt(secret >>> 0),
  k1: 0x0f0e0d0c0b0a0908n ^ (BigInt(secret >>> 0) << 32n),
});
