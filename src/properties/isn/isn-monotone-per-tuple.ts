import { TICKS_PER_MS } from "../../model/isn.ts";
import type { IsnStep } from "../../model/isn-series.ts";
import { before, distanceFrom, type Seq } from "../../model/seq.ts";
import { broken, OK, property } from "../property.ts";

interface Last {
  readonly isn: Seq;
  /** ms since it was selected. */
  readonly ago: number;
}
type Memory = Readonly<Record<number, Last>>;

/** Half the number space, 2.39 hours: beyond it "later" has no meaning (§3.4). */
const HALF = 0x8000_0000 / TICKS_PER_MS;

export const isnMonotonePerTuple = property<IsnStep, Memory>({
  id: "isn-monotone-per-tuple",
  title: "A new incarnation starts above the old one",
  claim: "When a connection is opened again between the same two sockets, its ISN lies after the previous one's.",
  clause: "§3.4.1, MUST-8; RFC 6528 §3",
  kind: "always",
  scope: "isn",
  start: {},
  when: ({ opening }, memory) => {
    const last = memory[opening.remote];
    const gap = (last?.ago ?? 0) + opening.after;
    return last !== undefined && gap > 0 && gap < HALF;
  },
  then: ({ opening, isn }, memory) => {
    const last = memory[opening.remote];
    if (last === undefined || before(last.isn, isn)) return OK;
    return broken(
      `the ISN ${isn} does not lie after ${last.isn}, that of the previous connection with socket ${opening.remote} (it is ${distanceFrom(isn, last.isn)} below)`,
      "isn",
    );
  },
  remember: ({ opening, isn }, memory) => ({
    ...Object.fromEntries(Object.entries(memory).map(([remote, last]) => [remote, { ...last, ago: last.ago + opening.after }])),
    [opening.remote]: { isn, ago: 0 },
  }),
});
