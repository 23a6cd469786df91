/** Handshakes with one and with four segments, and faults of the side that opens. Two segments: two-way-accept; three: RFC 9293. */
import type { Variant } from "./variant.ts";

export const HANDSHAKE_VARIANTS = {
  "one-way-handshake": {
    title: "One-way handshake: one SYN opens both ends",
    clause: "§3.4.1, §3.5",
    harm: "A lost or forged SYN is enough: one end serves or talks to somebody who is not there.",
    change: { fault: "one-way-handshake" },
    caughtBy: ["no-two-way-acceptance", "opens-only-when-both-agree", "ends-agree"],
    alsoBreaks: ["accept-queue-is-bounded", "acknowledges-isn-plus-one", "acknowledgment-range", "allowed-transitions", "challenge-acks", "delivers-what-was-sent", "end-of-stream-comes-last", "flood-does-not-lock-out", "no-data-on-syn", "retransmits-until-acknowledged", "sequence-numbers-sent", "time-wait-reuse"],
  },
  "four-way-handshake": {
    title: "Four-way handshake: the SYN is acknowledged before it is answered",
    clause: "§3.5",
    harm: "None but a segment more for each connection.",
    survives: "Four segments are enough, so nothing that is promised breaks: only the judges that compare every reply with RFC 9293's see that there is one more. Three are enough too, and two are not.",
    change: { fault: "four-way-handshake" },
    caughtBy: [],
  },
  "syn-sent-accepts-ack-of-iss": {
    title: "SYN-SENT takes an ACK of its ISS",
    clause: "§3.10.7.3, first (errata 3300, 3301)",
    harm: "The opening end is connected although the other has not got its SYN.",
    seen: "the text of RFC 793",
    change: { fault: "syn-sent-accepts-ack-of-iss" },
    caughtBy: ["no-two-way-acceptance", "strays-are-reset"],
    alsoBreaks: ["reset-acceptance"],
  },
  "syn-sent-obeys-bare-reset": {
    title: "SYN-SENT obeys a reset that acknowledges nothing, or not its SYN",
    clause: "§3.5.3, §3.10.7.3 first and second",
    harm: "Anybody who knows that a connection is being opened can refuse it, without seeing it.",
    change: { fault: "syn-sent-obeys-bare-reset" },
    caughtBy: ["reset-acceptance"],
  },
  "no-simultaneous-open": {
    title: "A SYN that crosses ours is reset",
    clause: "§3.5, figure 7 (MUST-10)",
    harm: "Two ends that open to each other, as hole punching does, are both refused.",
    seen: "smoltcp before 0.12",
    change: { fault: "no-simultaneous-open" },
    caughtBy: ["crossed-syns-open"],
  },
  "crossed-syn-new-iss": {
    title: "A SYN that crosses ours is answered with another ISN",
    clause: "§3.10.7.3, fourth",
    harm: "Both SYNs are on their way: the peer takes the first, and the two ends never agree.",
    change: { fault: "crossed-syn-new-iss" },
    caughtBy: ["isn-kept-on-retransmission", "crossed-syns-open"],
    alsoBreaks: ["sequence-numbers-sent", "delivers-what-was-sent", "end-of-stream-comes-last"],
  },
  "gives-up-after-three-tries": {
    title: "An active OPEN gives up after three retransmissions",
    clause: "§3.8.3 (MUST-23)",
    harm: "A server that is busy for some seconds cannot be reached at all.",
    seen: "FreeRTOS+TCP; Linux stops at 127 s",
    change: { switches: { r2Syn: 7_000 } },
    caughtBy: ["gives-up-after-r2"],
    alsoBreaks: ["syn-ack-schedule"],
  },
  "never-gives-up": {
    title: "Nothing is ever given up",
    clause: "§3.8.3 (MUST-20, MUST-23), §3.10.8",
    harm: "A connection whose other end has vanished is kept, and its port with it, until the machine restarts.",
    seen: "picotcp issue 60",
    change: { switches: { r2: Infinity, r2Syn: Infinity, userTimeout: Infinity } },
    caughtBy: ["gives-up-after-r2", "comes-to-rest"],
    alsoBreaks: ["both-ends-close", "opening-comes-to-an-end"],
  },
  "refusal-not-told": {
    title: "The user is not told that the other end has refused",
    clause: "§3.10.7.3, second (MUST-12)",
    harm: "A program waits for ever for a connection that is no longer being opened.",
    change: { fault: "refusal-not-told" },
    caughtBy: ["opening-comes-to-an-end", "signals-tell-how-it-ended"],
  },
  "no-back-off": {
    title: "The retransmission timer does not back off",
    clause: "§3.8.1 (MUST-19); RFC 6298 §5.5",
    harm: "A congested network gets more of the same, and stays congested.",
    seen: "smoltcp 9b9f60b5",
    change: { fault: "no-back-off" },
    caughtBy: ["back-off"],
    alsoBreaks: ["syn-ack-schedule"],
  },
} as const satisfies Record<string, Variant>;

/** How many segments a handshake takes, as variants of one parameter; null is RFC 9293 itself. */
export const HANDSHAKES = { 1: "one-way-handshake", 2: "two-way-accept", 3: null, 4: "four-way-handshake" } as const;
