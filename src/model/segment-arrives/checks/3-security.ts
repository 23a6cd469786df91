/** §3.10.7.4, third: check security (Appendix A.1). */
import { abandon } from "../../connection.ts";
import { resetFor } from "../../replies.ts";
import type { Segment } from "../../segment.ts";
import type { Synchronizing } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";

export const security = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  if ((segment.security ?? 0) === turn.profile.security) return segment;
  turn.rule("security.mismatch");
  turn.send(resetFor(segment));
  if (tcb.state === "SYN-RECEIVED") return undefined;
  if (tcb.state === "TIME-WAIT") turn.close();
  else abandon(turn, tcb, "connection reset", { kind: "reset" });
  return undefined;
};
