/** §3.10.7.1 SEGMENT ARRIVES, CLOSED. */
import { resetFor } from "../replies.ts";
import type { Segment } from "../segment.ts";
import type { Turn } from "../turn.ts";

export const arrivesInClosed = (turn: Turn, segment: Segment): void => {
  if (segment.rst) return turn.rule("closed.reset-ignored");
  turn.rule("closed.reset-sent");
  turn.send(resetFor(segment));
};
