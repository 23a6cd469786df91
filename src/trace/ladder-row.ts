/** One row of a ladder (sequence) diagram: the same data for the text, the report's SVG and the exports. */

export type Lifeline = "left" | "right";

export interface LadderSegment {
  /** Same for the departure and the arrival of one segment. */
  readonly id: number;
  /** `A1 SYN,ACK 0/1`. */
  readonly name: string;
  /** `<SEQ=300><ACK=101><CTL=SYN,ACK>`. */
  readonly text: string;
  readonly from: Lifeline;
  /** departs: put into the network in this row · arrives · dropped: lost in this row · duplicated · delayed · expired: its MSL is over. */
  readonly fate: "departs" | "arrives" | "dropped" | "duplicated" | "delayed" | "expired";
  /** Made by the network (a copy) or by nobody who takes part (injected). */
  readonly origin: "end" | "copy" | "injected";
  /** Belongs to an earlier incarnation than the receiver's current one. */
  readonly stale: boolean;
}

export interface LadderChange {
  readonly side: Lifeline;
  /** `sndUna`, `state`, `queue` … */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface LadderRow {
  /** Position of the action in the trace, from 0. */
  readonly step: number;
  /** What was done, in words: `A calls OPEN, active`, `the network drops B1 FIN,ACK`. */
  readonly action: string;
  /** ms since the start of the run, after the step. */
  readonly at: number;
  /** State of each end after the step. */
  readonly left: string;
  readonly right: string;
  readonly segments: readonly LadderSegment[];
  readonly signals: readonly { readonly side: Lifeline; readonly text: string }[];
  readonly rules: readonly { readonly side: Lifeline; readonly id: string }[];
  readonly changes: readonly LadderChange[];
}
