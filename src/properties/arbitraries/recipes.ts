/**
 * Every state, reached by real steps of side A and the injected segments of a peer, in every variant of reaching it: where
 * a connection comes from decides what it does next, and each way in has had bugs of its own.
 */
import type { Profile } from "../../model/profile.ts";
import type { State } from "../../model/tcb.ts";
import type { Action, Forged } from "../../model/world-types.ts";

export interface Recipe {
  /** State, and what is special about it. */
  readonly name: string;
  readonly state: State;
  readonly actions: readonly Action[];
  /** Switches that it needs, besides those of the profile. */
  readonly needs?: Partial<Profile>;
}

const inject = (forged: Forged): Action => ({ do: "inject", to: "A", forged });
const NEXT = { at: "rcvNxt", plus: 0 } as const;
const ALL = { at: "sndNxt", plus: 0 } as const;

export const PASSIVE: Action = { do: "open", side: "A", mode: "passive" };
export const ACTIVE: Action = { do: "open", side: "A", mode: "active" };
const CLOSE: Action = { do: "close", side: "A" };
const RECEIVE: Action = { do: "receive", side: "A" };
const ELAPSE: Action = { do: "elapse" };
const send = (octets: number): Action => ({ do: "send", side: "A", octets });

const SYN = inject({ seq: { at: "peerIss", plus: 0 }, syn: true });
const SYN_ACK = inject({ seq: { at: "peerIss", plus: 0 }, ack: ALL, syn: true });
const ACK = inject({ seq: NEXT, ack: ALL });
const FIN = inject({ seq: NEXT, ack: ALL, fin: true });
/** A FIN that does not acknowledge ours. */
const EARLY_FIN = inject({ seq: NEXT, ack: { at: "sndUna", plus: 0 }, fin: true });
const FIN_ACK_OF_TEXT = inject({ seq: NEXT, ack: { at: "sndNxt", plus: -1 }, fin: true });
const text = (octets: number, plus = 0): Action => inject({ seq: { at: "rcvNxt", plus }, ack: ALL, octets });
const window = (wnd: number): Action => inject({ seq: NEXT, ack: ALL, wnd });

const ESTABLISHED_PASSIVE = [PASSIVE, SYN, ACK] as const;
const ESTABLISHED_ACTIVE = [ACTIVE, SYN_ACK] as const;

const TIME_WAIT_PASSIVE = [...ESTABLISHED_PASSIVE, CLOSE, ACK, FIN] as const;
/** The remote FIN's number is RCV.NXT−1; this SYN is above it. */
const NEW_SYN = inject({ seq: { at: "rcvNxt", plus: 50 }, syn: true });

const recipe = (state: State, variant: string, actions: readonly Action[], needs?: Partial<Profile>): Recipe => ({
  name: `${state}, ${variant}`, state, actions, ...(needs === undefined ? {} : { needs }),
});

export const RECIPES: readonly Recipe[] = [
  recipe("CLOSED", "at first", []),
  recipe("CLOSED", "after LAST-ACK", [...ESTABLISHED_PASSIVE, FIN, CLOSE, ACK]),
  recipe("CLOSED", "after ABORT", [...ESTABLISHED_ACTIVE, { do: "abort", side: "A" }]),

  recipe("LISTEN", "remote open", [PASSIVE]),
  recipe("LISTEN", "remote named", [{ do: "open", side: "A", mode: "passive", remote: true }]),
  recipe("LISTEN", "RECEIVE waiting", [PASSIVE, RECEIVE]),
  recipe("LISTEN", "back from SYN-RECEIVED", [PASSIVE, SYN, inject({ seq: NEXT, rst: true })]),

  recipe("SYN-SENT", "just opened", [ACTIVE]),
  recipe("SYN-SENT", "text and RECEIVE waiting", [ACTIVE, send(3), RECEIVE]),
  recipe("SYN-SENT", "SYN sent again", [ACTIVE, ELAPSE, ELAPSE]),
  recipe("SYN-SENT", "from LISTEN by OPEN", [PASSIVE, RECEIVE, ACTIVE]),
  recipe("SYN-SENT", "from LISTEN by SEND", [{ do: "open", side: "A", mode: "passive", remote: true }, send(2)]),

  recipe("SYN-RECEIVED", "passive", [PASSIVE, SYN]),
  recipe("SYN-RECEIVED", "passive, text and FIN on the SYN", [PASSIVE, RECEIVE, inject({ seq: { at: "peerIss", plus: 0 }, syn: true, fin: true, octets: 2 })]),
  recipe("SYN-RECEIVED", "passive, text on the SYN", [PASSIVE, inject({ seq: { at: "peerIss", plus: 0 }, syn: true, octets: 3 })]),
  recipe("SYN-RECEIVED", "passive, SYN,ACK sent again", [PASSIVE, SYN, ELAPSE]),
  recipe("SYN-RECEIVED", "passive, text waiting", [PASSIVE, SYN, send(3), RECEIVE]),
  recipe("SYN-RECEIVED", "passive, CLOSE behind text", [PASSIVE, SYN, send(3), CLOSE]),
  recipe("SYN-RECEIVED", "passive, remote named", [{ do: "open", side: "A", mode: "passive", remote: true }, SYN]),
  recipe("SYN-RECEIVED", "active", [ACTIVE, SYN]),
  recipe("SYN-RECEIVED", "active, text waiting", [ACTIVE, send(2), RECEIVE, SYN]),
  recipe("SYN-RECEIVED", "active, SYN sent again", [ACTIVE, ELAPSE, SYN]),
  recipe("SYN-RECEIVED", "taken over from TIME-WAIT", [...TIME_WAIT_PASSIVE, NEW_SYN]),

  recipe("ESTABLISHED", "passive", ESTABLISHED_PASSIVE),
  recipe("ESTABLISHED", "active", ESTABLISHED_ACTIVE),
  recipe("ESTABLISHED", "both at once", [ACTIVE, SYN, SYN_ACK]),
  recipe("ESTABLISHED", "active, after the SYN was sent again", [ACTIVE, ELAPSE, SYN_ACK]),
  recipe("ESTABLISHED", "passive, after half a second", [PASSIVE, SYN, { do: "elapse", ms: 500 }, ACK]),
  recipe("ESTABLISHED", "taken over from TIME-WAIT", [...TIME_WAIT_PASSIVE, NEW_SYN, ACK]),
  recipe("ESTABLISHED", "text sent", [...ESTABLISHED_PASSIVE, send(6)]),
  recipe("ESTABLISHED", "text sent and acknowledged in part", [...ESTABLISHED_ACTIVE, send(8), inject({ seq: NEXT, ack: { at: "sndUna", plus: 4 } })]),
  recipe("ESTABLISHED", "text sent again", [...ESTABLISHED_ACTIVE, send(3), ELAPSE, ELAPSE]),
  recipe("ESTABLISHED", "text beyond the remote window", [...ESTABLISHED_PASSIVE, window(3), send(6)]),
  recipe("ESTABLISHED", "remote window closed", [...ESTABLISHED_PASSIVE, window(0), send(3)]),
  recipe("ESTABLISHED", "remote window probed", [...ESTABLISHED_PASSIVE, window(0), send(3), ELAPSE]),
  recipe("ESTABLISHED", "last octet waits for a closed window", [...ESTABLISHED_PASSIVE, window(0), send(1)]),
  recipe("ESTABLISHED", "remote window shrunk behind SND.NXT", [...ESTABLISHED_PASSIVE, send(8), inject({ seq: NEXT, ack: { at: "sndUna", plus: 0 }, wnd: 2 })]),
  recipe("ESTABLISHED", "text not read", [...ESTABLISHED_PASSIVE, text(3)]),
  recipe("ESTABLISHED", "own window closed", [...ESTABLISHED_PASSIVE, text(4), text(4)]),
  recipe("ESTABLISHED", "two RECEIVEs waiting", [...ESTABLISHED_ACTIVE, RECEIVE, RECEIVE]),
  recipe("ESTABLISHED", "text held", [...ESTABLISHED_PASSIVE, text(2, 2)]),
  recipe("ESTABLISHED", "two pieces held, and a FIN", [...ESTABLISHED_PASSIVE, RECEIVE, text(1, 5), inject({ seq: { at: "rcvNxt", plus: 2 }, ack: ALL, octets: 1, fin: true })]),
  recipe("ESTABLISHED", "FIN held behind a gap", [...ESTABLISHED_ACTIVE, inject({ seq: { at: "rcvNxt", plus: 1 }, ack: ALL, octets: 1, fin: true })]),
  recipe("ESTABLISHED", "urgent text sent", [...ESTABLISHED_PASSIVE, { do: "send", side: "A", octets: 2, urgent: true }]),
  recipe("ESTABLISHED", "timestamps in use", [PASSIVE, inject({ seq: { at: "peerIss", plus: 0 }, syn: true, ts: 1000 }), inject({ seq: NEXT, ack: ALL, ts: 5 })], { timestamps: true }),
  recipe("ESTABLISHED", "challenge ACKs used up", [...ESTABLISHED_PASSIVE, inject({ seq: { at: "rcvNxt", plus: 1 }, rst: true })], { challengeLimit: { count: 1, interval: 500 } }),

  recipe("FIN-WAIT-1", "from ESTABLISHED", [...ESTABLISHED_PASSIVE, CLOSE]),
  recipe("FIN-WAIT-1", "active", [...ESTABLISHED_ACTIVE, CLOSE]),
  recipe("FIN-WAIT-1", "from SYN-RECEIVED, SYN not acknowledged", [PASSIVE, SYN, CLOSE]),
  recipe("FIN-WAIT-1", "from SYN-RECEIVED, CLOSE was waiting", [PASSIVE, SYN, send(3), CLOSE, ACK]),
  recipe("FIN-WAIT-1", "FIN on text", [...ESTABLISHED_PASSIVE, window(2), send(4), CLOSE, window(8)]),
  recipe("FIN-WAIT-1", "FIN behind text sent", [...ESTABLISHED_ACTIVE, send(3), CLOSE]),
  recipe("FIN-WAIT-1", "FIN waits for the window", [...ESTABLISHED_PASSIVE, window(2), send(5), CLOSE]),
  recipe("FIN-WAIT-1", "last octet and FIN wait for a closed window", [...ESTABLISHED_PASSIVE, window(0), send(1), CLOSE]),
  recipe("FIN-WAIT-1", "FIN sent again", [...ESTABLISHED_PASSIVE, CLOSE, ELAPSE]),
  recipe("FIN-WAIT-1", "text not read", [...ESTABLISHED_PASSIVE, text(3), CLOSE]),
  recipe("FIN-WAIT-1", "text held, RECEIVE waiting", [...ESTABLISHED_PASSIVE, RECEIVE, text(1, 1), CLOSE]),

  recipe("FIN-WAIT-2", "passive", [...ESTABLISHED_PASSIVE, CLOSE, ACK]),
  recipe("FIN-WAIT-2", "active", [...ESTABLISHED_ACTIVE, CLOSE, ACK]),
  recipe("FIN-WAIT-2", "text not read", [...ESTABLISHED_PASSIVE, CLOSE, ACK, text(2)]),
  recipe("FIN-WAIT-2", "text held, RECEIVEs waiting", [...ESTABLISHED_PASSIVE, RECEIVE, RECEIVE, CLOSE, ACK, text(2, 2)]),
  recipe("FIN-WAIT-2", "own window closed", [...ESTABLISHED_PASSIVE, text(4), CLOSE, ACK, text(4)]),

  recipe("CLOSE-WAIT", "passive", [...ESTABLISHED_PASSIVE, FIN]),
  recipe("CLOSE-WAIT", "active", [...ESTABLISHED_ACTIVE, FIN]),
  recipe("CLOSE-WAIT", "straight from SYN-RECEIVED", [PASSIVE, SYN, FIN]),
  recipe("CLOSE-WAIT", "text not read", [...ESTABLISHED_PASSIVE, text(2), inject({ seq: NEXT, ack: ALL, octets: 1, fin: true })]),
  recipe("CLOSE-WAIT", "own window closed", [...ESTABLISHED_PASSIVE, text(4), text(3), FIN]),
  recipe("CLOSE-WAIT", "text sent", [...ESTABLISHED_PASSIVE, FIN, send(3)]),
  recipe("CLOSE-WAIT", "CLOSE waits for the window", [...ESTABLISHED_PASSIVE, window(1), FIN, window(1), send(3), CLOSE]),

  recipe("CLOSE-WAIT", "last octet and CLOSE wait for a closed window", [...ESTABLISHED_PASSIVE, window(0), inject({ seq: NEXT, ack: ALL, fin: true, wnd: 0 }), send(1), CLOSE]),
  recipe("ESTABLISHED", "urgent text on its way", [...ESTABLISHED_PASSIVE, inject({ seq: NEXT, ack: ALL, octets: 2, urg: 6 })]),

  recipe("CLOSING", "simultaneous close", [...ESTABLISHED_PASSIVE, CLOSE, EARLY_FIN]),
  recipe("CLOSING", "active", [...ESTABLISHED_ACTIVE, CLOSE, EARLY_FIN]),
  recipe("CLOSING", "text before our FIN acknowledged", [...ESTABLISHED_ACTIVE, send(2), CLOSE, FIN_ACK_OF_TEXT]),
  recipe("CLOSING", "from SYN-RECEIVED, SYN alone acknowledged", [PASSIVE, SYN, CLOSE, FIN_ACK_OF_TEXT]),
  recipe("CLOSING", "FIN sent again", [...ESTABLISHED_PASSIVE, CLOSE, EARLY_FIN, ELAPSE]),
  recipe("CLOSING", "FIN waits for the window", [...ESTABLISHED_PASSIVE, window(1), send(3), CLOSE, EARLY_FIN]),

  recipe("LAST-ACK", "passive", [...ESTABLISHED_PASSIVE, FIN, CLOSE]),
  recipe("LAST-ACK", "active", [...ESTABLISHED_ACTIVE, FIN, CLOSE]),
  recipe("LAST-ACK", "text before our FIN", [...ESTABLISHED_PASSIVE, FIN, send(3), CLOSE]),
  recipe("LAST-ACK", "FIN sent again", [...ESTABLISHED_PASSIVE, FIN, CLOSE, ELAPSE, ELAPSE]),

  recipe("TIME-WAIT", "by FIN-WAIT-2", TIME_WAIT_PASSIVE),
  recipe("TIME-WAIT", "by FIN-WAIT-2, active", [...ESTABLISHED_ACTIVE, CLOSE, ACK, FIN]),
  recipe("TIME-WAIT", "by CLOSING", [...ESTABLISHED_PASSIVE, CLOSE, EARLY_FIN, ACK]),
  recipe("TIME-WAIT", "straight from FIN-WAIT-1", [...ESTABLISHED_PASSIVE, CLOSE, FIN]),
  recipe("TIME-WAIT", "half over", [...TIME_WAIT_PASSIVE, { do: "elapse", ms: 120_000 }]),
  recipe("TIME-WAIT", "own window closed", [...ESTABLISHED_PASSIVE, text(4), text(3), CLOSE, FIN]),
  recipe("TIME-WAIT", "back from SYN-RECEIVED", [...TIME_WAIT_PASSIVE, NEW_SYN, inject({ seq: NEXT, rst: true })]),
  recipe("TIME-WAIT", "timestamps in use", [PASSIVE, inject({ seq: { at: "peerIss", plus: 0 }, syn: true, ts: 1000 }), inject({ seq: NEXT, ack: ALL, ts: 5 }), CLOSE, inject({ seq: NEXT, ack: ALL, fin: true, ts: 6 })], { timestamps: true }),
];
