import { TICKS_PER_MS } from "../../model/isn.ts";
import type { IsnStep } from "../../model/isn-series.ts";
import { before, distanceFrom } from "../../model/seq.ts";
import { broken, OK, property } from "../property.ts";
import { previous, rememberOpening, type LastOpenings } from "./last-opening.ts";

/** Half the number space, 2.39 hours: beyond it "later" has no meaning (§3.4). */
const HALF = 0x8000_0000 / TICKS_PER_MS;

export const isnMonotonePerTuple = property<IsnStep, LastOpenings>({
  id: "isn-monotone-per-tuple",
  title: "A new incarnation starts above the old one",
  claim: "When a connection is opened again between the same two sockets, its ISN lies after the previous one's.",
  clause: "§3.4.1, MUST-8; RFC 6528 §3",
  kind: "always",
  scope: "isn",
  start: {},
  when: (step, memory) => {
    const last = previous(step, memory);
    return last !== undefined && last.ago > 0 && last.ago < HALF;
  },
  then: (step, memory) => {
    const last = previous(step, memory);
    if (last === undefined || before(last.isn, step.isn)) return OK;
    return broken(
      `the ISN ${step.isn} for socket ${step.opening.remote} does not lie after the previous one, ${last.isn}; it is ${distanceFrom(step.isn, last.isn)} below it`,
      "isn",
    );
  },
  remember: rememberOpening,
});
