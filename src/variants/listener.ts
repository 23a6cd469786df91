/** Faults of a listening socket. */
import type { Variant } from "./variant.ts";

export const LISTENER_VARIANTS = {
  "unbounded-half-open": {
    title: "No bound on half-open connections",
    clause: "RFC 4987 §2, §3.9.1",
    harm: "A flood of spoofed SYNs takes all memory.",
    change: { fault: "unbounded-half-open" },
    caughtBy: ["half-open-is-bounded"],
  },
  "syn-ack-not-retransmitted-by-listener": {
    title: "The SYN,ACK is sent once",
    clause: "§3.10.8, MUST-22",
    harm: "One lost segment and the client waits for its own retransmission; a lost ACK is not asked for.",
    change: { fault: "syn-ack-not-retransmitted-by-listener" },
    caughtBy: ["syn-ack-schedule"],
  },
  "half-open-never-removed": {
    title: "Half-open connections are never removed",
    clause: "RFC 4987 §3.3",
    harm: "A small flood, once, blocks the service for ever.",
    change: { fault: "half-open-never-removed" },
    caughtBy: ["syn-ack-schedule", "flood-does-not-lock-out"],
  },
  "accept-queue-unbounded": {
    title: "No bound on the accept queue",
    clause: "listen(2)",
    harm: "A slow server hoards connections that it will never serve in time.",
    change: { fault: "accept-queue-unbounded" },
    caughtBy: ["accept-queue-is-bounded"],
    alsoBreaks: ["accept-queue-overflow"],
  },
  "accept-takes-newest": {
    title: "accept takes the newest connection",
    clause: "accept(2)",
    harm: "Under load the first to come is served last, or never.",
    change: { fault: "accept-takes-newest" },
    caughtBy: ["accept-is-in-order"],
  },
  "overflow-forgets-connection": {
    title: "A full accept queue makes the connection vanish",
    clause: "§3.10.7.4, fifth",
    harm: "The client believes that it is connected, sends its request, and never hears anything.",
    change: { fault: "overflow-forgets-connection" },
    caughtBy: ["accept-queue-overflow"],
  },
  "cookie-accepts-any-ack": {
    title: "Any ACK completes a SYN cookie",
    clause: "RFC 4987 §3.6",
    harm: "Connections from forged addresses, without the handshake.",
    change: { fault: "cookie-accepts-any-ack" },
    caughtBy: ["cookie-only-valid-ack"],
  },
  "cookie-completes-on-reset": {
    title: "RST,ACK completes a SYN cookie",
    clause: "RFC 4987 §3.6",
    harm: "A client's refusal is taken for its consent.",
    seen: "gVisor issue 6076",
    change: { fault: "cookie-completes-on-reset" },
    caughtBy: ["cookie-only-valid-ack"],
  },
  "cookie-never-expires": {
    title: "A SYN cookie is honoured for ever",
    clause: "RFC 4987 §3.6",
    harm: "Cookies collected over time open connections all at once.",
    change: { fault: "cookie-never-expires" },
    caughtBy: ["cookie-only-valid-ack"],
  },
  "demultiplexes-to-any-half-open": {
    title: "A segment is given to the wrong connection",
    clause: "§3.10.7, MUST-41",
    harm: "One client's ACK completes another's handshake.",
    change: { fault: "demultiplexes-to-any-half-open" },
    caughtBy: ["exact-tuple"],
    alsoBreaks: ["cookie-only-valid-ack"],
  },
} as const satisfies Record<string, Variant>;
