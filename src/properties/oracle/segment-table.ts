/**
 * SEGMENT ARRIVES as data: state × class of segment → what is allowed, typed from RFC 9293 §3.10.7 (and from RFC 5961,
 * 6191 and 7323 where it refers to them). The order of a state's rows is the order in which the RFC asks.
 * Where a switch of the claimed profile picks one of several readings, only that one is allowed; where none does, all are.
 */
import type { State } from "../../model/tcb.ts";
import type { Under } from "./expected.ts";

/** What may be done; effects.ts gives each its exact numbers. */
export type Effect =
  | "nothing"
  /** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`, segment dropped. */
  | "acknowledge"
  /** The same, and it may be withheld where challenge ACKs are limited (RFC 5961 §7). */
  | "challenge"
  /** The same, and the 2 MSL start anew. */
  | "acknowledge-and-restart"
  /** §3.5.2: `<SEQ=SEG.ACK><CTL=RST>` or `<SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>`; state unchanged. */
  | "reset-sender"
  | "answer-syn"
  | "cross-syn"
  | "establish"
  | "resend-syn-ack"
  | "back-to-listen"
  | "back-to-listen-with-reset"
  | "back-to-time-wait"
  | "back-to-time-wait-with-reset"
  | "refused"
  | "connection-reset"
  | "connection-reset-with-reset"
  | "delete"
  | "reopen"
  /** The SYN is trimmed off; the fifth check decides. */
  | "go-on-without-syn"
  /** Fifth to eighth check: ACK, text, FIN. */
  | "accept"
  /** The ACK alone is taken: a zero window makes "special allowance" for it. */
  | "accept-ack-only";

export interface Choice {
  readonly do: Effect;
  readonly under?: Under;
}

export interface Row {
  readonly clause: string;
  readonly allowed: readonly Choice[];
}

const row = (clause: string, ...allowed: readonly (Effect | Choice)[]): Row => ({
  clause,
  allowed: allowed.map((one) => (typeof one === "string" ? { do: one } : one)),
});

export type ClosedClass = "reset" | "other";
export const IN_CLOSED: Readonly<Record<ClosedClass, Row>> = {
  reset: row("§3.10.7.1", "nothing"),
  other: row("§3.10.7.1, §3.5.2 group 1", "reset-sender"),
};

export type ListenClass = "reset" | "ack" | "foreign-syn" | "syn-fin" | "syn" | "other";
export const IN_LISTEN: Readonly<Record<ListenClass, Row>> = {
  reset: row("§3.10.7.2, first", "nothing"),
  ack: row("§3.10.7.2, second", "reset-sender"),
  "foreign-syn": row("§3.10.7.2, third (security)", "reset-sender"),
  "syn-fin": row("§3.10.7.2, third; D-16", { do: "answer-syn", under: { synFinInListen: "queue-fin" } }, { do: "nothing", under: { synFinInListen: "drop" } }),
  syn: row("§3.10.7.2, third", "answer-syn"),
  other: row("§3.10.7.2, fourth", "nothing"),
};

export type SynSentClass = "bad-ack-reset" | "bad-ack" | "reset-acceptable" | "reset-at-other-seq" | "reset-without-ack" | "foreign" | "syn-ack" | "syn" | "other";
export const IN_SYN_SENT: Readonly<Record<SynSentClass, Row>> = {
  "bad-ack-reset": row("§3.10.7.3, first", "nothing"),
  "bad-ack": row("§3.10.7.3, first", "reset-sender"),
  "reset-acceptable": row("§3.10.7.3, second", "connection-reset"),
  "reset-at-other-seq": row("§3.10.7.3, second; D-7", { do: "connection-reset", under: { resetInSynSent: "by-ack" } }, { do: "nothing", under: { resetInSynSent: "by-ack-and-zero-seq" } }),
  "reset-without-ack": row("§3.10.7.3, second", "nothing"),
  foreign: row("§3.10.7.3, third (security)", "reset-sender"),
  "syn-ack": row("§3.10.7.3, fourth", "establish"),
  syn: row("§3.10.7.3, fourth (MUST-10)", "cross-syn"),
  other: row("§3.10.7.3, fifth", "nothing"),
};

/** SYN-RECEIVED by how it came about (MUST-11): it decides where a reset leads. */
export type SynReceivedOrigin = "passive" | "active" | "reopened";
export type SynchronizingKey = `SYN-RECEIVED, ${SynReceivedOrigin}` | Exclude<State, "CLOSED" | "LISTEN" | "SYN-SENT" | "SYN-RECEIVED">;

/** The classes of a segment in "other states", in the order of the checks of §3.10.7.4. */
export type SynchronizingClass =
  | "no-timestamp" | "old-timestamp"
  | "reset-outside" | "reset-one-outside" | "reset-exact" | "reset-inside"
  | "new-syn" | "refused-syn"
  | "duplicate-syn" | "straddling-syn" | "outside-syn" | "retransmitted-fin" | "at-zero-window" | "at-zero-window-without-ack" | "outside-without-ack" | "outside"
  | "foreign"
  | "syn-inside" | "restart-syn"
  | "without-ack" | "ack-too-old" | "ack-not-acceptable" | "ack-above"
  | "acceptable";

/** Rows that are alike in every state (the RFC lists all eight under the same directions). */
const EVERYWHERE = {
  "no-timestamp": row("RFC 7323 §3.2", "nothing"),
  "old-timestamp": row("RFC 7323 §5.3, R1", "acknowledge"),
  "reset-outside": row("§3.10.7.4, first and second (RFC 5961 §3.2)", "nothing"),
  "reset-inside": row("§3.10.7.4, second (RFC 5961 §3.2)", "challenge"),
  outside: row("§3.10.7.4, first", "acknowledge"),
  "outside-without-ack": row("§3.10.7.4, first; D-20", { do: "acknowledge", under: { unacceptableWithoutAck: "acknowledge" } }, { do: "nothing", under: { unacceptableWithoutAck: "silence" } }),
  "retransmitted-fin": row("§3.10.7.4, first", "acknowledge"),
  "at-zero-window": row("§3.10.7.4, first (zero window)", "acknowledge", "accept-ack-only"),
  "at-zero-window-without-ack": row("§3.10.7.4, first (zero window); D-20", "acknowledge", { do: "nothing", under: { unacceptableWithoutAck: "silence" } }),
  "without-ack": row("§3.10.7.4, fifth", "nothing"),
  "ack-too-old": row("§3.10.7.4, fifth (MAY-12)", "challenge"),
  "ack-above": row("§3.10.7.4, fifth", { do: "challenge", under: { ackRangeCheck: true } }, { do: "acknowledge", under: { ackRangeCheck: false } }),
  // FIN-WAIT-1 straight from SYN-RECEIVED (D-17): nothing has acknowledged our SYN yet, so nothing is known to be valid (§3.5).
  "ack-not-acceptable": row("§3.10.7.4, fifth; §3.5; D-17", "nothing", "reset-sender"),
  acceptable: row("§3.10.7.4, fifth to eighth", "accept"),
} as const satisfies Partial<Record<SynchronizingClass, Row>>;

/** A SYN in a synchronized state: RFC 5961 §4.2 challenges it wherever it lies, RFC 793 resets when it is in the window. */
const SYN_IN_WINDOW = row("§3.10.7.4, fourth (RFC 5961 §4.2)",
  { do: "challenge", under: { synInSynchronized: "challenge-ack" } },
  { do: "connection-reset-with-reset", under: { synInSynchronized: "reset" } });

const SYNCHRONIZED = {
  ...EVERYWHERE,
  "new-syn": EVERYWHERE.outside,
  "refused-syn": EVERYWHERE.outside,
  "duplicate-syn": row("never outside SYN-RECEIVED"),
  "outside-syn": row("§3.10.7.4, first, fourth", "challenge", { do: "nothing", under: { unacceptableWithoutAck: "silence" } }),
  "restart-syn": row("§3.10.7.4, first, fourth; D-12", { do: "challenge", under: { restartAtRcvNxt: "challenge-ack" } }, { do: "connection-reset", under: { restartAtRcvNxt: "abort" } }),
  "straddling-syn": row("§3.10.7.4, first (trimming), fourth", { do: "challenge", under: { synInSynchronized: "challenge-ack" } }, { do: "go-on-without-syn", under: { synInSynchronized: "reset" } }),
  "syn-inside": SYN_IN_WINDOW,
} as const;

const open = (reset: Effect): Readonly<Record<SynchronizingClass, Row>> => ({
  ...SYNCHRONIZED,
  "reset-exact": row("§3.10.7.4, second", reset),
  "reset-inside": row("§3.10.7.4, second (RFC 5961 §3.2)", { do: "challenge", under: { resetAcceptance: "exact" } }, { do: reset, under: { resetAcceptance: "in-window" } }),
  "reset-one-outside": row("§3.10.7.4, second; D-9", { do: "nothing", under: { resetWindow: "erratum-4845" } }, { do: "challenge", under: { resetWindow: "as-printed" } }),
  foreign: row("§3.10.7.4, third", "connection-reset-with-reset"),
});

const synReceived = (reset: readonly Choice[], onSyn: readonly Choice[]): Readonly<Record<SynchronizingClass, Row>> => ({
  ...SYNCHRONIZED,
  "reset-exact": row("§3.10.7.4, second (MUST-11)", ...reset),
  "reset-inside": row("§3.10.7.4, second (RFC 5961 §3.2)",
    { do: "challenge", under: { resetAcceptance: "exact" } },
    ...reset.map((choice) => ({ do: choice.do, under: { ...choice.under, resetAcceptance: "in-window" } as const }))),
  "reset-one-outside": row("§3.10.7.4, second; D-9", { do: "nothing", under: { resetWindow: "erratum-4845" } }, { do: "challenge", under: { resetWindow: "as-printed" } }),
  foreign: row("§3.10.7.4, third", "reset-sender"),
  "duplicate-syn": row("§3.10.7.4, first; D-2", "resend-syn-ack"),
  "outside-syn": row("§3.10.7.4, first; D-2, D-20", "acknowledge", { do: "nothing", under: { unacceptableWithoutAck: "silence" } }),
  // A SYN one below the window with text that reaches into it: the SYN is trimmed off, or the segment is judged by its SYN.
  "straddling-syn": row("§3.10.7.4, first, fourth; D-1, D-2", "go-on-without-syn", { do: "challenge", under: { synInSynchronized: "challenge-ack" } }),
  "syn-inside": row("§3.10.7.4, fourth; D-15", ...onSyn),
  "ack-not-acceptable": row("§3.10.7.4, fifth, SYN-RECEIVED; D-8, D-21", "reset-sender"),
  "ack-above": row("§3.10.7.4, fifth, SYN-RECEIVED; D-8, D-21", { do: "reset-sender", under: { ackRangeInSynReceived: "reset" } }, { do: "acknowledge", under: { ackRangeInSynReceived: "acknowledge" } }),
  "ack-too-old": row("§3.10.7.4, fifth, SYN-RECEIVED; D-8, D-21", { do: "reset-sender", under: { ackRangeInSynReceived: "reset" } }, { do: "acknowledge", under: { ackRangeInSynReceived: "acknowledge" } }),
});

export const IN_OTHER_STATES: Readonly<Record<SynchronizingKey, Readonly<Record<SynchronizingClass, Row>>>> = {
  "SYN-RECEIVED, passive": synReceived([{ do: "back-to-listen" }],
    [{ do: "back-to-listen", under: { synInSynReceived: "listen" } }, { do: "back-to-listen-with-reset", under: { synInSynReceived: "reset-and-listen" } }]),
  "SYN-RECEIVED, active": synReceived([{ do: "refused", under: { refusedActiveOpen: "CLOSED" } }, { do: "back-to-listen", under: { refusedActiveOpen: "LISTEN" } }], SYN_IN_WINDOW.allowed),
  // MAY-2 (2): the SYN that took over TIME-WAIT proves an old duplicate.
  "SYN-RECEIVED, reopened": synReceived([{ do: "back-to-time-wait" }],
    [{ do: "back-to-time-wait", under: { synInSynReceived: "listen" } }, { do: "back-to-time-wait-with-reset", under: { synInSynReceived: "reset-and-listen" } }]),
  ESTABLISHED: open("connection-reset"),
  "FIN-WAIT-1": open("connection-reset"),
  "FIN-WAIT-2": open("connection-reset"),
  "CLOSE-WAIT": open("connection-reset"),
  CLOSING: open("delete"),
  "LAST-ACK": open("delete"),
  "TIME-WAIT": {
    ...open("delete"),
    "reset-exact": row("§3.10.7.4, second; D-10", { do: "delete", under: { resetInTimeWait: "close" } }, { do: "nothing", under: { resetInTimeWait: "ignore" } }),
    "reset-inside": row("§3.10.7.4, second (RFC 5961 §3.2); D-10", { do: "challenge", under: { resetAcceptance: "exact" } }, { do: "delete", under: { resetAcceptance: "in-window", resetInTimeWait: "close" } }, { do: "nothing", under: { resetInTimeWait: "ignore" } }),
    "new-syn": row("§3.10.7.4, fourth; MAY-2, RFC 6191 §2; D-11", "reopen"),
    "refused-syn": row("§3.10.7.4, fourth; RFC 6191 §2; D-11", { do: "challenge", under: { refusedReuse: "challenge-ack" } }, { do: "nothing", under: { refusedReuse: "silence" } }),
    "retransmitted-fin": row("§3.10.7.4, fifth and eighth; D-3", { do: "acknowledge-and-restart", under: { timeWaitRestart: "by-retransmitted-fin" } }, { do: "acknowledge", under: { timeWaitRestart: "never" } }),
  },
};
