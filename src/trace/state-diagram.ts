/** The edges of RFC 9293's state diagram (§3.3.2, figure 5), as the figure labels them: what happens, and what is done. */
import type { State } from "../model/tcb.ts";

export interface DiagramEdge {
  readonly from: State;
  readonly to: State;
  readonly cause: string;
  /** Empty where the figure writes x: nothing is sent. */
  readonly action: string;
  /** The note of the figure that the edge has or comes from. */
  readonly note?: 1 | 2;
}

export const DIAGRAM_EDGES: readonly DiagramEdge[] = [
  { from: "CLOSED", to: "LISTEN", cause: "passive OPEN", action: "create TCB" },
  { from: "CLOSED", to: "SYN-SENT", cause: "active OPEN", action: "create TCB, snd SYN" },
  { from: "LISTEN", to: "CLOSED", cause: "CLOSE", action: "delete TCB" },
  { from: "LISTEN", to: "SYN-RECEIVED", cause: "rcv SYN", action: "snd SYN,ACK" },
  { from: "LISTEN", to: "SYN-SENT", cause: "SEND", action: "snd SYN" },
  { from: "SYN-SENT", to: "CLOSED", cause: "CLOSE", action: "delete TCB" },
  { from: "SYN-SENT", to: "SYN-RECEIVED", cause: "rcv SYN", action: "snd SYN,ACK" },
  { from: "SYN-SENT", to: "ESTABLISHED", cause: "rcv SYN,ACK", action: "snd ACK" },
  { from: "SYN-RECEIVED", to: "LISTEN", cause: "rcv RST", action: "", note: 1 },
  { from: "SYN-RECEIVED", to: "ESTABLISHED", cause: "rcv ACK of SYN", action: "" },
  { from: "SYN-RECEIVED", to: "FIN-WAIT-1", cause: "CLOSE", action: "snd FIN" },
  { from: "ESTABLISHED", to: "FIN-WAIT-1", cause: "CLOSE", action: "snd FIN" },
  { from: "ESTABLISHED", to: "CLOSE-WAIT", cause: "rcv FIN", action: "snd ACK" },
  { from: "FIN-WAIT-1", to: "FIN-WAIT-2", cause: "rcv ACK of FIN", action: "" },
  { from: "FIN-WAIT-1", to: "CLOSING", cause: "rcv FIN", action: "snd ACK" },
  { from: "FIN-WAIT-1", to: "TIME-WAIT", cause: "rcv FIN, ACK of FIN", action: "snd ACK", note: 2 },
  { from: "FIN-WAIT-2", to: "TIME-WAIT", cause: "rcv FIN", action: "snd ACK" },
  { from: "CLOSING", to: "TIME-WAIT", cause: "rcv ACK of FIN", action: "" },
  { from: "CLOSE-WAIT", to: "LAST-ACK", cause: "CLOSE", action: "snd FIN" },
  { from: "LAST-ACK", to: "CLOSED", cause: "rcv ACK of FIN", action: "" },
  { from: "TIME-WAIT", to: "CLOSED", cause: "Timeout=2MSL", action: "delete TCB" },
];

/** The name of a change of state: `LISTEN → SYN-RECEIVED`. */
export const edgeId = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} → ${to}`;
