import type { State } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { rulingOn } from "../oracle/oracle.ts";
import { OK, broken, property } from "../property.ts";

/** How long TIME-WAIT still has to last, ms: at least and at most. Undefined outside TIME-WAIT. */
interface Left {
  readonly least: number;
  readonly most: number;
}
type Memory = Left | undefined;

const full = ({ claimed }: EndpointStep): number => claimed.timeWaitMsls * claimed.msl;

/** Whether what arrived is the remote FIN again: whether that restarts TIME-WAIT is D-3. */
const finAgain = ({ event }: EndpointStep): boolean => event.kind === "segment" && event.segment.fin && !event.segment.rst;

const after = (step: EndpointStep, memory: Memory): Memory => {
  const { before, next, event } = step;
  if (next.state !== "TIME-WAIT") return before.state === "TIME-WAIT" && next.state === "SYN-RECEIVED" ? memory : (next.state === "SYN-RECEIVED" ? memory : undefined);
  const length = full(step);
  if (before.state === "SYN-RECEIVED") return { least: 0, most: length };
  if (before.state !== "TIME-WAIT" || memory === undefined) return { least: length, most: length };
  if (event.kind === "elapse") return { least: memory.least - event.ms, most: memory.most - event.ms };
  if (!finAgain(step)) return memory;
  const exact = event.kind === "segment" && !event.segment.syn && event.segment.ack !== undefined && rulingOn(step)?.row === "TIME-WAIT, retransmitted-fin";
  if (!exact) return { least: memory.least, most: length };
  return step.claimed.timeWaitRestart === "by-retransmitted-fin" ? { least: length, most: length } : memory;
};

/** From SYN-RECEIVED when a CLOSE was waiting there. */
const MAY_ENTER: ReadonlySet<State> = new Set<State>(["SYN-RECEIVED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSING"]);

/** The RFC leads to TIME-WAIT here, whatever the endpoint does. */
const hasToEnter = (step: EndpointStep): boolean => {
  if (!MAY_ENTER.has(step.before.state) || step.event.kind !== "segment") return false;
  const allowed = rulingOn(step)?.allowed ?? [];
  return allowed.length > 0 && allowed.every(({ next }) => next.state === "TIME-WAIT");
};

export const timeWaitLength = property<EndpointStep, Memory>({
  id: "time-wait-length",
  title: "TIME-WAIT lasts 2 MSL",
  claim: "The end that closes first passes through TIME-WAIT and stays there for exactly 2 MSL after it entered or last saw the remote FIN, unless a valid reset, ABORT or a new connection ends it.",
  clause: "§3.6.1 (MUST-13), §3.4.2, §3.10.7.4 (eighth), §3.10.8",
  kind: "always",
  scope: "endpoint",
  start: undefined,
  when: (step) => hasToEnter(step) || (step.before.state === "TIME-WAIT" && step.event.kind === "elapse"),
  then: (step, memory) => {
    const { before, next, event } = step;
    if (before.state !== "TIME-WAIT") {
      return next.state === "TIME-WAIT" ? OK : broken(`${before.state} leads to ${next.state} where it has to lead to TIME-WAIT`, "after.state");
    }
    if (memory === undefined || event.kind !== "elapse") return OK;
    const least = memory.least - event.ms;
    const most = memory.most - event.ms;
    if (next.state !== "TIME-WAIT" && least > 0) return broken(`TIME-WAIT ends ${least} ms before 2 MSL (${full(step)} ms) are over`, "after.state");
    if (next.state === "TIME-WAIT" && most <= 0) return broken(`TIME-WAIT goes on though 2 MSL (${full(step)} ms) are over`, "after.state");
    return OK;
  },
  remember: after,
});
