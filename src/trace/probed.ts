/** What TCP implementations answer to the same forged segments: one column of a table each. */
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
}

/** `ACK`, `SYN,ACK and RST`; empty for silence. */
export const bitsOf = ({ sent }: Pick<ProbedAnswer, "sent">): string => sent.map((segment) => /CTL=([^>]*)/.exec(segment)?.[1] ?? "").join(" and ");
