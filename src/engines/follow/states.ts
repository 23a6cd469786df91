/**
 * Which states an end can be in: a set, since a state is not on the wire. Each set is a word of bits; the tables below say what a
 * segment that may or may not have arrived can lead to (RFC 9293 §3.10.7), and which states can send what an end was seen to send.
 */
import { STATES, type State } from "../../model/tcb.ts";

/** One bit for each of the eleven states. */
export type StateSet = number;

const bit = (state: State): StateSet => 1 << STATES.indexOf(state);
export const setOf = (...states: readonly State[]): StateSet => states.reduce((set, state) => set | bit(state), 0);
export const statesIn = (set: StateSet): readonly State[] => STATES.filter((state) => (set & bit(state)) !== 0);
export const ANY: StateSet = setOf(...STATES);
export const CLOSED_ONLY = setOf("CLOSED");
export const OPEN = setOf("ESTABLISHED");
export const NEW_END = setOf("CLOSED", "LISTEN");

/** What arrives, as far as it moves a state. */
export type Arrival = "syn" | "syn-ack" | "ack-of-syn" | "fin" | "ack-of-fin" | "fin-and-ack-of-fin" | "reset";

type Moves = Partial<Record<State, readonly State[]>>;
const ARRIVALS: Readonly<Record<Arrival, Moves>> = {
  syn: { LISTEN: ["SYN-RECEIVED"], "SYN-SENT": ["SYN-RECEIVED"], "TIME-WAIT": ["SYN-RECEIVED"], "SYN-RECEIVED": ["LISTEN"] },
  "syn-ack": { "SYN-SENT": ["ESTABLISHED"], "SYN-RECEIVED": ["ESTABLISHED"] },
  "ack-of-syn": { "SYN-RECEIVED": ["ESTABLISHED"] },
  fin: { "SYN-SENT": ["CLOSE-WAIT"], "SYN-RECEIVED": ["CLOSE-WAIT"], ESTABLISHED: ["CLOSE-WAIT"], "FIN-WAIT-1": ["CLOSING"], "FIN-WAIT-2": ["TIME-WAIT"] },
  "ack-of-fin": { "FIN-WAIT-1": ["FIN-WAIT-2"], CLOSING: ["TIME-WAIT"], "LAST-ACK": ["CLOSED"] },
  "fin-and-ack-of-fin": { "FIN-WAIT-1": ["FIN-WAIT-2", "CLOSING", "TIME-WAIT"], "FIN-WAIT-2": ["TIME-WAIT"], CLOSING: ["TIME-WAIT"], "LAST-ACK": ["CLOSED"], ESTABLISHED: ["CLOSE-WAIT"] },
  reset: Object.fromEntries(STATES.map((state) => [state, state === "SYN-RECEIVED" ? ["CLOSED", "LISTEN"] : ["CLOSED"]])),
};

/** What an end is seen to send, by which it tells where it is. */
export type Sending = "syn" | "syn-ack" | "segment" | "text" | "first-fin" | "fin-again" | "after-fin";
// D-17: a FIN at once behind the SYN,ACK leaves that to be sent again.
const SENDERS: Readonly<Record<Sending, Moves>> = {
  syn: { CLOSED: ["SYN-SENT"], LISTEN: ["SYN-SENT"], "SYN-SENT": ["SYN-SENT"] },
  "syn-ack": { LISTEN: ["SYN-RECEIVED"], "SYN-SENT": ["SYN-RECEIVED"], "SYN-RECEIVED": ["SYN-RECEIVED"], "TIME-WAIT": ["SYN-RECEIVED"], CLOSED: ["SYN-RECEIVED"], "FIN-WAIT-1": ["FIN-WAIT-1"], CLOSING: ["CLOSING"] },
  segment: {
    "SYN-RECEIVED": ["SYN-RECEIVED"], ESTABLISHED: ["ESTABLISHED"], "FIN-WAIT-1": ["FIN-WAIT-1"], "FIN-WAIT-2": ["FIN-WAIT-2"],
    "CLOSE-WAIT": ["CLOSE-WAIT"], CLOSING: ["CLOSING"], "LAST-ACK": ["LAST-ACK"], "TIME-WAIT": ["TIME-WAIT"],
  },
  // Text is sent from ESTABLISHED on: the ACK that led there has come.
  text: {
    "SYN-RECEIVED": ["ESTABLISHED"], ESTABLISHED: ["ESTABLISHED"], "CLOSE-WAIT": ["CLOSE-WAIT"],
    "FIN-WAIT-1": ["FIN-WAIT-1"], CLOSING: ["CLOSING"], "LAST-ACK": ["LAST-ACK"], "FIN-WAIT-2": ["FIN-WAIT-2"], "TIME-WAIT": ["TIME-WAIT"],
  },
  "first-fin": { "SYN-RECEIVED": ["FIN-WAIT-1"], ESTABLISHED: ["FIN-WAIT-1"], "CLOSE-WAIT": ["LAST-ACK"] },
  "fin-again": { "FIN-WAIT-1": ["FIN-WAIT-1"], CLOSING: ["CLOSING"], "LAST-ACK": ["LAST-ACK"] },
  "after-fin": { "FIN-WAIT-1": ["FIN-WAIT-1"], "FIN-WAIT-2": ["FIN-WAIT-2"], CLOSING: ["CLOSING"], "LAST-ACK": ["LAST-ACK"], "TIME-WAIT": ["TIME-WAIT"] },
};

/** For each set of states what it leads to: that of its lowest state, and of the rest. */
const compiled = (moves: Moves): readonly StateSet[] => {
  const each = STATES.map((state) => setOf(...(moves[state] ?? [])));
  const all: StateSet[] = [0];
  for (let set = 1; set <= ANY; set++) all.push((all[set & (set - 1)] ?? 0) | (each[Math.log2(set & -set)] ?? 0));
  return all;
};
const BY_ARRIVAL = Object.fromEntries(Object.entries(ARRIVALS).map(([name, moves]) => [name, compiled(moves)])) as Readonly<Record<Arrival, readonly StateSet[]>>;
const BY_SENDING = Object.fromEntries(Object.entries(SENDERS).map(([name, moves]) => [name, compiled(moves)])) as Readonly<Record<Sending, readonly StateSet[]>>;

/** After a segment that may be lost, or not have come yet: all that was possible, and what it leads to. */
export const mayReceive = (set: StateSet, arrival: Arrival): StateSet => set | (BY_ARRIVAL[arrival][set] ?? 0);
/** After a segment that an end has sent; nothing is left when no state could have. */
export const sends = (set: StateSet, sending: Sending): StateSet => BY_SENDING[sending][set] ?? 0;

/** The remote FIN is acknowledged by this end, or not yet: half of the synchronized states each. */
export const HEARD_FIN = setOf("CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT");
export const UNHEARD_FIN = setOf("SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2");
