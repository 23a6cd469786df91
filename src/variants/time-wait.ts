/** Faults of TIME-WAIT. */
import type { Variant } from "./variant.ts";

export const TIME_WAIT_VARIANTS = {
  "time-wait-of-one-msl": {
    title: "TIME-WAIT lasts one MSL",
    clause: "§3.6.1 (MUST-13)",
    harm: "A FIN and its acknowledgment can each take an MSL: the second half is what the way back needs.",
    change: { switches: { timeWaitMsls: 1 } },
    caughtBy: ["time-wait-length"],
    alsoBreaks: ["time-wait-reacknowledges"],
  },
  "time-wait-never-ends": {
    title: "TIME-WAIT after CLOSING has no timer",
    clause: "§3.10.7.4, fifth and eighth",
    harm: "Every simultaneous close leaves a port that cannot be used again.",
    seen: "mirage-tcpip issue 489; smoltcp d931625a",
    change: { fault: "time-wait-never-ends" },
    caughtBy: ["time-wait-length", "both-ends-close"],
  },
  "time-wait-not-restarted": {
    title: "A FIN that comes again does not restart TIME-WAIT",
    clause: "§3.10.7.4, eighth; D-3",
    harm: "After a lost ACK the wait is shorter than the way of the segments that it waits for.",
    seen: "the letter of §3.10.7.4",
    change: { switches: { timeWaitRestart: "never" } },
    caughtBy: ["time-wait-reacknowledges"],
    alsoBreaks: ["time-wait-length"],
  },
  "time-wait-answers-every-ack": {
    title: "TIME-WAIT acknowledges every ACK",
    clause: "§3.10.7.4, fifth; D-4",
    harm: "Two ends in TIME-WAIT acknowledge each other until one of them forgets.",
    seen: "the letter of §3.10.7.4",
    change: { switches: { timeWaitAck: "acknowledge" } },
    caughtBy: ["no-storm", "comes-to-rest"],
  },
  "time-wait-killed-by-reset": {
    title: "TIME-WAIT that claims RFC 1337 is ended by a reset",
    clause: "RFC 1337 §3 (F1); D-10",
    harm: "An old duplicate makes the end forget, and the next one is taken for a new connection.",
    seen: "Linux's default",
    claims: { resetInTimeWait: "ignore" },
    change: { switches: { resetInTimeWait: "close" } },
    caughtBy: ["reset-acceptance"],
  },
  "old-syn-reopens": {
    title: "An old SYN takes over TIME-WAIT",
    clause: "§3.6.1 (MAY-2); RFC 6191 §2",
    harm: "An old duplicate opens a connection that nobody asked for.",
    change: { fault: "old-syn-reopens" },
    caughtBy: ["time-wait-reuse"],
    alsoBreaks: ["challenge-acks"],
  },
  "reuse-with-old-iss": {
    title: "A connection that takes over TIME-WAIT uses the old ISS",
    clause: "§3.6.1 (MAY-2)",
    harm: "Segments of the old connection are taken for the new one's.",
    change: { fault: "reuse-with-old-iss" },
    caughtBy: ["time-wait-reuse"],
    alsoBreaks: ["isn-kept-on-retransmission"],
  },
} as const satisfies Record<string, Variant>;
