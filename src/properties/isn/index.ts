/** The properties of ISN selection, judged on a host that opens connections one after the other. */
import { isnMonotonePerTuple } from "./isn-monotone-per-tuple.ts";
import { isnMovesWithTheClock } from "./isn-moves-with-the-clock.ts";
import { isnUnrelatedAcrossTuples } from "./isn-unrelated-across-tuples.ts";

export const ISN_PROPERTIES = [isnMonotonePerTuple, isnMovesWithTheClock, isnUnrelatedAcrossTuples];
