import type { State } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { OK, broken, stateless } from "../property.ts";

/** What may cause a change of state. */
type Cause = "OPEN" | "SEND" | "CLOSE" | "ABORT" | "SYN" | "SYN,ACK" | "ACK" | "FIN" | "FIN,ACK" | "RST" | "text" | "foreign" | "timeout";

/** The edges of the state diagram (figure 5) and of §3.10, each with its causes. */
const EDGES: Readonly<Record<State, Partial<Readonly<Record<State, readonly Cause[]>>>>> = {
  CLOSED: { LISTEN: ["OPEN"], "SYN-SENT": ["OPEN"] },
  LISTEN: { "SYN-RECEIVED": ["SYN"], "SYN-SENT": ["OPEN", "SEND"], CLOSED: ["CLOSE", "ABORT"] },
  "SYN-SENT": { "SYN-RECEIVED": ["SYN"], ESTABLISHED: ["SYN,ACK"], "CLOSE-WAIT": ["SYN,ACK"], CLOSED: ["CLOSE", "ABORT", "RST", "timeout"] },
  "SYN-RECEIVED": {
    ESTABLISHED: ["ACK"], "CLOSE-WAIT": ["ACK"], "FIN-WAIT-1": ["CLOSE", "ACK"], CLOSING: ["ACK"], LISTEN: ["RST", "SYN", "timeout"],
    "TIME-WAIT": ["RST", "SYN", "timeout", "ABORT"], CLOSED: ["RST", "ABORT", "timeout", "SYN", "foreign", "text"],
  },
  ESTABLISHED: { "FIN-WAIT-1": ["CLOSE"], "CLOSE-WAIT": ["FIN", "text"], CLOSED: ["RST", "ABORT", "timeout", "SYN", "foreign", "CLOSE"], "TIME-WAIT": ["ABORT"] },
  "FIN-WAIT-1": { "FIN-WAIT-2": ["ACK"], CLOSING: ["FIN", "text"], "TIME-WAIT": ["FIN,ACK", "ACK", "ABORT"], CLOSED: ["RST", "ABORT", "timeout", "SYN", "text", "foreign"] },
  "FIN-WAIT-2": { "TIME-WAIT": ["FIN", "text", "ABORT"], CLOSED: ["RST", "ABORT", "timeout", "SYN", "text", "foreign"] },
  "CLOSE-WAIT": { "LAST-ACK": ["CLOSE", "ACK", "timeout"], CLOSED: ["RST", "ABORT", "timeout", "SYN", "foreign", "CLOSE"], "TIME-WAIT": ["ABORT"] },
  CLOSING: { "TIME-WAIT": ["ACK"], CLOSED: ["RST", "ABORT", "timeout", "SYN", "foreign", "ACK"] },
  "LAST-ACK": { CLOSED: ["ACK", "RST", "ABORT", "timeout", "SYN", "foreign"] },
  "TIME-WAIT": { CLOSED: ["timeout", "RST", "ABORT", "SYN", "foreign"], "SYN-RECEIVED": ["SYN"] },
};

/** What the event was, in the words of the table. */
const causes = ({ event, claimed }: EndpointStep): readonly Cause[] => {
  switch (event.kind) {
    case "call":
      return event.call === "RECEIVE" || event.call === "STATUS" ? [] : [event.call];
    case "elapse":
      return ["timeout"];
    case "segment": {
      const { syn, fin, rst, ack, data, security } = event.segment;
      if (rst) return ["RST"];
      const bits: Cause[] = [];
      if ((security ?? 0) !== claimed.security) bits.push("foreign");
      if (syn) bits.push(ack === undefined ? "SYN" : "SYN,ACK", "SYN");
      if (ack !== undefined) bits.push("ACK");
      if (fin) bits.push("FIN");
      if (fin && ack !== undefined) bits.push("FIN,ACK");
      // Text can fill the gap before a FIN that was held.
      if (data.length > 0) bits.push("text");
      return bits;
    }
    default:
      return event satisfies never;
  }
};

export const allowedTransitions = stateless<EndpointStep>({
  id: "allowed-transitions",
  title: "Every change of state is one of those in the state diagram",
  claim: "A state changes only along an edge of figure 5 (with its notes) or of §3.10, and only for the cause that the edge names.",
  clause: "§3.3.2, figure 5; §3.10",
  kind: "always",
  scope: "endpoint",
  when: ({ before, next }) => before.state !== next.state,
  then: (step) => {
    const allowed = EDGES[step.before.state][step.next.state];
    const found = causes(step);
    if (allowed === undefined) return broken(`no event leads from ${step.before.state} to ${step.next.state}`, "after.state");
    if (allowed.some((cause) => found.includes(cause))) return OK;
    return broken(`${step.before.state} goes to ${step.next.state} by ${found.join(", ") || "nothing"}, not by ${allowed.join(" or ")}`, "after.state");
  },
});
