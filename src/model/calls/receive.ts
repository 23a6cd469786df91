/** §3.10.3 RECEIVE, and handing text to the RECEIVEs that wait. */
import { transmitOrAcknowledge } from "../output.ts";
import type { CloseWait, Established, FinWait1, FinWait2 } from "../tcb.ts";
import type { Turn } from "../turn.ts";

export const receive = (turn: Turn): void => {
  const tcb = turn.tcb;
  switch (tcb.state) {
    case "CLOSED":
      turn.rule("receive.no-connection");
      return turn.error("RECEIVE", "connection does not exist");
    case "LISTEN":
    case "SYN-SENT":
    case "SYN-RECEIVED":
      turn.rule("receive.queued");
      turn.tcb = { ...tcb, receives: tcb.receives + 1 };
      return;
    case "ESTABLISHED":
      return take(turn, tcb);
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
      // MAY-1: whoever closed a half-duplex connection cannot go on reading from it.
      return turn.profile.halfDuplexClose ? closing(turn) : take(turn, tcb);
    case "CLOSE-WAIT":
      if (tcb.received.length === 0) return closing(turn);
      turn.rule("receive.data-on-hand");
      return deliver(turn, { ...tcb, receives: tcb.receives + 1 });
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      return closing(turn);
    default:
      return tcb satisfies never;
  }
};

const closing = (turn: Turn): void => {
  turn.rule("receive.closing");
  turn.error("RECEIVE", "connection closing");
};

const take = (turn: Turn, tcb: Established | FinWait1 | FinWait2): void => {
  turn.rule(tcb.received.length === 0 ? "receive.queued" : "receive.data");
  deliver(turn, { ...tcb, receives: tcb.receives + 1 });
  transmitOrAcknowledge(turn);
};

/** Hands everything on hand to the RECEIVE that has waited longest, if there is one. */
export const deliver = (turn: Turn, tcb: Established | FinWait1 | FinWait2 | CloseWait): void => {
  turn.tcb = tcb;
  if (tcb.receives === 0 || tcb.received.length === 0) return;
  turn.signal({ kind: "data", data: tcb.received });
  turn.tcb = { ...tcb, received: [], receives: tcb.receives - 1, rcvWnd: turn.profile.rcvBuffer };
  // §3.8.6.2.2: the sender of a closed window has to be told that it is open again. After a FIN nobody asks.
  if (tcb.rcvWnd === 0 && tcb.state !== "CLOSE-WAIT") {
    turn.rule("receive.window-opens");
    turn.ackOwed = true;
  }
};
