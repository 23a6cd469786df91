/** §3.10.7.4, seventh: process the segment text. */
import { deliver } from "../../calls/receive.ts";
import { abandon } from "../../connection.ts";
import { faulty } from "../../profile.ts";
import { resetFor } from "../../replies.ts";
import type { Segment } from "../../segment.ts";
import type { Synchronizing } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";
import { hold, takeInOrder, trim } from "../reassembly.ts";

export const segmentText = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  if (tcb.state !== "ESTABLISHED" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "FIN-WAIT-2") {
    if (segment.data.length > 0) turn.rule("text.ignored");
    return segment;
  }
  const piece = tcb.state === "FIN-WAIT-2" && faulty(turn.profile, "fin-wait-2-drops-text") ? undefined : trim(tcb, segment);
  if (turn.profile.halfDuplexClose && tcb.state !== "ESTABLISHED" && piece !== undefined && piece.data.length > 0) {
    // SHLD-3: text that arrives after CLOSE is lost, and the sender is told.
    turn.rule("text.after-close");
    turn.send(resetFor(segment));
    abandon(turn, tcb, "connection reset", { kind: "reset" });
    return undefined;
  }
  const next = takeInOrder(piece === undefined ? tcb : { ...tcb, held: hold(tcb, piece) });
  if (segment.data.length > 0 || next.rcvNxt !== tcb.rcvNxt) {
    // MAY-13: text that is not next in order is acknowledged as well, with the RCV.NXT it waits for.
    turn.rule(next.rcvNxt === tcb.rcvNxt ? "text.held" : "text.accepted");
    turn.ackOwed = true;
  }
  deliver(turn, next);
  return segment;
};
