/** User calls as data: call × state → what is allowed, typed from RFC 9293 §3.10.1 to §3.10.6. */
import type { Call, CallError } from "../../model/events.ts";
import type { State } from "../../model/tcb.ts";

/** What a call may do; call-effects.ts gives each its exact numbers. */
export type CallEffect =
  | { readonly do: "error"; readonly error: CallError }
  | {
      readonly do:
        | "listen" | "initiate" | "initiate-with-text"
        | "queue-text" | "send"
        | "queue-receive" | "take" | "take-on-hand"
        /** Nothing sent; waiting calls get "closing". */
        | "close-unsent"
        | "close-syn-received" | "close-established" | "close-close-wait"
        /** "An error … 'ok' would be acceptable, too, as long as a second FIN is not emitted." */
        | "close-again"
        /** No segment; waiting calls get "connection reset". */
        | "abort-silently"
        | "abort-with-reset"
        | "abort-ok"
        | "tell-state";
    };

export interface CallRow {
  readonly clause: string;
  readonly effect: CallEffect;
}

const error = (text: CallError): CallEffect => ({ do: "error", error: text });
const NO_CONNECTION = error("connection does not exist");
const EXISTS = error("connection already exists");
const CLOSING = error("connection closing");
const does = (what: Exclude<CallEffect["do"], "error">): CallEffect => ({ do: what });

type PerState = Readonly<Record<State, CallEffect>>;

const OPEN: PerState = {
  CLOSED: does("initiate"), LISTEN: does("initiate"), "SYN-SENT": EXISTS, "SYN-RECEIVED": EXISTS, ESTABLISHED: EXISTS, "FIN-WAIT-1": EXISTS,
  "FIN-WAIT-2": EXISTS, "CLOSE-WAIT": EXISTS, CLOSING: EXISTS, "LAST-ACK": EXISTS, "TIME-WAIT": EXISTS,
};
const SEND: PerState = {
  CLOSED: NO_CONNECTION, LISTEN: does("initiate-with-text"), "SYN-SENT": does("queue-text"), "SYN-RECEIVED": does("queue-text"), ESTABLISHED: does("send"),
  "FIN-WAIT-1": CLOSING, "FIN-WAIT-2": CLOSING, "CLOSE-WAIT": does("send"), CLOSING, "LAST-ACK": CLOSING, "TIME-WAIT": CLOSING,
};
const RECEIVE: PerState = {
  CLOSED: NO_CONNECTION, LISTEN: does("queue-receive"), "SYN-SENT": does("queue-receive"), "SYN-RECEIVED": does("queue-receive"), ESTABLISHED: does("take"),
  "FIN-WAIT-1": does("take"), "FIN-WAIT-2": does("take"), "CLOSE-WAIT": does("take-on-hand"), CLOSING, "LAST-ACK": CLOSING, "TIME-WAIT": CLOSING,
};
const CLOSE: PerState = {
  CLOSED: NO_CONNECTION, LISTEN: does("close-unsent"), "SYN-SENT": does("close-unsent"), "SYN-RECEIVED": does("close-syn-received"),
  ESTABLISHED: does("close-established"), "FIN-WAIT-1": does("close-again"), "FIN-WAIT-2": does("close-again"), "CLOSE-WAIT": does("close-close-wait"),
  CLOSING, "LAST-ACK": CLOSING, "TIME-WAIT": CLOSING,
};
const ABORT: PerState = {
  CLOSED: NO_CONNECTION, LISTEN: does("abort-silently"), "SYN-SENT": does("abort-silently"), "SYN-RECEIVED": does("abort-with-reset"),
  ESTABLISHED: does("abort-with-reset"), "FIN-WAIT-1": does("abort-with-reset"), "FIN-WAIT-2": does("abort-with-reset"), "CLOSE-WAIT": does("abort-with-reset"),
  CLOSING: does("abort-ok"), "LAST-ACK": does("abort-ok"), "TIME-WAIT": does("abort-ok"),
};
const TELL = does("tell-state");
const STATUS: PerState = {
  CLOSED: NO_CONNECTION, LISTEN: TELL, "SYN-SENT": TELL, "SYN-RECEIVED": TELL, ESTABLISHED: TELL, "FIN-WAIT-1": TELL, "FIN-WAIT-2": TELL,
  "CLOSE-WAIT": TELL, CLOSING: TELL, "LAST-ACK": TELL, "TIME-WAIT": TELL,
};

const TABLE: Readonly<Record<Call["call"], { readonly clause: string; readonly rows: PerState }>> = {
  OPEN: { clause: "§3.10.1", rows: OPEN },
  SEND: { clause: "§3.10.2", rows: SEND },
  RECEIVE: { clause: "§3.10.3", rows: RECEIVE },
  CLOSE: { clause: "§3.10.4", rows: CLOSE },
  ABORT: { clause: "§3.10.5", rows: ABORT },
  STATUS: { clause: "§3.10.6", rows: STATUS },
};

/** The row of a call, with the special cases of OPEN (mode and remote socket). */
export const callRow = (call: Call, state: State): CallRow => {
  const { clause, rows } = TABLE[call.call];
  if (call.call !== "OPEN" || (state !== "CLOSED" && state !== "LISTEN")) return { clause, effect: rows[state] };
  // A passive OPEN in LISTEN: the RFC has no word for it; it finds the connection there (MUST-41).
  if (call.mode === "passive") return { clause, effect: state === "CLOSED" ? does("listen") : EXISTS };
  return { clause, effect: call.remote ? rows[state] : error("remote socket unspecified") };
};
