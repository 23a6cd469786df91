/** What TCP implementations answer to the same forged segments: one column of a table each. */
import type { LadderRow } from "./ladder-row.ts";
import type { Trace } from "./trace.ts";

export interface ProbedStack {
  /** `lwip`, `model`, `model:linux`. */
  readonly id: string;
  readonly title: string;
  /** ms that TIME-WAIT lasts; absent where time is real, and nobody waits that long. */
  readonly timeWaitMs?: number;
  readonly answers: readonly ProbedAnswer[];
}

export interface ProbedAnswer {
  readonly probe: string;
  readonly title: string;
  /** The way into the state, and the segment that is answered. */
  readonly trace: Trace;
  /** Numbers relative to the TCB: `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`. */
  readonly sent: readonly string[];
  readonly state: string;
  /** Of a real stack: what was seen, step by step. What the model does can be played. */
  readonly rows?: readonly LadderRow[];
}

/** Of what was presumed where nothing could be seen, nothing is told; numbers are counted from the ISNs, since a kernel's are others each time. */
export const seenOnly = (rows: readonly LadderRow[]): readonly LadderRow[] =>
  rows.map((row) => ({ ...row, rules: [], changes: [], segments: row.segments.map((segment) => ({ ...segment, text: segment.name })) }));

/** `ACK`, `SYN,ACK and RST`; empty for silence. */
export const bitsOf = ({ sent }: Pick<ProbedAnswer, "sent">): string => sent.map((segment) => /CTL=([^>]*)/.exec(segment)?.[1] ?? "").join(" and ");
