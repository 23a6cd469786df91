/** A SYN in TIME-WAIT, before the eight checks: MAY-2 (§3.6.1) and RFC 6191 §2 (SHLD-4). */
import { faulty } from "../profile.ts";
import { acknowledgment } from "../replies.ts";
import type { Segment } from "../segment.ts";
import { add, before, seq } from "../seq.ts";
import type { TimeWait } from "../tcb.ts";
import type { Turn } from "../turn.ts";
import { challenge } from "./challenge.ts";
import { answerSyn } from "./listen.ts";

/** @returns whether the segment was a SYN that this decided on. */
export const reopens = (turn: Turn, tcb: TimeWait, segment: Segment): boolean => {
  if (!segment.syn || segment.ack !== undefined || segment.rst) return false;
  if ((segment.security ?? 0) !== turn.profile.security) return false;
  // AMBIGUITY: MAY-2 does not say whose TIME-WAIT may be reopened. Only a passive OPEN has a user who waits for connections.
  if (turn.profile.timeWaitReuse === "never" || tcb.openedBy !== "passive") return false;
  if (isNewer(turn, tcb, segment)) {
    turn.rule("time-wait.reopened");
    answerSyn(turn, segment, { remote: true, receives: 0, reopened: tcb });
    return true;
  }
  turn.rule("time-wait.syn-refused");
  // D-11: RFC 6191 drops it in silence, RFC 9293 challenges it.
  if (turn.profile.refusedReuse === "silence") return true;
  if (turn.profile.synInSynchronized === "challenge-ack") challenge(turn, tcb);
  else turn.send(acknowledgment(turn, tcb));
  return true;
};

/** Whether the SYN cannot be an old duplicate: its timestamp, or its number, is above the last of the old incarnation. */
const isNewer = (turn: Turn, tcb: TimeWait, segment: Segment): boolean => {
  const last = turn.profile.reuseAbove === "remote-fin" ? add(tcb.rcvNxt, -1) : tcb.rcvNxt;
  const above = before(last, segment.seq) || faulty(turn.profile, "old-syn-reopens");
  if (turn.profile.timeWaitReuse === "sequence") return above;
  const ts = turn.profile.timestamps ? segment.ts : undefined;
  if (tcb.tsRecent === undefined) return ts !== undefined || above;
  if (ts === undefined) return above;
  return before(seq(tcb.tsRecent), seq(ts.val)) || (ts.val === tcb.tsRecent && above);
};
