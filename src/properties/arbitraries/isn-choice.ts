/** Initial sequence numbers that straddle 2^32 more often than not: that is where comparisons go wrong. */
import { oneOf, weighted, type Dice } from "./dice.ts";
import type { ScheduleIsn } from "./schedule-type.ts";

const AWKWARD = [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1];

const isn = (dice: Dice): number =>
  weighted<() => number>(dice, [
    [6, () => 2 ** 32 - dice.int(1, 12)],
    [2, () => oneOf(dice, AWKWARD)],
    [2, () => dice.int(0, 2 ** 32 - 1)],
  ])();

/** The clock moves by 250 ticks a ms; connections of one tuple are at least some octets, seldom hours, apart. */
export const chooseIsn = (dice: Dice): ScheduleIsn => ({ A: isn(dice), B: isn(dice), step: oneOf(dice, [64_000, 64_000, 250, 2 ** 27]) });
