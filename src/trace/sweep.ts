/** What the sweeps find, as data: how long TIME-WAIT must be, how often a SYN,ACK is sent again, how well an ISN is guessed. */
import type { ConnectionTrace, ListenerTrace } from "./trace.ts";

export type CellVerdict =
  /** Under every pattern of that many losses the FIN is acknowledged in the end. */
  | "gets-through"
  /** Under some pattern the FIN finds nobody, and the end that waits is reset. */
  | "reset"
  /** Under some pattern the end that waits reaches R2 first; under none is it reset. */
  | "given-up";

export interface SweepCell {
  /** The title of a length of TIME-WAIT. */
  readonly length: string;
  /** The title of a way to send the FIN again. */
  readonly retransmission: string;
  /** Losses in a row, from the first ACK of the FIN on. */
  readonly losses: number;
  readonly verdict: CellVerdict;
  /** How many patterns of losses there are; all of them were played. */
  readonly patterns: number;
  /** A pattern that refutes it, else the one that loses most FINs. */
  readonly trace?: ConnectionTrace;
}

export interface IncarnationCell {
  readonly length: string;
  readonly retransmission: string;
  /** Losses in a row at the end of the old incarnation, from the first ACK of the FIN on. */
  readonly losses: number;
  readonly isn: "RFC 6528" | "fixed";
  /** Whether an octet of the old incarnation was delivered in the next one in any run. */
  readonly verdict: "none-accepted" | "accepted";
  /** How many runs there are. Of those that leave the same in the network one is played, and none once an octet was accepted. */
  readonly runs: number;
  /** One in which an octet is accepted, else one in which the copy comes when the next incarnation is open, if there still is one. */
  readonly trace?: ConnectionTrace;
}

export interface TimeWaitSweep {
  readonly lengths: readonly string[];
  readonly retransmissions: readonly string[];
  readonly losses: readonly number[];
  readonly cells: readonly SweepCell[];
  readonly incarnations: readonly IncarnationCell[];
}

/** How often a SYN,ACK is sent again, and what that costs. */
export interface SynAckSweep {
  readonly retries: readonly number[];
  /** What one half-open connection is worth to a listener when nobody answers. */
  readonly entries: readonly HalfOpenEntry[];
  readonly losses: readonly number[];
  readonly cells: readonly OpeningCell[];
  /** Places in the half-open queue during the flood. */
  readonly queue: number;
  /** ms between two spoofed SYNs. */
  readonly every: readonly number[];
  readonly flood: readonly FloodCell[];
}

export interface HalfOpenEntry {
  readonly retries: number;
  /** When the SYN,ACK is sent, ms after the SYN. */
  readonly sentAt: readonly number[];
  /** When the entry is removed, ms after the SYN. */
  readonly removedAt: number;
}

export interface OpeningCell {
  readonly retries: number;
  /** Rounds in a row in which the SYN,ACK, or the ACK that answers it, is lost. */
  readonly losses: number;
  /** `half-open`: under some pattern the client believes in a connection that the listener has given up. */
  readonly verdict: "opens" | "half-open";
  /** How many patterns of losses there are; all of them were played. */
  readonly patterns: number;
  readonly trace?: ListenerTrace;
}

export interface FloodCell {
  readonly retries: number;
  readonly every: number;
  readonly cookies: boolean;
  /** An honest client that comes at any of `moments` is served by its first SYN, at the latest by one of its retransmissions, or at some moment not at all. */
  readonly verdict: "at-once" | "late" | "turned-away";
  /** Moments of arrival between two spoofed SYNs; all of them were played. */
  readonly moments: number;
  readonly trace?: ListenerTrace;
}

/** How often somebody who sees nothing of a connection guesses the ISN of the listener in it. */
export interface IsnSweep {
  readonly cells: readonly GuessCell[];
  /** Which distances from the right acknowledgment open a connection, of those tried on the model: only 0, or the guess need not be exact. */
  readonly opens: readonly { readonly off: number; readonly opens: boolean }[];
}

export interface GuessCell {
  readonly policy: "one for all" | "fixed for each pair" | "clock only" | "random" | "RFC 6528";
  /** What the guesser has seen: nothing, an ISN given to another socket, or an earlier one given to the very socket that he now pretends to be. */
  readonly seen: "nothing" | "another socket" | "the same socket";
  /** How well the moment of the listener's answer is known, in ticks of 4 µs. */
  readonly ticks: number;
  /** One guess for every tick and every secret. */
  readonly guesses: number;
  readonly hits: number;
}
