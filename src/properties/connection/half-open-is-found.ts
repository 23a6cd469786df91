import type { Seq } from "../../model/seq.ts";
import { add } from "../../model/seq.ts";
import type { Tcb } from "../../model/tcb.ts";
import { other, SIDES, type Side, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, property } from "../property.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

/** The IRS of a connection that only this end still believes in, while something is under way that must reveal it. */
type Memory = PerSide<Seq | undefined>;

const believed = (tcb: Tcb): Seq | undefined => {
  switch (tcb.state) {
    case "ESTABLISHED":
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
    case "CLOSE-WAIT":
    case "CLOSING":
    case "LAST-ACK":
      return tcb.irs;
    default:
      return undefined;
  }
};

const knowsNothing = (tcb: Tcb): boolean => tcb.state === "CLOSED" || tcb.state === "LISTEN" || tcb.state === "SYN-SENT";

/** D-12: a new ISN that happens to be RCV.NXT−1 makes the challenge look like an answer. */
const coincides = (survivor: Tcb, lost: Tcb): boolean =>
  lost.state === "SYN-SENT" && "rcvNxt" in survivor && add(lost.iss, 1) === survivor.rcvNxt;

/** What a fair network and patient users do: a run in which anything else happens promises nothing. */
const isFair = (step: WorldStep): boolean => {
  const { action, before } = step;
  switch (action.do) {
    case "deliver":
    case "receive":
    case "status":
    case "settle":
      return true;
    case "elapse":
      return before.network.length === 0;
    default:
      return false;
  }
};

export const halfOpenIsFound = property<WorldStep, Memory>({
  id: "half-open-is-found",
  title: "A half-open connection is discovered and reset",
  claim: "When one end has lost a connection, the first text from the survivor, or the first SYN from the other, leads to the survivor's reset on a fair network, without waiting for a timeout to give up.",
  clause: "§3.5.1, RFC 5961 §4.2",
  kind: "eventually",
  scope: "connection",
  start: bothSides<Seq | undefined>(undefined),
  when: (step, memory) => SIDES.some((side) => memory[side] !== undefined && (step.settled === true || believed(step.after[side].tcb) !== memory[side])),
  then: (step, memory) => {
    for (const side of SIDES) {
      if (memory[side] === undefined) continue;
      if (gaveUp(step, side)) return broken(`${side} found out only by giving up`, `${side}.signals`);
      if (believed(step.after[side].tcb) === memory[side]) {
        return broken(`${side} still believes in a connection that ${other(side)} has lost`, `after.${side}.tcb.state`);
      }
    }
    return OK;
  },
  remember: (step, memory) => {
    let next = memory;
    for (const side of SIDES) {
      if (believed(step.after[side].tcb) !== next[side] || !(isFair(step) || reveals(step, side))) next = withSide(next, side, undefined);
      if (reveals(step, side)) next = withSide(next, side, believed(step.after[side].tcb));
    }
    return next;
  },
});

const gaveUp = (step: WorldStep, side: Side): boolean =>
  step.ends.some((end) => end.side === side && end.signals.some(({ kind }) => kind === "timeout"));

/** Text from the survivor, or a SYN from the end that has lost the connection, is sent into an otherwise quiet network. */
const reveals = (step: WorldStep, survivor: Side): boolean => {
  const { action, after, sent, before } = step;
  const tcb = after[survivor].tcb;
  const lost = after[other(survivor)].tcb;
  if (before.network.length > 0 || sent.length === 0 || believed(tcb) === undefined || !knowsNothing(lost) || coincides(tcb, lost)) return false;
  if (action.do === "send") return action.side === survivor;
  return action.do === "open" && action.mode === "active" && action.side === other(survivor);
};
