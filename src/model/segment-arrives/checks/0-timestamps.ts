/** RFC 7323 §5.3, before the first check: PAWS, and the segments that should have carried the option. */
import { faulty } from "../../profile.ts";
import { acknowledgment } from "../../replies.ts";
import type { Segment } from "../../segment.ts";
import { before, beforeOrAt, seq } from "../../seq.ts";
import type { Synchronizing } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";

export const timestamps = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  // §5.2: a RST is not subjected to PAWS, and does not move TS.Recent.
  if (tcb.tsRecent === undefined || (segment.rst && !faulty(turn.profile, "paws-on-reset"))) return segment;
  if (segment.ts === undefined) {
    // §3.2: dropped silently; the connection goes on.
    turn.rule("paws.option-missing");
    if (faulty(turn.profile, "missing-timestamp-aborts")) turn.close();
    return undefined;
  }
  // SCOPE: TS.Recent never goes stale (24 days idle, §5.5).
  if (before(seq(segment.ts.val), seq(tcb.tsRecent))) {
    turn.rule("paws.old");
    turn.send(acknowledgment(turn, tcb));
    return undefined;
  }
  return segment;
};

/** R3: the timestamp of an acceptable segment that does not begin after Last.ACK.sent, which is RCV.NXT here: every ACK is sent at once. */
export const rememberTimestamp = (turn: Turn, tcb: Synchronizing, segment: Segment): void => {
  if (tcb.tsRecent === undefined || segment.ts === undefined || segment.rst || !beforeOrAt(segment.seq, tcb.rcvNxt)) return;
  turn.tcb = { ...tcb, tsRecent: segment.ts.val };
};
