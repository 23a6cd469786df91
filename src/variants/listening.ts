/** Faults of LISTEN and of the passive side of a handshake. */
import type { Variant } from "./variant.ts";

export const LISTENING_VARIANTS = {
  "listen-believes-ack": {
    title: "An ACK in LISTEN opens a connection",
    clause: "§3.10.7.2, second",
    harm: "One forged segment, without any handshake, is a connection to the server.",
    change: { fault: "listen-believes-ack" },
    caughtBy: ["no-two-way-acceptance", "strays-are-reset"],
    alsoBreaks: ["accept-queue-is-bounded", "acknowledges-isn-plus-one", "allowed-transitions", "cookie-only-valid-ack", "ends-agree", "opens-only-when-both-agree", "sequence-numbers-sent"],
  },
  "listen-drops-ack": {
    title: "An ACK in LISTEN is dropped in silence",
    clause: "§3.10.7.2, second",
    harm: "A client of before the reboot never learns that its connection is gone, and waits for its timeout.",
    seen: "smoltcp 56ee8e5d",
    change: { fault: "listen-drops-ack" },
    caughtBy: ["strays-are-reset"],
    alsoBreaks: ["cookie-only-valid-ack"],
  },
  "listen-obeys-reset": {
    title: "A reset in LISTEN ends the listener",
    clause: "§3.10.7.2, first",
    harm: "One segment from anywhere takes the service down.",
    seen: "smoltcp 65a09329, and again c573e9b3",
    change: { fault: "listen-obeys-reset" },
    caughtBy: ["reset-acceptance"],
    alsoBreaks: ["allowed-transitions"],
  },
  "listener-lost-on-reset": {
    title: "A reset in SYN-RECEIVED ends the listener",
    clause: "§3.5.3, §3.10.7.4 second (MUST-11)",
    harm: "A client that changes its mind, or a forged SYN and RST, takes the service down.",
    change: { fault: "listener-lost-on-reset" },
    caughtBy: ["opening-is-remembered"],
  },
  "syn-received-accepts-ack-of-iss": {
    title: "SYN-RECEIVED takes an ACK that does not acknowledge its SYN",
    clause: "§3.10.7.4, fifth",
    harm: "An old segment completes the handshake: the server talks to a peer that does not know its ISN.",
    seen: "smoltcp 1adca5b9; the text of RFC 793",
    change: { fault: "syn-received-accepts-ack-of-iss" },
    caughtBy: ["no-two-way-acceptance"],
  },
  "syn-ack-not-retransmitted": {
    title: "The SYN,ACK is sent once",
    clause: "§3.10.8 (MUST-22)",
    harm: "One lost segment, and the opening waits for the other side to ask again.",
    change: { fault: "syn-ack-not-retransmitted" },
    caughtBy: ["retransmits-until-acknowledged"],
    alsoBreaks: ["gives-up-after-r2", "syn-ack-schedule"],
  },
  "syn-data-lost": {
    title: "Text on a SYN is acknowledged and dropped",
    clause: "§3.10.7.2, third",
    harm: "The request is gone, and the client believes that the server has it.",
    seen: "TLDK issue 14",
    change: { fault: "syn-data-lost" },
    caughtBy: ["acknowledged-is-delivered"],
  },
} as const satisfies Record<string, Variant>;
