/** What can happen to one endpoint, and what it says in return (RFC 9293 §3.10: user calls, arriving segments, timeouts). */
import type { Octet } from "./octet.ts";
import type { RuleId } from "./rules.ts";
import type { Segment } from "./segment.ts";
import type { Seq } from "./seq.ts";
import type { State, Tcb } from "./tcb.ts";

/** The user's calls (§3.9.1). */
export type Call =
  /** `remote`: whether the remote socket is given. An active OPEN needs it; a passive one may do without. */
  | { readonly call: "OPEN"; readonly mode: "active" | "passive"; readonly remote: boolean }
  | { readonly call: "SEND"; readonly data: readonly Octet[]; readonly urgent?: boolean }
  | { readonly call: "RECEIVE" }
  | { readonly call: "CLOSE" }
  | { readonly call: "ABORT" }
  | { readonly call: "STATUS" };

export type Event =
  | ({ readonly kind: "call" } & Call)
  | { readonly kind: "segment"; readonly segment: Segment }
  /** Time passes, by at most the time to the endpoint's next deadline (ms); what falls due at its end fires. */
  | { readonly kind: "elapse"; readonly ms: number };

/**
 * What an endpoint needs from outside to act: it has no clock and no randomness of its own.
 */
export interface Inputs {
  /** The initial sequence number to use, should this event open a connection (§3.4.1; chosen by isn.ts). */
  readonly iss: Seq;
  /** The timestamp clock, ms (RFC 7323 §5.4). 0 where no timestamps are in use. */
  readonly tsNow: number;
}

/** The error texts of §3.10.1 to §3.10.6. */
export type CallError =
  | "connection does not exist"
  | "connection already exists"
  | "remote socket unspecified"
  | "insufficient resources"
  | "connection closing";

/** What the user is told: at once, in answer to a call, or later ("signal", §3.10). */
export type Signal =
  | { readonly kind: "error"; readonly call: Call["call"]; readonly error: CallError }
  | { readonly kind: "ok"; readonly call: Call["call"] }
  | { readonly kind: "status"; readonly state: State }
  /** The connection is ESTABLISHED. */
  | { readonly kind: "open" }
  /** Text is handed to a RECEIVE. */
  | { readonly kind: "data"; readonly data: readonly Octet[] }
  /** So many octets of SEND are acknowledged: the "ok" of SENDs (§3.10.7.4, fifth). */
  | { readonly kind: "sent"; readonly octets: number }
  /** The user's CLOSE is acknowledged (§3.10.7.4, fifth, FIN-WAIT-2). */
  | { readonly kind: "close-acknowledged" }
  /** "connection closing": the remote side will send no more. A normal close (MUST-12). */
  | { readonly kind: "closing" }
  | { readonly kind: "urgent" }
  /** R1 was reached: the segment is not getting through (SHLD-9). */
  | { readonly kind: "delivery-problem" }
  /** "connection reset" (MUST-12). */
  | { readonly kind: "reset" }
  /** "connection refused". */
  | { readonly kind: "refused" }
  /** "connection aborted due to user timeout", or R2 was reached. */
  | { readonly kind: "timeout"; readonly which: "user" | "retransmission" }
  /** A waiting call is handed back unserved. */
  | { readonly kind: "returned"; readonly call: "SEND" | "RECEIVE"; readonly error: "connection reset" | "connection closing" | "connection timeout" };

/** What one event did to one endpoint. */
export interface Outcome {
  readonly next: Tcb;
  readonly sent: readonly Segment[];
  readonly signals: readonly Signal[];
  /** The rules that fired, in order; every event fires at least one. */
  readonly rules: readonly RuleId[];
  /** Whether `inputs.iss` was used up. */
  readonly tookIss: boolean;
  /** Of a real stack alone: why this outcome, which the RFC does not promise, is none to be told again (src/stacks/excuse.ts). */
  readonly excuse?: Excuse;
}

/** `latitude`: the interface or the stack's own scheduling lies between us and what is promised. `deviation`: a known one. */
export interface Excuse {
  readonly kind: "latitude" | "deviation";
  readonly id: string;
  /** The connection is elsewhere from here on: what follows in the run is no news either. */
  readonly spoils?: true;
}
