/** Faults in telling which segments are acceptable. */
import type { Variant } from "./variant.ts";

export const VALIDATION_VARIANTS = {
  "unacceptable-unanswered": {
    title: "An unacceptable segment is dropped in silence",
    clause: "§3.10.7.4, first",
    harm: "A final ACK that was lost is never sent again: the other end retransmits its FIN until it gives up.",
    seen: "Windows 8 and Ubuntu, as learnt at FMICS 2014",
    change: { fault: "unacceptable-unanswered" },
    caughtBy: ["time-wait-reacknowledges"],
    alsoBreaks: ["challenge-acks", "half-open-is-found", "time-wait-delivers-final-ack", "time-wait-length"],
  },
  "ack-of-unsent-accepted": {
    title: "An ACK of what was never sent is taken",
    clause: "§3.10.7.4, fifth",
    harm: "A forged or desynchronized peer makes the end forget what the other never got.",
    change: { fault: "ack-of-unsent-accepted" },
    caughtBy: ["acknowledgment-range"],
  },
  "old-ack-accepted": {
    title: "An ACK far below SND.UNA is taken",
    clause: "§3.10.7.4, fifth (MAY-12); RFC 5961 §5.2",
    harm: "Text can be injected by who guesses one number in a few, instead of one in many.",
    change: { switches: { ackRangeCheck: false } },
    caughtBy: ["acknowledgment-range"],
  },
  "right-edge-inclusive": {
    title: "The right edge of the window counts as inside",
    clause: "§3.4, Table 6",
    harm: "A segment beyond the window is believed: a reset at the edge is answered where it has to be ignored.",
    change: { fault: "right-edge-inclusive" },
    caughtBy: ["sequence-acceptability"],
  },
  "only-left-edge-tested": {
    title: "Only the first number of a segment is tested",
    clause: "§3.4, Table 6",
    harm: "A retransmission that begins below the window and brings new text is refused for ever.",
    change: { fault: "only-left-edge-tested" },
    caughtBy: ["sequence-acceptability"],
    alsoBreaks: ["acknowledges-isn-plus-one", "window-update"],
  },
  "no-sequence-check": {
    title: "Sequence numbers are not checked",
    clause: "§3.4, §3.10.7.4 first",
    harm: "Old duplicates are taken for new segments.",
    change: { fault: "no-sequence-check" },
    caughtBy: ["sequence-acceptability"],
    alsoBreaks: ["challenge-acks", "time-wait-reacknowledges"],
  },
  "missing-timestamp-aborts": {
    title: "A segment without the negotiated timestamp ends the connection",
    clause: "RFC 7323 §3.2",
    harm: "One segment through a meddling middlebox, and the connection is gone without a word.",
    seen: "gVisor issue 11536",
    claims: { timestamps: true },
    change: { fault: "missing-timestamp-aborts" },
    caughtBy: ["paws"],
  },
  "paws-on-reset": {
    title: "A reset has to pass the timestamp check",
    clause: "RFC 7323 §5.2",
    harm: "A peer that has rebooted cannot end the half-open connection.",
    claims: { timestamps: true },
    change: { fault: "paws-on-reset" },
    caughtBy: ["reset-acceptance"],
    alsoBreaks: ["challenge-acks", "half-open-is-found"],
  },
} as const satisfies Record<string, Variant>;
