/** Faults in opening a connection, and in the numbers that it starts from. */
import type { Variant } from "./variant.ts";

export const OPENING_VARIANTS = {
  "two-way-accept": {
    title: "Two-way handshake: ESTABLISHED as soon as a SYN arrives",
    clause: "§3.4.1, §3.5, §3.10.7.2",
    harm: "An old duplicate SYN opens a connection that nobody asked for: the server serves a ghost until a timeout.",
    seen: "a textbook error, and what T/TCP and SYN spoofing made of it",
    change: { fault: "two-way-accept" },
    caughtBy: ["no-two-way-acceptance", "opens-only-when-both-agree"],
    alsoBreaks: ["ends-agree", "allowed-transitions", "acknowledges-isn-plus-one", "time-wait-reuse", "no-data-on-syn", "accept-queue-is-bounded", "delivers-what-was-sent", "end-of-stream-comes-last", "half-open-is-found", "opening-comes-to-an-end", "accept-queue-overflow"],
  },
  "ack-of-isn": {
    title: "SYN,ACK acknowledges the ISN instead of ISN+1",
    clause: "§3.4, §3.10.7.2",
    harm: "The peer resets every opening: no connection is ever made.",
    change: { fault: "ack-of-isn" },
    caughtBy: ["acknowledges-isn-plus-one"],
    alsoBreaks: ["acknowledged-is-delivered", "time-wait-reuse", "flood-does-not-lock-out", "duplicate-syn-is-answered", "cookie-only-valid-ack", "syn-ack-schedule", "opening-comes-to-an-end"],
  },
  "syn-data-delivered-early": {
    title: "Data on a SYN is delivered before the handshake completes",
    clause: "§3.5, §3.10.7.2; RFC 7413 §2",
    harm: "Anybody with a forged address, or an old duplicate, can make the server act on a request.",
    change: { fault: "syn-data-delivered-early" },
    caughtBy: ["no-data-on-syn"],
    alsoBreaks: ["acknowledged-is-delivered"],
  },
  "fixed-isn": {
    title: "Every connection starts from the same ISN",
    clause: "§3.4.1 MUST-8",
    harm: "Segments of an earlier connection fall into the window of the next one and are taken for its own.",
    change: { fault: "fixed-isn" },
    caughtBy: ["isn-monotone-per-tuple", "isn-moves-with-the-clock"],
    alsoBreaks: ["isn-unrelated-across-tuples", "time-wait-reuse", "delivers-what-was-sent", "end-of-stream-comes-last", "ends-agree", "opens-only-when-both-agree"],
  },
  "clock-only-isn": {
    title: "The ISN is the clock and nothing else",
    clause: "§3.4.1 SHLD-1, MUST-9; RFC 6528",
    harm: "Whoever opens one connection knows the ISNs of everybody else's, and can forge segments into them.",
    seen: "4.2BSD and its descendants, 1985 to 1996",
    change: { fault: "clock-only-isn" },
    caughtBy: ["isn-unrelated-across-tuples"],
  },
  "random-isn": {
    title: "The ISN is a random number",
    clause: "§3.4.1 MUST-8; RFC 6528 §2",
    harm: "A reopened connection may start below the last one: its SYN is refused in TIME-WAIT half of the time.",
    change: { fault: "random-isn" },
    caughtBy: ["isn-monotone-per-tuple", "isn-moves-with-the-clock"],
    alsoBreaks: ["time-wait-reuse", "delivers-what-was-sent", "end-of-stream-comes-last", "opens-only-when-both-agree", "ends-agree"],
  },
  "retransmitted-syn-new-isn": {
    title: "A retransmitted SYN has a new ISN",
    clause: "§3.10.8, §3.4.1",
    harm: "The answer to the first SYN is refused, and two connections of one client compete.",
    change: { fault: "retransmitted-syn-new-isn" },
    caughtBy: ["isn-kept-on-retransmission", "delivers-what-was-sent"],
    alsoBreaks: ["sequence-numbers-sent", "retransmits-until-acknowledged", "gives-up-after-r2", "end-of-stream-comes-last", "opens-only-when-both-agree", "ends-agree"],
  },
} as const satisfies Record<string, Variant>;
