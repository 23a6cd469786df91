/** Octets told by their origin: `B1:0-3` is the first four octets that B wrote in its first connection. */
import { labelOf, type Octet } from "../model/octet.ts";

/** Runs of consecutive octets in short, in order: `A1:0-2, X0:0`; `none` when there are none. */
export const showOctets = (data: readonly Octet[]): string => {
  const runs: { readonly from: Octet; readonly to: Octet }[] = [];
  for (const next of data) {
    const last = runs.at(-1);
    if (last !== undefined && follows(last.to, next)) runs[runs.length - 1] = { from: last.from, to: next };
    else runs.push({ from: next, to: next });
  }
  return runs.length === 0 ? "none" : runs.map(({ from, to }) => showRun(from, to)).join(", ");
};

const follows = (a: Octet, b: Octet): boolean => {
  const [one, two] = [labelOf(a), labelOf(b)];
  return one.origin === two.origin && one.incarnation === two.incarnation && one.offset + 1 === two.offset;
};

const showRun = (from: Octet, to: Octet): string => {
  const { origin, incarnation, offset } = labelOf(from);
  return `${origin}${incarnation}:${offset}${from === to ? "" : `-${labelOf(to).offset}`}`;
};
