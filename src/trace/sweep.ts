/** How long TIME-WAIT must be, as data: every length against every pattern of losses in a row. */
import type { ConnectionTrace } from "./trace.ts";

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
  /** A pattern that refutes it. */
  readonly trace?: ConnectionTrace;
}

export interface IncarnationCell {
  readonly length: string;
  readonly isn: "RFC 6528" | "fixed";
  /** Whether an octet of the old incarnation was delivered in the next one in any run. */
  readonly verdict: "none-accepted" | "accepted";
  /** How many runs there are; all of them were played. */
  readonly runs: number;
  readonly trace?: ConnectionTrace;
}

export interface TimeWaitSweep {
  readonly lengths: readonly string[];
  readonly retransmissions: readonly string[];
  readonly losses: readonly number[];
  readonly cells: readonly SweepCell[];
  readonly incarnations: readonly IncarnationCell[];
}
