import type { Signal } from "../../model/events.ts";
import type { State } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { isSending } from "../oracle/step.ts";
import { showSignals } from "../oracle/show.ts";
import { OK, broken, property } from "../property.ts";

/** Whether the user has heard of the remote end's close. */
interface Memory {
  readonly closing: boolean;
}

const NOTHING: Memory = { closing: false };
const STREAM_OPEN: ReadonlySet<State> = new Set<State>(["SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2"]);
const STREAM_ENDED: ReadonlySet<State> = new Set<State>(["CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"]);
const TOLD_OF_RESET: ReadonlySet<State> = new Set<State>(["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT"]);

const counts = (signals: readonly Signal[], kind: Signal["kind"]): number => signals.filter((signal) => signal.kind === kind).length;

/** The remote FIN is taken in this step; falling back to an old TIME-WAIT, and ABORT, are not that. */
const endsStream = ({ before, next, event }: EndpointStep): boolean =>
  STREAM_OPEN.has(before.state) && STREAM_ENDED.has(next.state) && event.kind === "segment" && !event.segment.rst && !(before.state === "SYN-RECEIVED" && next.state === "TIME-WAIT");

const endsConnection = ({ before, next }: EndpointStep): boolean => isSending(before) && next.state === "CLOSED";

const ABNORMAL: ReadonlySet<Signal["kind"]> = new Set<Signal["kind"]>(["reset", "refused", "timeout"]);

export const signalsTellHowItEnded = property<EndpointStep, Memory>({
  id: "signals-tell-how-it-ended",
  title: "The user can tell a normal close from an abort",
  claim: "\"Connection closing\" is told once, when the remote FIN is taken; a reset is told as \"reset\" (or \"refused\" while opening), a timeout as a timeout; none of them is told otherwise.",
  clause: "§3.6 (MUST-12), §3.10.7.4 (second, eighth), §3.10.8",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: (step) => endsStream(step) || endsConnection(step) || step.signals.some(({ kind }) => kind === "closing" || ABNORMAL.has(kind)),
  then: (step, memory) => {
    const { before, next, event, signals } = step;
    const closing = counts(signals, "closing");
    const told = `the user is told ${showSignals(signals)}`;
    if (closing > 1 || (closing === 1 && memory.closing)) return broken("\"connection closing\" is told twice", "signals");
    if (endsStream(step) && closing === 0) return broken(`the remote FIN leads from ${before.state} to ${next.state}, and ${told}`, "signals");
    // An end that forgets the connection where it has to linger is the business of time-wait-length.
    if (closing === 1 && next.state === "CLOSED") return OK;
    if (closing === 1 && !endsStream(step)) return broken(`"connection closing" is told in ${before.state}, though no FIN is taken`, "signals");
    const abnormal = signals.filter(({ kind }) => ABNORMAL.has(kind));
    if (abnormal.length > 1) return broken(`${told}: one end is enough`, "signals");
    const kind = abnormal[0]?.kind;
    if (kind !== undefined && closing > 0) return broken(`${told}: either a close or an abort`, "signals");
    if (!endsConnection(step)) {
      const back = before.state === "SYN-RECEIVED" && kind === "refused";
      return kind === undefined || back ? OK : broken(`the connection goes on in ${next.state}, but ${told}`, "signals");
    }
    switch (event.kind) {
      case "elapse":
        return kind === "timeout" || (before.state === "SYN-RECEIVED" && before.openedBy === "passive") ? OK : broken(`time ends the connection in ${before.state}, and ${told}`, "signals");
      case "call":
        return kind === undefined ? OK : broken(`the user ends the connection, and ${told}`, "signals");
      case "segment":
        if (!event.segment.rst && event.segment.ack !== undefined && (before.state === "LAST-ACK" || before.state === "CLOSING")) {
          return kind === undefined || event.segment.syn || (event.segment.security ?? 0) !== step.claimed.security ? OK : broken(`the last acknowledgment ends the connection, and ${told}`, "signals");
        }
        if (kind === "timeout") return broken(`a segment ends the connection, and ${told}`, "signals");
        if (event.segment.rst && before.state === "SYN-RECEIVED" && before.openedBy === "active") return kind === "refused" ? OK : broken(`a reset refuses the connection, and ${told}`, "signals");
        return !TOLD_OF_RESET.has(before.state) || kind === "reset" ? OK : broken(`a segment resets the connection in ${before.state}, and ${told}`, "signals");
      default:
        return event satisfies never;
    }
  },
  remember: ({ next, before, signals }, memory) => {
    if (next.state === "CLOSED" || next.state === "LISTEN" || (before.state === "TIME-WAIT" && next.state !== "TIME-WAIT")) return NOTHING;
    return memory.closing || !signals.some(({ kind }) => kind === "closing") ? memory : { closing: true };
  },
});
