import { TICKS_PER_MS } from "../../model/isn.ts";
import type { IsnStep } from "../../model/isn-series.ts";
import { distanceFrom } from "../../model/seq.ts";
import { broken, OK, property } from "../property.ts";
import { previous, rememberOpening, type LastOpenings } from "./last-opening.ts";

/** "Roughly every 4 microseconds": a clock that runs at half the speed or at twice is let pass. */
const SLOWEST = 0.5;
const FASTEST = 2;
/** A quarter of the number space, so that twice the distance is still told from a step back. */
const LONGEST = 0x4000_0000 / TICKS_PER_MS;

export const isnMovesWithTheClock = property<IsnStep, LastOpenings>({
  id: "isn-moves-with-the-clock",
  title: "The ISN moves with a clock of 4 µs",
  claim: "Between two connections of the same sockets the ISN advances by about one for every four microseconds.",
  clause: "§3.4.1, MUST-8",
  kind: "always",
  scope: "isn",
  start: {},
  when: (step, memory) => {
    const last = previous(step, memory);
    return last !== undefined && last.ago > 0 && last.ago < LONGEST;
  },
  then: (step, memory) => {
    const last = previous(step, memory);
    if (last === undefined) return OK;
    const ticks = last.ago * TICKS_PER_MS;
    const advance = distanceFrom(last.isn, step.isn);
    if (advance >= ticks * SLOWEST && advance <= ticks * FASTEST) return OK;
    return broken(`${last.ago} ms are ${ticks} ticks of 4 µs, but the ISN advanced by ${advance}`, "isn");
  },
  remember: rememberOpening,
});
