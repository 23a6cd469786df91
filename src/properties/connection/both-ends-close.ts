import { other, SIDES, type Side, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, property } from "../property.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

/** Whether the user of this side has closed the connection it is in. */
type Memory = PerSide<boolean>;

export const bothEndsClose = property<WorldStep, Memory>({
  id: "both-ends-close",
  title: "When both users close and faults cease, both ends close",
  claim: "If both users have called CLOSE and the network is fair again, both ends reach CLOSED; only a FIN-WAIT-2 whose other end is gone for good may stay (the RFC gives it no timer).",
  clause: "§3.6, §3.8.3",
  kind: "eventually",
  scope: "connection",
  start: bothSides(false),
  when: (step, closed) => step.settled === true && SIDES.every((side) => closed[side]),
  then: (step) => {
    const orphan = (side: Side): boolean =>
      step.after[side].tcb.state === "FIN-WAIT-2" && (step.after[other(side)].tcb.state === "CLOSED" || step.after[other(side)].tcb.state === "LISTEN");
    for (const side of SIDES) {
      const { state } = step.after[side].tcb;
      if (state !== "CLOSED" && !orphan(side)) return broken(`${side} stays in ${state} although both users have closed`, `after.${side}.tcb.state`);
    }
    return OK;
  },
  remember: (step, closed) => {
    let next = closed;
    for (const end of step.ends) {
      if (end.tookIss || (end.event.kind === "call" && (end.event.call === "OPEN" || end.event.call === "SEND"))) next = withSide(next, end.side, false);
      if (end.event.kind === "call" && end.event.call === "CLOSE") next = withSide(next, end.side, true);
    }
    return next;
  },
});
