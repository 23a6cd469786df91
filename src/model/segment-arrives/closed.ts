/** §3.10.7.1 SEGMENT ARRIVES, CLOSED. */
import { faulty } from "../profile.ts";
import { resetFor } from "../replies.ts";
import type { Segment } from "../segment.ts";
import type { Turn } from "../turn.ts";

export const arrivesInClosed = (turn: Turn, segment: Segment): void => {
  if (segment.rst && !faulty(turn.profile, "reset-answers-reset")) return turn.rule("closed.reset-ignored");
  turn.rule("closed.reset-sent");
  if (faulty(turn.profile, "closed-is-silent")) return;
  turn.send(resetFor(faulty(turn.profile, "reset-acknowledges-seq") ? { ...segment, syn: false, fin: false, data: [] } : segment));
};
