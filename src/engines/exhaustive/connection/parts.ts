/**
 * What the packed search asks of a system of two ends and a network. Each end acts by itself: what it does depends on itself, on
 * the event, and on the little that the other end shows. Everything is asked once for each distinct value, and remembered.
 */
import type { Side } from "../../../model/world-types.ts";

/** What may happen at one end. */
export type LocalEvent<Flying> =
  | { readonly kind: "delivery"; readonly arrived: Flying }
  | { readonly kind: "call"; readonly place: number }
  | { readonly kind: "time"; readonly ms: number };

export interface Local<End, Flying, Detail> {
  readonly end: End;
  readonly sent: readonly Flying[];
  /** What properties of an end judge; undefined where the end itself had no say: a reboot, after which they begin anew. */
  readonly detail: Detail | undefined;
  /** What a call has brought from outside. */
  readonly moved: Flying | undefined;
}

/** Something that users, attackers or power cuts do to one end. */
export interface Call<Action> {
  readonly action: Action;
  readonly side: Side;
  /** What it costs: a place of `most`; undefined costs nothing. */
  readonly cost: number | undefined;
}

/**
 * What the network remembers of the order in which its segments were sent: all of it; that of each direction, so that of two
 * segments that pass each other nobody knows which was sent first; or nothing, and it is a bag.
 */
export type Order = "sent" | "directions" | "bag";

export interface Parts<End, Flying, Detail, Action> {
  readonly start: { readonly A: End; readonly B: End; readonly network: readonly Flying[] };
  readonly order: Order;
  /** Segments in the network at once; what leads to more is cut off. */
  readonly inFlight: number;
  /** How often each thing may happen that costs something. */
  readonly most: readonly number[];
  readonly calls: readonly Call<Action>[];
  /** Undefined: never happens. */
  readonly drop: Fault<Action> | undefined;
  readonly duplicate: Fault<Action> | undefined;
  /** Lets everything overtake it: of a network that remembers all of the order. */
  readonly delay: Fault<Action> | undefined;
  /** Time passes to the next deadline; it costs something while segments are in the network. Undefined: there is no time. */
  readonly time: { readonly action: Action; readonly cost: number | undefined } | undefined;
  /** What is asked once nothing is left to happen by itself. */
  readonly settle: Action | undefined;
  deliver(name: string): Action;

  /** What an end does; undefined when that is not possible. `shown` is what the other end shows. */
  local(side: Side, end: End, shown: unknown, event: LocalEvent<Flying>): Local<End, Flying, Detail> | undefined;
  shown(end: End): unknown;
  /** ms until something happens by itself; Infinity when nothing does. */
  deadline(end: End): number;
  /** Whether time means anything to it. */
  ages(end: End): boolean;
  atRest(end: End): boolean;

  /** An action means the first of its name. */
  name(flying: Flying): string;
  to(flying: Flying): Side;
  /** ms until it is gone. */
  life(flying: Flying): number;
  copied(flying: Flying): Flying;
  /** Undefined when it is gone by then. */
  aged(flying: Flying, ms: number): Flying | undefined;
}

export interface Fault<Action> {
  readonly action: (name: string) => Action;
  readonly cost: number | undefined;
}
