/** The shapes of a listener run: a listening socket, its remote peers, and the network between them. */
import type { Profile } from "./profile.ts";
import type { ListenerRuleId } from "./rules/listener.ts";
import type { Seq } from "./seq.ts";
import type { Tcb } from "./tcb.ts";
import type { EndpointStep, Forged, InFlight } from "./world-types.ts";

/**
 * A remote socket. `C1`, `C2` … are hosts: they open connections when told to, and answer what they did not ask for with
 * a reset. `N1`, `N2` … are addresses where nobody is.
 */
export type Peer = `C${number}` | `N${number}`;

/** One connection at the listening side. Its 4-tuple is told by the peer. */
export interface Child {
  readonly peer: Peer;
  readonly tcb: Tcb;
}

/** A host among the peers. */
export interface Client {
  readonly peer: Peer;
  readonly tcb: Tcb;
  /** How many connections it has opened. */
  readonly incarnation: number;
  /** The ISS of the current or last one. */
  readonly iss: Seq | undefined;
  /** How many octets its user has passed to SEND in it. */
  readonly written: number;
}

/** In listener runs `A` is the peer and `B` the listening side. */
export interface Passing extends InFlight {
  readonly peer: Peer;
}

export interface ListenerWorld {
  /** Whether the listening socket is open. */
  readonly listening: boolean;
  /** The SYN queue: connections in SYN-RECEIVED, oldest first. */
  readonly halfOpen: readonly Child[];
  /** The accept queue: connections that wait for accept, oldest first. */
  readonly acceptQueue: readonly Child[];
  /** Connections in the hands of the user. */
  readonly accepted: readonly Child[];
  /** RFC 4987's slow counter, and ms until it moves. It stands still where cookies are never used. */
  readonly cookies: { readonly counter: number; readonly left: number };
  /** How many ISNs the listening side has drawn by the clock. */
  readonly drawn: number;
  /** The hosts heard of so far, in order of their first appearance. */
  readonly clients: readonly Client[];
  /** What the listening side last told each peer in a SYN,ACK, the origin of relative numbers. */
  readonly told: readonly { readonly peer: Peer; readonly iss: Seq; readonly irs: Seq }[];
  /** Oldest first. */
  readonly network: readonly Passing[];
}

/** What a listener run may set apart from its profile: the bounds of the queues, and what happens beyond them. */
export type ListenerSettings = Partial<Pick<Profile,
  "synBacklog" | "backlog" | "synAckRetries" | "synCookies" | "cookieLifetime" | "acceptOverflow" | "duplicateSyn">>;

export interface ListenerSetup {
  /** What the listening side does. */
  readonly profile: Profile;
  /** What it claims to do, and what the hosts among the peers do. Differs from `profile` in a faulty variant. */
  readonly claimed: Profile;
  /** Sets the secrets of all hosts and, with them, all sequence numbers. */
  readonly isn: Seq;
}

/** What may happen next. An action that is not possible in a world is skipped, never an error. */
export type ListenerAction =
  /** A host makes an active OPEN to the listener. */
  | { readonly do: "connect"; readonly peer: Peer }
  | { readonly do: "send"; readonly peer: Peer; readonly octets: number }
  | { readonly do: "abort"; readonly peer: Peer }
  /** Somebody sends a SYN with the peer's address. */
  | { readonly do: "spoof"; readonly peer: Peer }
  /** Somebody sends another segment with the peer's address; positions are told as in a connection run. */
  | { readonly do: "inject"; readonly peer: Peer; readonly forged: Forged }
  | { readonly do: "deliver" | "drop" | "duplicate"; readonly segment: string }
  /** The user of the listening socket takes a connection. */
  | { readonly do: "accept" }
  /** The user closes the listening socket; connections not yet accepted are reset. */
  | { readonly do: "close" }
  /** Time passes to the next deadline of an end, a segment or the cookie counter, or by `ms` if that comes sooner. */
  | { readonly do: "elapse"; readonly ms?: number };

/** What one end did in one step. `side` is `A` for the peer, `B` for the listening side. */
export interface ListenerEnd extends EndpointStep {
  readonly peer: Peer;
}

/** One step of a run. */
export interface ListenerStep {
  readonly action: ListenerAction;
  readonly before: ListenerWorld;
  readonly after: ListenerWorld;
  /** What the ends did, in order. A segment that the listener disposes of by its own rules reaches no end. */
  readonly ends: readonly ListenerEnd[];
  /** The rules of the listener itself, in order. */
  readonly rules: readonly ListenerRuleId[];
  /** The segment the action was about, for spoof, inject, deliver, drop and duplicate. */
  readonly moved?: Passing;
  /** What was sent, in order. What goes to an address where nobody is vanishes. */
  readonly sent: readonly Passing[];
  /** ms that passed. */
  readonly elapsed: number;
  readonly claimed: Profile;
}
