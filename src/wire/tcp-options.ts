/**
 * TCP options (RFC 9293 §3.1, §3.2). Any option is understood in any segment (MUST-5), one that is not known is skipped by
 * its length (MUST-6), and an illegal length ends the list but not the segment (MUST-7).
 */
import { u16, u32 } from "./octets.ts";
import type { PacketProblem } from "./problem.ts";

export type TcpOption =
  | { readonly kind: "nop" }
  /** End of Option List: what follows is padding. */
  | { readonly kind: "end" }
  | { readonly kind: "mss"; readonly mss: number }
  /** RFC 7323 §2. */
  | { readonly kind: "window-scale"; readonly shift: number }
  /** RFC 2018 §2. */
  | { readonly kind: "sack-permitted" }
  | { readonly kind: "sack"; readonly blocks: readonly SackBlock[] }
  /** RFC 7323 §3. */
  | { readonly kind: "timestamps"; readonly val: number; readonly ecr: number }
  /** RFC 7413 §4.1.1; `experimental` in the form of RFC 6994 that was used before. */
  | { readonly kind: "fast-open"; readonly cookie: Uint8Array; readonly experimental: boolean }
  /** RFC 2385 §3. */
  | { readonly kind: "md5"; readonly digest: Uint8Array }
  /** Any other, and a known one whose length is not its own. */
  | { readonly kind: "unknown"; readonly number: number; readonly data: Uint8Array };

export interface SackBlock {
  readonly left: number;
  readonly right: number;
}

const NOP: TcpOption = { kind: "nop" };
const END: TcpOption = { kind: "end" };
const SACK_PERMITTED: TcpOption = { kind: "sack-permitted" };
export const NO_OPTIONS: readonly TcpOption[] = [];
const EXPERIMENTAL = 254;
const FAST_OPEN_ID = 0xf989;
/** NOP, NOP, Timestamps of ten octets: what nearly every segment of a connection has (RFC 7323 appendix A). */
const STAMPED = 0x0101080a;

/** The options in `bytes[from … to)`; what is wrong with them goes to `problems`. */
export const decodeOptions = (bytes: Uint8Array, from: number, to: number, problems: PacketProblem[]): readonly TcpOption[] => {
  if (from >= to) return NO_OPTIONS;
  if (to - from === 12 && u32(bytes, from) === STAMPED) return [NOP, NOP, { kind: "timestamps", val: u32(bytes, from + 4), ecr: u32(bytes, from + 8) }];
  const options: TcpOption[] = [];
  for (let at = from; at < to; ) {
    const number = bytes[at] ?? 0;
    if (number === 0) {
      options.push(END);
      break;
    }
    if (number === 1) {
      options.push(NOP);
      at++;
      continue;
    }
    const length = at + 1 < to ? (bytes[at + 1] ?? 0) : undefined;
    if (length === undefined || length < 2 || at + length > to) {
      problems.push(illegal(at, `option ${number} says that it is ${length ?? "no"} octets long, and ${to - at} are left`, "The options after it cannot be told; those before it are kept"));
      break;
    }
    const known = decodeOne(number, bytes, at + 2, at + length);
    if (known === undefined) problems.push(illegal(at, `option ${number} cannot be ${length} octets long`, "It is kept as an unknown option"));
    options.push(known ?? { kind: "unknown", number, data: bytes.subarray(at + 2, at + length) });
    at += length;
  }
  return options;
};

const illegal = (at: number, message: string, hint: string): PacketProblem => ({ code: "TCP-OPTION-LENGTH", at, message, hint });

/** Undefined when the length is not one that this option has. */
const decodeOne = (number: number, bytes: Uint8Array, at: number, end: number): TcpOption | undefined => {
  const size = end - at;
  switch (number) {
    case 2:
      return size === 2 ? { kind: "mss", mss: u16(bytes, at) } : undefined;
    case 3:
      return size === 1 ? { kind: "window-scale", shift: bytes[at] ?? 0 } : undefined;
    case 4:
      return size === 0 ? SACK_PERMITTED : undefined;
    case 5:
      return size > 0 && size % 8 === 0 ? { kind: "sack", blocks: sackBlocks(bytes, at, end) } : undefined;
    case 8:
      return size === 8 ? { kind: "timestamps", val: u32(bytes, at), ecr: u32(bytes, at + 4) } : undefined;
    case 19:
      return size === 16 ? { kind: "md5", digest: bytes.subarray(at, end) } : undefined;
    case 34:
      return { kind: "fast-open", cookie: bytes.subarray(at, end), experimental: false };
    case EXPERIMENTAL:
      if (size >= 2 && u16(bytes, at) === FAST_OPEN_ID) return { kind: "fast-open", cookie: bytes.subarray(at + 2, end), experimental: true };
      return { kind: "unknown", number, data: bytes.subarray(at, end) };
    default:
      return { kind: "unknown", number, data: bytes.subarray(at, end) };
  }
};

const sackBlocks = (bytes: Uint8Array, from: number, to: number): readonly SackBlock[] => {
  const blocks: SackBlock[] = [];
  for (let at = from; at < to; at += 8) blocks.push({ left: u32(bytes, at), right: u32(bytes, at + 4) });
  return blocks;
};

/** The options as octets, padded with zeros to whole words (MUST-69). @throws when they are more than the 40 octets a header has for them. */
export const encodeOptions = (options: readonly TcpOption[]): Uint8Array => {
  const octets = options.flatMap(encodeOne);
  if (octets.length > 40) throw new RangeError(`${octets.length} octets of TCP options; a header holds 40`);
  const padded = new Uint8Array(Math.ceil(octets.length / 4) * 4);
  padded.set(octets);
  return padded;
};

const word = (value: number): readonly number[] => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
const sized = (number: number, data: readonly number[]): readonly number[] => [number, data.length + 2, ...data];

const encodeOne = (option: TcpOption): readonly number[] => {
  switch (option.kind) {
    case "end":
      return [0];
    case "nop":
      return [1];
    case "mss":
      return sized(2, [option.mss >>> 8, option.mss & 0xff]);
    case "window-scale":
      return sized(3, [option.shift]);
    case "sack-permitted":
      return sized(4, []);
    case "sack":
      return sized(5, option.blocks.flatMap(({ left, right }) => [...word(left), ...word(right)]));
    case "timestamps":
      return sized(8, [...word(option.val), ...word(option.ecr)]);
    case "fast-open":
      return option.experimental ? sized(EXPERIMENTAL, [FAST_OPEN_ID >>> 8, FAST_OPEN_ID & 0xff, ...option.cookie]) : sized(34, [...option.cookie]);
    case "md5":
      return sized(19, [...option.digest]);
    case "unknown":
      return sized(option.number, [...option.data]);
    default:
      return option satisfies never;
  }
};
