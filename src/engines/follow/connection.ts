/** One connection of a capture, as it is being followed. */
import type { Breach, End } from "./end.ts";
import type { Observed } from "./observed.ts";
import type { StateSet } from "./states.ts";

/** Which end: 0 is the one that opened, as far as can be told. */
export type Index = 0 | 1;
export const otherEnd = (index: Index): Index => (index === 0 ? 1 : 0);

/** Where the tap was. loopback: at both ends, but what it missed is not known. */
export type Position = "unknown" | "client" | "server" | "middle" | "loopback";

export interface Violation extends Breach {
  readonly segment: Observed;
  readonly by: Index;
}

export interface Row {
  readonly segment: Observed;
  readonly from: Index;
  /** What both ends can be after it. */
  readonly states: readonly [StateSet, StateSet];
  /** sent again · keep-alive · of an earlier connection … */
  readonly note: string | undefined;
}

export interface Provoked {
  readonly segment: Observed;
  readonly by: Index;
  /** In words: what it answers, or that somebody gave up. */
  readonly why: string;
  /** Whether it shows that the connection was open at one end alone: it answers what fits, for want of a connection. */
  readonly lost: boolean;
}

export interface Connection {
  /** From 1, in the order of their first segments. */
  readonly id: number;
  readonly ends: readonly [End, End];
  /** syn: seen from its first SYN on. */
  readonly begun: "syn" | "syn-ack" | "middle";
  readonly position: Position;
  readonly first: Observed;
  last: Observed;
  /** The connection before, of the same sockets. */
  earlier: Connection | undefined;
  /** Took over TIME-WAIT of the one before, and how many ms after its end. */
  readonly reuseAfter: number | undefined;
  violation: Violation | undefined;
  /** From that packet on nothing is judged. */
  unknown: { readonly segment: Observed; readonly because: string } | undefined;
  readonly resets: Provoked[];
  /** Other things worth knowing. */
  readonly remarks: string[];
  /** Pieces that the tap missed, as far as later segments confirm it. */
  missed: number;
  /** Of an earlier connection: late. */
  stale: number;
  /**
   * Several openings are mixed up: one was reset, or given up, while its segments are still about. What fits one and not the
   * other cannot be told any more; only what stands by itself is judged.
   */
  muddled: boolean;
  /** A SYN of the opener came since the last SYN,ACK. */
  synSinceAnswer: boolean;
  /** Who sent the first FIN, and whether the other's crossed it. */
  closedFirst: Index | undefined;
  crossedFins: boolean;
  /** How many segments had wrong and unfinished checksums. */
  wrongChecksums: number;
  partialChecksums: number;
  readonly rows: RowKeeper;
}

/** The first rows and the last ones: a long connection is mostly middle. */
export class RowKeeper {
  readonly #limit: number;
  readonly #first: Row[] = [];
  #last: Row[] = [];
  left = 0;

  /** @param limit rows kept at either end. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get wanted(): boolean {
    return this.#limit > 0;
  }

  add(row: Row): void {
    if (this.#first.length < this.#limit) {
      this.#first.push(row);
      return;
    }
    this.#last.push(row);
    // Cut down now and then, so that adding costs the same however many there are.
    if (this.#last.length >= 2 * this.#limit) {
      this.left += this.#last.length - this.#limit;
      this.#last = this.#last.slice(-this.#limit);
    }
  }

  get first(): readonly Row[] {
    return this.#first;
  }

  get last(): readonly Row[] {
    return this.#last;
  }
}

/** Whether segments of this end are in the capture in the order in which it sent them. */
export const isOrdered = ({ position }: Connection, index: Index): boolean =>
  position === "loopback" || (position === "client" && index === 0) || (position === "server" && index === 1);

/** Whether all that this end sent is in the capture. */
export const seesAllOf = ({ position }: Connection, index: Index): boolean => (position === "client" && index === 0) || (position === "server" && index === 1);

/** Whether the tap was said to be at one of the ends: what that end got and acknowledges was seen, and what it sent. */
export const isAtAnEnd = ({ position }: Connection): boolean => position === "client" || position === "server";

/** Both FINs were sent and acknowledged, or somebody reset. */
export const isOver = ({ ends: [a, b] }: Connection): boolean => a.reset !== undefined || b.reset !== undefined || (finAcknowledged(a, b) && finAcknowledged(b, a));

/** Each end has acknowledged the other's SYN, as far as was seen. */
export const isOpen = ({ ends: [a, b] }: Connection): boolean => synAcknowledged(a, b) && synAcknowledged(b, a);

const synAcknowledged = (own: End, peer: End): boolean => own.iss === undefined || (peer.ackMax !== undefined && ((peer.ackMax - own.iss) | 0) > 0);

export const finAcknowledged = (own: End, peer: End): boolean =>
  own.finAt !== undefined && peer.ackMax !== undefined && ((peer.ackMax - own.finAt) | 0) > 0;
