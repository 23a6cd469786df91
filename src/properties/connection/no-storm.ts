import { segmentLength } from "../../model/segment.ts";
import type { InFlight, Side, World, WorldStep } from "../../model/world-types.ts";
import { broken, OK, property } from "../property.ts";
import { bothSides, type PerSide } from "./per-side.ts";

/** For each segment on its way to a side, oldest first: how many empty segments in a row led to it, each sent only because of the one before. */
type Memory = PerSide<readonly number[]>;

const isEmpty = (inFlight: InFlight): boolean => segmentLength(inFlight.segment) === 0;

/**
 * Old ACK → RST → challenge ACK → exact RST is the longest exchange of empty segments that RFC 5961 needs. Two ends that are
 * out of step (one in SYN-RECEIVED from a stale SYN) may answer each other's challenges until the throttle of §7 ends it.
 */
const longest = (step: WorldStep): number => 4 + 2 * (step.claimed.challengeLimit?.count ?? 0);

const towards = ({ network }: World, side: Side): World["network"] => network.filter(({ to }) => to === side);

const depths = (step: WorldStep, memory: Memory): Memory => {
  const { before, after, moved, sent } = step;
  const known = (inFlight: InFlight): number => memory[inFlight.to][towards(before, inFlight.to).indexOf(inFlight)] ?? 0;
  const caused = step.ends.length > 0 && moved !== undefined && isEmpty(moved) ? known(moved) + 1 : 0;
  const depth = (inFlight: InFlight): number => (!sent.includes(inFlight) ? known(inFlight) : isEmpty(inFlight) ? caused : 0);
  return { A: towards(after, "A").map(depth), B: towards(after, "B").map(depth) };
};

export const noStorm = property<WorldStep, Memory>({
  id: "no-storm",
  title: "One segment never sets off an endless exchange",
  claim: "Without a user call or a timeout, only a few empty segments follow from one another: an acceptable ACK is not acknowledged, and challenges are throttled.",
  clause: "§3.10.7.4, RFC 1337 §2.3, RFC 5961 §7, §10",
  kind: "always",
  scope: "connection",
  looksAt: "segments",
  start: bothSides<readonly number[]>([]),
  when: (step) => step.moved !== undefined && isEmpty(step.moved) && step.ends.length > 0,
  then: (step, memory) => {
    const { A, B } = depths(step, memory);
    const deepest = Math.max(0, ...A, ...B);
    return deepest <= longest(step) ? OK : broken(`${deepest} empty segments in a row, each an answer to the one before`, "sent");
  },
  remember: depths,
});
