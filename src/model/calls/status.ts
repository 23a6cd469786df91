/** §3.10.6 STATUS. */
import type { Turn } from "../turn.ts";

export const status = (turn: Turn): void => {
  if (turn.tcb.state === "CLOSED") {
    turn.rule("status.no-connection");
    return turn.error("STATUS", "connection does not exist");
  }
  turn.rule("status.state");
  turn.signal({ kind: "status", state: turn.tcb.state });
};
