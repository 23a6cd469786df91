/** The shapes of a connection run: two ends, the network between them, and the actions that drive them. */
import type { Event, Inputs, Outcome } from "./events.ts";
import type { Profile } from "./profile.ts";
import type { Segment } from "./segment.ts";
import type { Seq } from "./seq.ts";
import type { Tcb } from "./tcb.ts";

export type Side = "A" | "B";
export const SIDES = ["A", "B"] as const satisfies readonly Side[];
export const other = (side: Side): Side => (side === "A" ? "B" : "A");

/** One end: its TCB, and what has to be counted outside it because a reboot does not forget it. */
export interface End {
  readonly tcb: Tcb;
  /** Which connection of this end it is in, or was in last; 0 before the first. */
  readonly incarnation: number;
  /** How many initial sequence numbers this end has drawn: one for each incarnation, unless something is wrong. */
  readonly drawn: number;
  /** The ISS of that incarnation, the origin of relative sequence numbers; undefined before the first. */
  readonly iss: Seq | undefined;
  /** How many octets the user has passed to SEND in this incarnation. */
  readonly written: number;
}

/** A segment on its way. A name says what it is, so that an action keeps its meaning when others are removed. */
export interface InFlight {
  /** Sender, incarnation, control bits and numbers relative to the ISNs: `A1 SYN`, `B1 SYN,ACK 0/1`, `A1 FIN,ACK 1/1`. */
  readonly name: string;
  readonly from: Side | "X";
  readonly to: Side;
  readonly segment: Segment;
  /** ms until the network forgets it: at most one MSL (§3.4.2). */
  readonly life: number;
  /** Whether the network, not an endpoint, made it. */
  readonly copy: boolean;
}

export interface World {
  readonly A: End;
  readonly B: End;
  /** Oldest first. */
  readonly network: readonly InFlight[];
  /** ms; stands still at 0 unless the profile uses timestamps, so that worlds that differ only in their date are one. */
  readonly now: number;
}

/**
 * Whoever stands in for `endpoint` at the ends of a run: a real stack (src/stacks). It remembers what happened to it, so it is
 * made anew for each run; a TCB that is CLOSED where its own was not says that the end has been rebooted.
 */
export type Respond = (side: Side, tcb: Tcb, event: Event, inputs: Inputs, claimed: Profile) => Outcome;

/** What a run starts from. */
export interface Setup {
  /** What both ends do. */
  readonly profile: Profile;
  /** What both ends claim to do, which is what properties hold them to; differs from `profile` in a faulty variant. */
  readonly claimed: Profile;
  /** Base of each end's initial sequence numbers (RFC 6528's F), and how far its clock moves between two of them. */
  readonly isn: { readonly A: Seq; readonly B: Seq; readonly step: number };
  /** Who answers at the ends, where it is not the model. */
  readonly respond?: Respond;
}

/** A number told by what it lies next to, so that a shrunk trace keeps its meaning. */
export interface Position {
  /** Of the end that the segment goes to; `iss` and `irs` also of a past incarnation. `zero` is the number 0. */
  readonly at: "rcvNxt" | "rcvEdge" | "sndUna" | "sndNxt" | "iss" | "irs" | "peerIss" | "zero";
  readonly plus: number;
}

/** A segment that no end sends now: an old duplicate of an earlier incarnation, or an attacker's. */
export interface Forged {
  readonly seq: Position;
  readonly ack?: Position;
  readonly syn?: boolean;
  readonly fin?: boolean;
  readonly rst?: boolean;
  /** Octets of text, of no stream. */
  readonly octets?: number;
  /** SEG.WND; a full receive buffer unless told. */
  readonly wnd?: number;
  /** SEG.UP, as an offset from SEG.SEQ. */
  readonly urg?: number;
  /** TSval as an offset from TS.Recent (or a value, where there is none). Unless told, 0 where timestamps are in use, else no option. */
  readonly ts?: number | "none";
  readonly security?: number;
}

/** What may happen next. An action that is not possible in a world is skipped, never an error. */
export type Action =
  | { readonly do: "open"; readonly side: Side; readonly mode: "active" | "passive"; /** whether the remote socket is named: unless told, by an active OPEN */ readonly remote?: boolean }
  | { readonly do: "send"; readonly side: Side; readonly octets: number; readonly urgent?: boolean }
  | { readonly do: "receive" | "close" | "abort" | "status"; readonly side: Side }
  /** Loses all memory but the clock that makes ISNs (§3.4.2). */
  | { readonly do: "reboot"; readonly side: Side }
  | { readonly do: "deliver" | "drop" | "duplicate" | "delay"; readonly segment: string }
  | { readonly do: "inject"; readonly to: Side; readonly forged: Forged }
  /** Time passes to the next deadline of an end or a segment, or by `ms` if that comes sooner. */
  | { readonly do: "elapse"; readonly ms?: number }
  /** Faults cease: everything is delivered in order, read, and waited for, until nothing is left to happen (see settling.ts). */
  | { readonly do: "settle" };

/** What one end did in one step. */
export interface EndpointStep extends Outcome {
  readonly side: Side;
  readonly before: Tcb;
  readonly event: Event;
  readonly inputs: Inputs;
  /** The segment that arrived, as the network carried it; undefined when the event was another. */
  readonly arrived: InFlight | undefined;
  /** What the end claims to be; a property holds it to this. */
  readonly claimed: Profile;
}

/** One step of a run. */
export interface WorldStep {
  readonly action: Action;
  readonly before: World;
  readonly after: World;
  /** What the ends did, in order; empty when only the network moved. */
  readonly ends: readonly EndpointStep[];
  /** The segment the action was about, for deliver, drop, duplicate, delay and inject. */
  readonly moved: InFlight | undefined;
  /** What was put into the network, in order. */
  readonly sent: readonly InFlight[];
  /** ms that passed. */
  readonly elapsed: number;
  /** On the step of a `settle`: whether the world has come to rest. */
  readonly settled: boolean | undefined;
  readonly claimed: Profile;
}
