/** §3.10.7.4, second: check the RST bit (RFC 5961 §3.2). */
import { abandon, returnCalls, timeWaitLength } from "../../connection.ts";
import { faulty } from "../../profile.ts";
import type { Segment } from "../../segment.ts";
import { inWindow } from "../../seq.ts";
import type { SynReceived, Synchronizing } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";
import { challenge } from "../challenge.ts";

export const resetBit = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  if (!segment.rst) return segment;
  if (segment.seq !== tcb.rcvNxt) {
    // A RST with text may be acceptable by its end; its own number still has to be in the window (§3.5.3).
    if (!inWindow(segment.seq, tcb.rcvNxt, tcb.rcvWnd)) {
      turn.rule("sequence.reset-outside");
      return undefined;
    }
    if (turn.profile.resetAcceptance === "exact") {
      turn.rule("reset.inexact");
      if (!faulty(turn.profile, "reset-not-challenged")) challenge(turn, tcb);
      return undefined;
    }
  }
  reset(turn, tcb);
  return undefined;
};

const reset = (turn: Turn, tcb: Synchronizing): void => {
  switch (tcb.state) {
    case "SYN-RECEIVED":
      if (tcb.openedBy === "passive" && !faulty(turn.profile, "listener-lost-on-reset")) return backToListen(turn, tcb);
      turn.rule("reset.refused");
      if (turn.profile.refusedActiveOpen === "CLOSED") return abandon(turn, tcb, "connection reset", { kind: "refused" });
      // D-6: the prose of §3.5 sends every non-synchronized peer back to LISTEN.
      turn.signal({ kind: "refused" });
      turn.tcb = { state: "LISTEN", remote: tcb.remote, receives: tcb.receives };
      return;
    case "ESTABLISHED":
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
    case "CLOSE-WAIT":
      turn.rule("reset.connection");
      return abandon(turn, tcb, "connection reset", faulty(turn.profile, "reset-told-as-close") ? { kind: "closing" } : { kind: "reset" });
    case "CLOSING":
    case "LAST-ACK":
      turn.rule("reset.closing");
      return turn.close();
    case "TIME-WAIT":
      // D-10: RFC 1337's F1 would not let a RST cut TIME-WAIT short.
      if (turn.profile.resetInTimeWait === "ignore") return turn.rule("reset.time-wait-ignored");
      turn.rule("reset.time-wait");
      return turn.close();
    default:
      return tcb satisfies never;
  }
};

/** "Return this connection to LISTEN state. The user need not be informed." The retransmission queue is flushed. */
export const backToListen = (turn: Turn, tcb: SynReceived): void => {
  if (tcb.reopened !== undefined) {
    // MAY-2 (2): the SYN that reopened the connection was an old duplicate.
    turn.rule("syn-received.back-to-time-wait");
    turn.tcb = { ...tcb.reopened, timeWait: timeWaitLength(turn.profile) };
    return;
  }
  // AMBIGUITY: the RFC does not say what becomes of SENDs and of a CLOSE that were queued meanwhile. SENDs are handed back;
  // after a CLOSE nobody wants to listen any more.
  if (tcb.unsent.length > 0) turn.signal({ kind: "returned", call: "SEND", error: "connection reset" });
  if (tcb.closeRequested) {
    turn.rule("syn-received.closed");
    returnCalls(turn, { ...tcb, unsent: [] }, "connection closing");
    return turn.close();
  }
  turn.rule("syn-received.back-to-listen");
  turn.tcb = { state: "LISTEN", remote: tcb.remote, receives: tcb.receives };
};
