/** Challenge ACKs (RFC 5961 §3.2, §4.2, §5.2) and their throttle (§7). */
import { faulty } from "../profile.ts";
import { acknowledgment } from "../replies.ts";
import type { Synchronizing } from "../tcb.ts";
import type { Turn } from "../turn.ts";

/** Sends a challenge ACK, unless the limit of the running interval is used up. The segment is dropped either way. */
export const challenge = (turn: Turn, tcb: Synchronizing): void => {
  const limit = turn.profile.challengeLimit;
  if (limit !== undefined) {
    const { sent, left } = tcb.challenges ?? { sent: 0, left: limit.interval };
    if (sent >= limit.count) return turn.rule("challenge.throttled");
    turn.tcb = { ...tcb, challenges: { sent: sent + 1, left } };
  }
  turn.rule("challenge.sent");
  turn.send(acknowledgment(turn, faulty(turn.profile, "challenge-carries-snd-una") ? { ...tcb, sndNxt: tcb.sndUna } : tcb));
};
