/** Faults in closing a connection, in resets and in sequence checks. */
import type { Variant } from "./variant.ts";

export const CLOSING_VARIANTS = {
  "no-time-wait": {
    title: "No TIME-WAIT: the active closer forgets at once",
    clause: "§3.6.1 MUST-13",
    harm: "If the final ACK is lost, the other end is reset instead of closed, and may take it for lost data.",
    change: { fault: "no-time-wait" },
    caughtBy: ["time-wait-delivers-final-ack"],
    alsoBreaks: ["time-wait-length", "allowed-transitions", "retransmits-until-acknowledged"],
  },
  "time-wait-of-one-round-trip": {
    title: "TIME-WAIT lasts one round trip",
    clause: "§3.6.1 MUST-13",
    harm: "It passes as long as nothing is lost; one lost ACK and one late FIN, and the other end is reset.",
    seen: "a common answer in interviews",
    change: { fault: "time-wait-of-one-round-trip" },
    caughtBy: ["time-wait-length", "time-wait-delivers-final-ack"],
    alsoBreaks: ["time-wait-reacknowledges", "both-ends-close"],
  },
  "last-ack-closes-on-any-ack": {
    title: "LAST-ACK closes on any ACK",
    clause: "§3.10.7.4, fifth",
    harm: "The end forgets a FIN that never arrived; the other waits in FIN-WAIT-2 and loses the end of the stream.",
    seen: "smoltcp issue 470",
    change: { fault: "last-ack-closes-on-any-ack" },
    caughtBy: ["retransmits-until-acknowledged"],
  },
  "closing-missing": {
    title: "CLOSING is missing: FIN-WAIT-1 goes to TIME-WAIT on any FIN",
    clause: "§3.10.7.4 eighth, Figure 13",
    harm: "A FIN that was lost is never sent again: the other end never learns that the stream has ended.",
    change: { fault: "closing-missing" },
    caughtBy: ["retransmits-until-acknowledged"],
    alsoBreaks: ["time-wait-length", "allowed-transitions", "signals-tell-how-it-ended"],
  },
  "in-window-reset-accepted": {
    title: "Any RST in the window resets",
    clause: "§3.10.7.4 second; RFC 5961 §3.2",
    harm: "An attacker who cannot see the connection kills it with a few thousand guesses.",
    seen: "gVisor until pull request 13165",
    change: { switches: { resetAcceptance: "in-window" } },
    caughtBy: ["reset-acceptance"],
    alsoBreaks: ["challenge-acks"],
  },
  "comparison-without-wrap": {
    title: "Sequence numbers are compared without wrap-around",
    clause: "§3.4",
    harm: "A connection whose numbers cross 2^32 stalls: one in some thousand does, and nobody knows why.",
    seen: "smoltcp 78fb02ac",
    change: { fault: "comparison-without-wrap" },
    caughtBy: ["sequence-acceptability"],
    alsoBreaks: ["acknowledges-isn-plus-one", "challenge-acks", "time-wait-length", "window-update", "reset-acceptance", "time-wait-reacknowledges", "allowed-transitions", "retransmits-until-acknowledged", "both-ends-close", "comes-to-rest", "no-storm", "opening-comes-to-an-end", "challenge-throttle", "answered-probes-go-on"],
  },
} as const satisfies Record<string, Variant>;
