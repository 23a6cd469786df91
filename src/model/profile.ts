/**
 * How an endpoint behaves where RFC 9293 leaves a choice, is ambiguous, or is amended by another RFC; and its parameters.
 * Each switch is read in one place. D-n is the number of the decision in docs/rfc-notes.md.
 */
import type { FaultId } from "./faults.ts";

export interface Profile {
  // ── Parameters ────────────────────────────────────────────────────────────────────────────────────────────────
  /** Maximum segment lifetime, ms (§3.4.2). */
  readonly msl: number;
  /** How long TIME-WAIT lasts, in MSLs (MUST-13: 2). */
  readonly timeWaitMsls: number;
  /** RTO before the first measurement, its floor and its cap, ms (RFC 6298 §2). */
  readonly rtoInitial: number;
  readonly rtoMin: number;
  readonly rtoMax: number;
  /** R1, in retransmissions of one segment (SHLD-10). */
  readonly r1: number;
  /** R2 for a SYN (MUST-23) and for anything else (SHLD-11), ms since the segment was first sent. */
  readonly r2Syn: number;
  readonly r2: number;
  /** User timeout, ms (§3.9.1.1). */
  readonly userTimeout: number;
  /** Receive buffer, octets: the largest RCV.WND. D-13: figure 9 of §3.5.1 holds only for a window of at most 300. */
  readonly rcvBuffer: number;
  /** The most octets that SEND queues before "insufficient resources". */
  readonly sndBuffer: number;
  /** The most octets of text in a segment. */
  readonly mss: number;
  /** The local security compartment (Appendix A.1). */
  readonly security: number;

  // ── RFC 5961 and other amendments ─────────────────────────────────────────────────────────────────────────────
  /** Which RSTs reset: RFC 793's "in the window" or RFC 5961 §3.2's "exactly RCV.NXT". */
  readonly resetAcceptance: "in-window" | "exact";
  /** SYN in a synchronized state: RFC 793 resets when it is in the window, RFC 5961 §4.2 challenges. */
  readonly synInSynchronized: "reset" | "challenge-ack";
  /** MAY-12, RFC 5961 §5.2: refuse an ACK older than SND.UNA − MAX.SND.WND. */
  readonly ackRangeCheck: boolean;
  /** RFC 5961 §7: at most so many challenge ACKs in so many ms; undefined for no limit. */
  readonly challengeLimit: { readonly count: number; readonly interval: number } | undefined;
  /** RFC 7323: whether the endpoint asks for, and answers with, the Timestamps option. */
  readonly timestamps: boolean;
  /** MAY-1 and SHLD-3: CLOSE also gives up reading; unread or new text is then answered with RST. */
  readonly halfDuplexClose: boolean;
  /** SYN arriving in TIME-WAIT: never taken, or taken by the sequence number (MAY-2), or as in RFC 6191 (SHLD-4). */
  readonly timeWaitReuse: "never" | "sequence" | "rfc6191";

  // ── Decisions ─────────────────────────────────────────────────────────────────────────────────────────────────
  /** D-1: the crossed SYN,ACK of a simultaneous open lies one below the window; take its ACK, or answer it by the letter of Table 6. */
  readonly crossedSynAck: "trim-syn" | "acknowledge-only";
  /** D-2: a duplicate SYN in SYN-RECEIVED. */
  readonly duplicateSyn: "resend-syn-ack" | "acknowledge";
  /** D-3: whether a retransmitted FIN, though below the window, restarts TIME-WAIT. */
  readonly timeWaitRestart: "by-retransmitted-fin" | "never";
  /** D-4: what an acceptable bare ACK draws in TIME-WAIT. */
  readonly timeWaitAck: "silence" | "acknowledge";
  /** D-5: where ABORT leaves the endpoint that sent the RST (§3.5.2 against §3.10.5). */
  readonly afterAbort: "CLOSED" | "TIME-WAIT";
  /** D-6: RST in SYN-RECEIVED of an active open (§3.10.7.4 against the prose of §3.5). */
  readonly refusedActiveOpen: "CLOSED" | "LISTEN";
  /** D-7: whether an RST in SYN-SENT must also carry SEQ = RCV.NXT, which does not exist yet (0). */
  readonly resetInSynSent: "by-ack" | "by-ack-and-zero-seq";
  /** D-8: after the reset for a bad ACK in SYN-RECEIVED: drop the segment, or go on with it. */
  readonly badAckInSynReceived: "reset-and-drop" | "reset-and-go-on";
  /** D-9: what RST counts as outside: RFC 5961 §3.2 as corrected by erratum 4845, or as printed (RCV.NXT+RCV.WND still inside). */
  readonly resetWindow: "erratum-4845" | "as-printed";
  /** D-10: a valid RST in TIME-WAIT (§3.10.7.4 against RFC 1337's F1). */
  readonly resetInTimeWait: "close" | "ignore";
  /** D-11: the first SEQ of a SYN that may take over TIME-WAIT: after the remote FIN's number (RFC 6191), or after RCV.NXT (deployed). */
  readonly reuseAbove: "remote-fin" | "rcv-nxt";
  /** D-11: what a refused SYN draws in TIME-WAIT. */
  readonly refusedReuse: "challenge-ack" | "silence";
  /** D-12: the challenge of a SYN at RCV.NXT − 1 acknowledges that SYN and resolves nothing; "abort" believes the restart instead. */
  readonly restartAtRcvNxt: "challenge-ack" | "abort";
  /** D-14: where the last ACK of a simultaneous close leaves each end (Figure 13 against its text). */
  readonly simultaneousClose: "TIME-WAIT" | "CLOSED";
  /** D-15: a SYN in the window of a passive SYN-RECEIVED. */
  readonly synInSynReceived: "listen" | "reset-and-listen";
  /** D-16: SYN,FIN in LISTEN. */
  readonly synFinInListen: "queue-fin" | "drop";
  /** D-17: CLOSE in SYN-RECEIVED with nothing to send: the FIN at once behind the SYN, or after ESTABLISHED. */
  readonly closeInSynReceived: "fin-at-once" | "after-established";
  /** D-18: whether giving up (R2, user timeout) tells the peer. */
  readonly resetOnTimeout: "never" | "after-syn-received";
  /** D-19: whether the end that takes a crossed SYN,ACK also acknowledges it (line 7 of RFC 793's figure 8). */
  readonly acknowledgeCrossedSynAck: boolean;
  /** D-20: whether an unacceptable segment without ACK bit is acknowledged. */
  readonly unacceptableWithoutAck: "acknowledge" | "silence";
  /** D-21: an ACK outside MAY-12's range in SYN-RECEIVED. */
  readonly ackRangeInSynReceived: "reset" | "acknowledge";
  /** D-22: a new FIN after the remote stream has ended: ignored and acknowledged, or counted by the letter. */
  readonly secondFin: "acknowledge" | "count";
  /** A segment that covers the whole window with neither end inside it, which Table 6 does not accept. */
  readonly coversWindow: "unacceptable" | "acceptable";

  // ── The listener (listener.ts) ────────────────────────────────────────────────────────────────────────────────
  /** The bound of the half-open queue, in connections. */
  readonly synBacklog: number;
  /** The bound of the accept queue, in connections. */
  readonly backlog: number;
  /** How often a listener sends its SYN,ACK again before it removes the half-open connection. */
  readonly synAckRetries: number;
  /** RFC 4987 §3.6: when a SYN is answered without keeping state. */
  readonly synCookies: "never" | "when-full" | "always";
  /** How long a SYN cookie is honoured, ms. */
  readonly cookieLifetime: number;
  /** The final ACK when the accept queue is full: leave it to retransmission, or reset. */
  readonly acceptOverflow: "ignore-ack" | "reset";

  /** Faults planted on purpose (src/variants). Empty in every named profile. */
  readonly faults: ReadonlySet<FaultId>;
}

/** Whether `fault` is planted. Each fault is asked for in exactly one place. */
export const faulty = (profile: Profile, fault: FaultId): boolean => profile.faults.has(fault);
