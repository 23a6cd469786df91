/** §3.10.7.4, sixth: check the URG bit. */
import type { Segment } from "../../segment.ts";
import { add, before, later } from "../../seq.ts";
import type { Synchronizing } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";

export const urgBit = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment => {
  if (segment.urg === undefined) return segment;
  if (tcb.state !== "ESTABLISHED" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "FIN-WAIT-2") {
    turn.rule("urg.ignored");
    return segment;
  }
  turn.rule("urg.noted");
  const pointer = add(segment.seq, segment.urg);
  const consumed = add(tcb.rcvNxt, -tcb.received.length);
  const wasUrgent = tcb.rcvUp !== undefined && before(consumed, tcb.rcvUp);
  const rcvUp = tcb.rcvUp === undefined ? pointer : later(tcb.rcvUp, pointer);
  // "If the user has already been signaled … do not signal the user again."
  if (!wasUrgent && before(consumed, rcvUp)) turn.signal({ kind: "urgent" });
  turn.tcb = { ...tcb, rcvUp };
  return segment;
};
