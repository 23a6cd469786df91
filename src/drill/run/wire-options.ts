/** The options that a system puts into a segment, and how it shows its window: what `--strict` compares. */
import type { Segment } from "../../model/segment.ts";
import type { TcpOptionSpec } from "../script.ts";
import type { System } from "../systems.ts";
import type { Agreement } from "./survey.ts";

const NOP: TcpOptionSpec = { kind: "nop" };
const EOL: TcpOptionSpec = { kind: "eol" };

/**
 * What was agreed on stands in every segment; a SYN that opens offers everything.
 * @param now the timestamp clock, ms.
 */
export const optionsOf = (segment: Segment, agreement: Agreement, { windowShift, optionOrder }: System, now: number): readonly TcpOptionSpec[] => {
  const ts: readonly TcpOptionSpec[] = segment.ts === undefined ? [] : [{ kind: "TS", val: segment.ts.val, ecr: segment.ts.ecr }];
  if (segment.rst) return [];
  if (!segment.syn) return ts.length === 0 ? [] : [NOP, NOP, ...ts];
  const opens = segment.ack === undefined;
  const stamp: readonly TcpOptionSpec[] = opens && ts.length === 0 ? [{ kind: "TS", val: now, ecr: 0 }] : ts;
  const scale: readonly TcpOptionSpec[] = opens || agreement.scaled ? [NOP, { kind: "wscale", value: windowShift }] : [];
  const sack = opens || agreement.sackPermitted;
  const first: TcpOptionSpec = { kind: "mss", value: agreement.ownMss };
  if (optionOrder === "linux") {
    const permitted: readonly TcpOptionSpec[] = sack ? (stamp.length > 0 ? [{ kind: "sackOK" }] : [NOP, NOP, { kind: "sackOK" }]) : stamp.length > 0 ? [NOP, NOP] : [];
    return [first, ...permitted, ...stamp, ...scale];
  }
  return padded([first, ...scale, ...(sack ? [{ kind: "sackOK" } as const] : []), ...(stamp.length > 0 && !sack ? [NOP, NOP] : []), ...stamp]);
};

const LENGTH: Readonly<Record<Exclude<TcpOptionSpec["kind"], "other">, number>> = { nop: 1, eol: 1, sackOK: 2, mss: 4, wscale: 3, sack: 2, TS: 10 };

/** The BSDs fill the header up with ends of the list. */
const padded = (options: readonly TcpOptionSpec[]): readonly TcpOptionSpec[] => {
  const length = options.reduce((sum, { kind }) => sum + (kind === "other" ? 0 : LENGTH[kind]), 0);
  return [...options, ...Array.from({ length: (4 - (length % 4)) % 4 }, () => EOL)];
};

/** SEG.WND as it stands in the header. */
export const windowField = ({ syn, rst, wnd }: Segment, { scaled }: Agreement, { windowShift }: System): number =>
  rst ? 0 : Math.min(0xffff, syn || !scaled ? wnd : wnd >>> windowShift);
