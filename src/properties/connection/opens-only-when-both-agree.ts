import type { Seq } from "../../model/seq.ts";
import { other, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, property } from "../property.ts";
import { NO_ISNS, noteIsns, type IsnsUsed } from "./isns-used.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

interface Memory {
  readonly used: IsnsUsed;
  /** The ISNs that each end has received from the other. */
  readonly heard: PerSide<readonly Seq[]>;
}

const opened = (step: WorldStep) => step.ends.filter((end) => end.signals.some(({ kind }) => kind === "open"));

export const opensOnlyWhenBothAgree = property<WorldStep, Memory>({
  id: "opens-only-when-both-agree",
  title: "A connection opens only if the other end asked for it and knows it",
  claim: "An end that tells its user \"open\" has the ISN of a SYN that the other end really sent, and the other end has received its own.",
  clause: "§3.4.1, §3.5",
  kind: "always",
  scope: "connection",
  start: { used: NO_ISNS, heard: bothSides<readonly Seq[]>([]) },
  when: (step) => opened(step).length > 0,
  then: (step, memory) => {
    const used = noteIsns(step, memory.used);
    for (const { side, next } of opened(step)) {
      if (!("irs" in next)) continue;
      const peer = other(side);
      if (!used[peer].includes(next.irs)) {
        return broken(`${side} opens on IRS ${next.irs}, which ${peer} never used: the SYN was an old duplicate`, `after.${side}.tcb.irs`);
      }
      if (!memory.heard[peer].includes(next.iss)) {
        return broken(`${side} opens before ${peer} has received its ISN ${next.iss}: nobody has verified the SYN`, `after.${side}.tcb.state`);
      }
    }
    return OK;
  },
  remember: (step, memory) => {
    let heard = memory.heard;
    for (const { side, next } of step.ends) {
      if ("irs" in next && !heard[side].includes(next.irs)) heard = withSide(heard, side, [...heard[side], next.irs]);
    }
    return { used: noteIsns(step, memory.used), heard };
  },
});
