import { TICKS_PER_MS } from "../../model/isn.ts";
import type { IsnStep } from "../../model/isn-series.ts";
import { distanceFrom, type Seq } from "../../model/seq.ts";
import { broken, OK, property } from "../property.ts";

interface Last {
  readonly isn: Seq;
  readonly ago: number;
}
type Memory = Readonly<Record<number, Last>>;

/** "Roughly every 4 microseconds": a clock that runs at half the speed or at twice is let pass. */
const SLOWEST = 0.5;
const FASTEST = 2;
/** A quarter of the number space, so that twice the distance is still told from a step back. */
const LONGEST = 0x4000_0000 / TICKS_PER_MS;

export const isnMovesWithTheClock = property<IsnStep, Memory>({
  id: "isn-moves-with-the-clock",
  title: "The ISN moves with a clock of 4 µs",
  claim: "Between two connections of the same sockets the ISN advances by about one for every four microseconds.",
  clause: "§3.4.1, MUST-8",
  kind: "always",
  scope: "isn",
  start: {},
  when: ({ opening }, memory) => {
    const last = memory[opening.remote];
    const gap = (last?.ago ?? 0) + opening.after;
    return last !== undefined && gap > 0 && gap < LONGEST;
  },
  then: ({ opening, isn }, memory) => {
    const last = memory[opening.remote];
    if (last === undefined) return OK;
    const gap = last.ago + opening.after;
    const ticks = gap * TICKS_PER_MS;
    const advance = distanceFrom(last.isn, isn);
    if (advance >= ticks * SLOWEST && advance <= ticks * FASTEST) return OK;
    return broken(`${gap} ms are ${ticks} ticks of 4 µs, but the ISN advanced by ${advance}`, "isn");
  },
  remember: ({ opening, isn }, memory) => ({
    ...Object.fromEntries(Object.entries(memory).map(([remote, last]) => [remote, { ...last, ago: last.ago + opening.after }])),
    [opening.remote]: { isn, ago: 0 },
  }),
});
