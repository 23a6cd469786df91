/** §3.10.5 ABORT. */
import { enterTimeWait, returnCalls } from "../connection.ts";
import { abortSegment } from "../replies.ts";
import type { Turn } from "../turn.ts";

export const abort = (turn: Turn): void => {
  const tcb = turn.tcb;
  switch (tcb.state) {
    case "CLOSED":
      turn.rule("abort.no-connection");
      return turn.error("ABORT", "connection does not exist");
    case "LISTEN":
    case "SYN-SENT":
      turn.rule(tcb.state === "LISTEN" ? "abort.listen" : "abort.syn-sent");
      returnCalls(turn, tcb, "connection reset");
      turn.signal({ kind: "ok", call: "ABORT" });
      return turn.close();
    case "SYN-RECEIVED":
    case "ESTABLISHED":
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
    case "CLOSE-WAIT":
      turn.rule("abort.reset");
      turn.send(abortSegment(tcb.sndNxt));
      returnCalls(turn, tcb, "connection reset");
      turn.signal({ kind: "ok", call: "ABORT" });
      // D-5: §3.5.2 would rather see the resetter in TIME-WAIT.
      return turn.profile.afterAbort === "TIME-WAIT" ? enterTimeWait(turn, tcb) : turn.close();
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      turn.rule("abort.ok");
      turn.signal({ kind: "ok", call: "ABORT" });
      return turn.close();
    default:
      return tcb satisfies never;
  }
};
