/** What the ISN properties remember: the last opening of each pair of sockets. */
import type { IsnStep } from "../../model/isn-series.ts";
import type { Seq } from "../../model/seq.ts";

interface Last {
  readonly isn: Seq;
  /** ms since it was selected. */
  readonly ago: number;
}
export type LastOpenings = Readonly<Record<number, Last>>;

/** The previous opening of the same sockets, and how many ms ago it was, now. */
export const previous = ({ opening }: IsnStep, memory: LastOpenings): Last | undefined => {
  const last = memory[opening.remote];
  return last && { isn: last.isn, ago: last.ago + opening.after };
};

export const rememberOpening = ({ opening, isn }: IsnStep, memory: LastOpenings): LastOpenings => ({
  ...Object.fromEntries(Object.entries(memory).map(([remote, last]) => [remote, { ...last, ago: last.ago + opening.after }])),
  [opening.remote]: { isn, ago: 0 },
});
