import type { State } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { seenFrom } from "../oracle/circle.ts";
import { begins, isConnected, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** How many octets were handed to the user on this connection, and on the one whose TIME-WAIT it took over. */
interface Memory {
  readonly delivered: number;
  readonly old: number;
}

const NOTHING: Memory = { delivered: 0, old: 0 };
const FIN_TAKEN: ReadonlySet<State> = new Set<State>(["CLOSE-WAIT", "CLOSING", "LAST-ACK"]);

const after = (step: EndpointStep, memory: Memory): Memory => {
  const { before, next, signals } = step;
  if (!isSynchronizing(next)) return NOTHING;
  if (before.state === "SYN-RECEIVED" && next.state === "TIME-WAIT") return { delivered: memory.old, old: 0 };
  const base = begins(step) ? { delivered: 0, old: memory.delivered } : memory;
  const handed = signals.reduce((sum, signal) => sum + (signal.kind === "data" ? signal.data.length : 0), 0);
  return handed === 0 ? base : { ...base, delivered: base.delivered + handed };
};

export const acknowledgedIsDelivered = property<EndpointStep, Memory>({
  id: "acknowledged-is-delivered",
  title: "What is acknowledged is handed to the user",
  claim: "Every octet between the remote SYN and RCV.NXT was handed to the user or waits for a RECEIVE; beyond them RCV.NXT counts the FIN alone, once it is taken.",
  clause: "§3.4, §3.10.7.4 (seventh, eighth); §3.10.7.2, third",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: ({ next, claimed }) => isConnected(next) && !(FIN_TAKEN.has(next.state) && claimed.secondFin === "count"),
  then: (step, memory) => {
    const { next } = step;
    if (!isConnected(next)) return OK;
    const { delivered } = after(step, memory);
    const counted = seenFrom(next.irs, next.rcvNxt) - 1 - Number(FIN_TAKEN.has(next.state));
    // In CLOSING nothing waits any more: all of it was pushed to the user with the FIN.
    const known = delivered + next.received.length;
    return counted === known ? OK
      : broken(`RCV.NXT ${next.rcvNxt} in ${next.state} acknowledges ${counted} octets, of which ${delivered} were handed over and ${next.received.length} wait`, "after.rcvNxt");
  },
  remember: after,
});
