import { SIDES, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, property } from "../property.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

/** Whether an active OPEN of this side still waits for its result. */
type Memory = PerSide<boolean>;

const RESULTS: ReadonlySet<string> = new Set(["open", "refused", "reset", "timeout"]);

export const openingComesToAnEnd = property<WorldStep, Memory>({
  id: "opening-comes-to-an-end",
  title: "Every opening succeeds or fails",
  claim: "When faults cease, nobody stays in SYN-SENT or SYN-RECEIVED, and whoever called an active OPEN was told: open, refused, reset or timeout.",
  clause: "§3.5, §3.8.3 MUST-20, MUST-23",
  kind: "eventually",
  scope: "connection",
  start: bothSides(false),
  when: (step, waiting) => step.settled === true && (SIDES.some((side) => waiting[side]) || SIDES.some((side) => step.after[side].incarnation > 0)),
  then: (step, waiting) => {
    for (const side of SIDES) {
      const { state } = step.after[side].tcb;
      if (state === "SYN-SENT" || state === "SYN-RECEIVED") return broken(`${side} stays in ${state}`, `after.${side}.tcb.state`);
      if (waiting[side]) return broken(`${side}'s user never hears what became of its OPEN`, `${side}.signals`);
    }
    return OK;
  },
  remember: (step, waiting) => {
    let next = waiting;
    const { action } = step;
    if (action.do === "reboot") next = withSide(next, action.side, false);
    for (const end of step.ends) {
      // A user who closes or aborts knows what became of the connection.
      const answered = end.signals.some(({ kind }) => RESULTS.has(kind)) || (end.event.kind === "call" && end.next.state === "CLOSED");
      // CLOSE in SYN-RECEIVED goes on to a close: its result is the end of the connection.
      const closes = end.event.kind === "call" && end.event.call === "CLOSE";
      const asks = end.next.state === "SYN-SENT" && end.before.state !== "SYN-SENT";
      if (answered || closes) next = withSide(next, end.side, false);
      else if (asks) next = withSide(next, end.side, true);
    }
    return next;
  },
});
