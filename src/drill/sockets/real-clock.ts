/** What may pass unwaited on a clock that is real: a script's time is then only told, and the stack's timers do not run. */
import type { Profile } from "../../model/profile.ts";
import type { Connection } from "./connection.ts";

/** µs; below this no timer that a script speaks of has run. */
const TIMERS_RUN = 1_000_000;

/** Whether a timer of the connection may have run when so much time has passed (µs). */
export const timersRun = ({ state, written }: Connection, us: number, { msl, timeWaitMsls }: Profile): boolean => {
  if (us < TIMERS_RUN || state === "CLOSED" || state === "LISTEN") return false;
  if (state === "TIME-WAIT") return us >= msl * timeWaitMsls * 1000;
  // An open connection on which we have sent nothing waits for ever.
  return !((state === "ESTABLISHED" || state === "CLOSE-WAIT") && written === 0);
};
