/** Rules of the passing of time (§3.10.8, §3.8). */
import type { Rule } from "../rules.ts";

export const TIME_RULES = {
  "elapse.nothing-due": { rfc: "3.10.8", says: "Time passes; no timer expires." },
  "timeout.user": { rfc: "3.10.8", says: "USER TIMEOUT: the connection is aborted." },
  "timeout.retransmission": { rfc: "3.10.8", req: "MUST-19", says: "RETRANSMISSION TIMEOUT: the front of the queue again, the timer doubled (RFC 6298 §5)." },
  "timeout.window-probe": { rfc: "3.8.6.1", req: "MUST-36", says: "A closed window is probed with one octet." },
  "timeout.give-up": { rfc: "3.8.3", req: "MUST-20", says: "R2 is reached: the connection is closed." },
  "timeout.time-wait": { rfc: "3.10.8", req: "MUST-13", says: "TIME-WAIT TIMEOUT: the TCB is deleted." },
} as const satisfies Record<string, Rule>;
