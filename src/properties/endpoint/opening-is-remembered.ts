import type { EndpointStep } from "../../model/world-types.ts";
import type { Effect } from "../oracle/segment-table.ts";
import { isAllOf } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** How the connection was opened, by the user's calls and the SYN that took over a TIME-WAIT. */
type Memory = "passive" | "active" | "reopened" | undefined;

const after = ({ before, event, next }: EndpointStep, memory: Memory): Memory => {
  if (next.state === "CLOSED" || next.state === "TIME-WAIT") return next.state === "CLOSED" ? undefined : memory;
  if (next.state === "LISTEN") return "passive";
  if (before.state === "TIME-WAIT") return "reopened";
  const opens = (before.state === "CLOSED" || before.state === "LISTEN") && event.kind === "call" && next.state === "SYN-SENT";
  return opens ? "active" : memory;
};

const RESETS: ReadonlySet<Effect> = new Set<Effect>(["back-to-listen", "back-to-time-wait", "refused"]);
/** SYN-RECEIVED that a valid reset ends. */
const isReset = (step: EndpointStep): boolean =>
  step.before.state === "SYN-RECEIVED" && step.event.kind === "segment" && step.event.segment.rst && isAllOf(step, RESETS);

export const openingIsRemembered = property<EndpointStep, Memory>({
  id: "opening-is-remembered",
  title: "SYN-RECEIVED remembers how it was opened",
  claim: "A valid reset in SYN-RECEIVED leads back to LISTEN without a word to the user when the OPEN was passive (to TIME-WAIT when the SYN had taken it over), and to CLOSED with \"connection refused\" when it was active.",
  clause: "§3.5 (MUST-11), §3.5.3, §3.10.7.4, second; §3.6.1 (MAY-2)",
  kind: "always",
  scope: "endpoint",
  start: undefined,
  when: (step) => isReset(step) || (step.next.state === "SYN-RECEIVED" && step.before.state !== "SYN-RECEIVED"),
  then: (step, memory) => {
    const { before, next, signals, claimed } = step;
    if (next.state === "SYN-RECEIVED") {
      const opened = after(step, memory);
      const expected = opened === "active" ? "active" : "passive";
      return next.openedBy === expected ? OK : broken(`the connection came about by ${opened ?? "no"} OPEN, but SYN-RECEIVED says ${next.openedBy}`, "after.openedBy");
    }
    const refused = signals.some(({ kind }) => kind === "refused");
    if (memory === "active") {
      const to = claimed.refusedActiveOpen;
      if (next.state !== to) return broken(`an active OPEN is refused: the next state is ${next.state}, not ${to}`, "after.state");
      return refused ? OK : broken("an active OPEN is refused, and the user does not hear of it", "signals");
    }
    if (refused || signals.some(({ kind }) => kind === "reset")) return broken("a passive OPEN is not refused: the user need not be informed", "signals");
    if (memory === "reopened") return next.state === "TIME-WAIT" ? OK : broken(`the SYN that took over TIME-WAIT was an old duplicate: the next state is ${next.state}, not TIME-WAIT`, "after.state");
    const closed = before.state === "SYN-RECEIVED" && before.closeRequested;
    const to = closed ? "CLOSED" : "LISTEN";
    return next.state === to ? OK : broken(`the OPEN was passive: the next state is ${next.state}, not ${to}`, "after.state");
  },
  remember: after,
});
