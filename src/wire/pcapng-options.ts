/** Options of pcapng blocks: a number, a length, and as many octets, padded to whole words. */
import type { ByteOrder } from "./octets.ts";
import type { CaptureProblem } from "./problem.ts";

export interface BlockOption {
  readonly number: number;
  readonly data: Uint8Array;
}

export const OPT_END = 0;
export const OPT_COMMENT = 1;
export const IF_TSRESOL = 9;
export const IF_TSOFFSET = 14;

/** The options in `bytes[from … to)`. @param offset of `bytes` in the file. */
export const readOptions = (order: ByteOrder, bytes: Uint8Array, from: number, to: number, offset: number, found: { push(problem: CaptureProblem): void }): readonly BlockOption[] => {
  const options: BlockOption[] = [];
  for (let at = from; at < to; ) {
    const length = at + 4 <= to ? order.u16(bytes, at + 2) : Infinity;
    if (at + 4 + length > to) {
      found.push({ code: "PCAPNG-OPTION-LENGTH", at: offset + at, message: "an option reaches past its block", hint: "Options from there to the end of the block are left out" });
      break;
    }
    const number = order.u16(bytes, at);
    if (number === OPT_END) break;
    options.push({ number, data: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return options;
};

const UTF8 = new TextDecoder();

export const commentsIn = (options: readonly BlockOption[]): readonly string[] =>
  options.flatMap(({ number, data }) => (number === OPT_COMMENT ? [UTF8.decode(data)] : []));
