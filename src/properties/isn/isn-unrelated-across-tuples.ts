import type { IsnStep } from "../../model/isn-series.ts";
import { add, distanceFrom, seq, type Seq } from "../../model/seq.ts";
import { broken, OK, property } from "../property.ts";

/** Per remote socket, the ISN without the clock: F, if the ISN is M + F. */
type Memory = Readonly<Record<number, Seq>>;

/** The largest window without scaling: a guess that is off by less still places a segment inside it. */
const WINDOW = 0xffff;

const withoutClock = ({ isn, clock }: IsnStep): Seq => add(isn, -(clock >>> 0));

const isClose = (a: Seq | undefined, b: Seq | undefined): boolean =>
  a !== undefined && b !== undefined && Math.min(distanceFrom(a, b), distanceFrom(b, a)) <= WINDOW;

/** Whether F goes from a to b as it goes from b to c: a sum that somebody outside can do. */
const isEvenStride = (a: Seq | undefined, b: Seq | undefined, c: Seq | undefined): boolean =>
  a !== undefined && b !== undefined && c !== undefined && isClose(seq(distanceFrom(a, b)), seq(distanceFrom(b, c)));

export const isnUnrelatedAcrossTuples = property<IsnStep, Memory>({
  id: "isn-unrelated-across-tuples",
  title: "One connection's ISN does not tell another's",
  claim: "Whoever knows the ISN of one pair of sockets and what time has passed cannot place a segment in the window of another pair.",
  clause: "§3.4.1, SHLD-1, MUST-9; RFC 6528 §3",
  kind: "always",
  scope: "isn",
  start: {},
  when: ({ opening }, memory) => Object.keys(memory).some((remote) => Number(remote) !== opening.remote),
  then: (step, memory) => {
    const { remote } = step.opening;
    const known = { ...memory, [remote]: withoutClock(step) };
    const others = Object.keys(memory).map(Number).filter((other) => other !== remote);
    const moved = others.find((other) => isClose(known[other], known[remote]));
    if (moved !== undefined) {
      return broken(`the ISN ${step.isn} for socket ${remote} is that of socket ${moved} moved on by the clock`, "isn", "clock");
    }
    const counted = others.flatMap((other) => [[other, remote, 2 * remote - other], [2 * other - remote, other, remote]] as const)
      .find(([a, b, c]) => isEvenStride(known[a], known[b], known[c]));
    if (counted === undefined) return OK;
    return broken(`the ISNs of sockets ${counted.join(", ")} differ by equal steps: whoever knows two can count on`, "isn");
  },
  remember: (step, memory) => ({ ...memory, [step.opening.remote]: withoutClock(step) }),
});
