/** What the oracle expects of one step: one of the outcomes that the RFC allows, with exact numbers. */
import type { CallError, Signal } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { Tcb } from "../../model/tcb.ts";

/** One outcome that is allowed. */
export interface Expected {
  readonly next: Tcb;
  readonly sent: readonly Segment[];
  readonly signals: readonly Signal[];
  /** Signals that may also be given, because the RFC names them and does not ask for them here, or the other way round. */
  readonly mayAlso: readonly Signal["kind"][];
  /** Fields of `next` that are not settled: any value, or one of those listed. */
  readonly unsettled: Unsettled;
}

export type Unsettled = Readonly<Record<string, "any" | readonly unknown[]>>;

/** The allowed outcomes of one step, and where they come from. */
export interface Ruling {
  /** The row of the tables: state and class. */
  readonly row: string;
  readonly clause: string;
  readonly allowed: readonly Expected[];
}

/** Only under these settings of the switches that an endpoint claims. */
export type Under = Partial<Omit<Profile, "faults" | "challengeLimit">>;

export const applies = (under: Under | undefined, claimed: Profile): boolean => {
  if (under === undefined) return true;
  for (const key of Object.keys(under)) {
    // The keys of a Partial<Profile> are keys of Profile.
    if (under[key as keyof Under] !== claimed[key as keyof Under]) return false;
  }
  return true;
};

/** An outcome in the making. */
export interface Draft {
  next: Tcb;
  readonly sent: Segment[];
  readonly signals: Signal[];
  readonly mayAlso: Signal["kind"][];
  unsettled: Record<string, "any" | readonly unknown[]>;
}

export const draft = (next: Tcb): Draft => ({ next, sent: [], signals: [], mayAlso: [], unsettled: {} });

/** The error that a waiting call is handed back with. */
export type ReturnError = Extract<Signal, { kind: "returned" }>["error"];
export type { CallError };
