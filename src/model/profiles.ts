/** The named profiles: rfc9293 is the default, the others are told by how they differ from it. */
import type { Profile } from "./profile.ts";

const RFC9293: Profile = {
  msl: 120_000,
  timeWaitMsls: 2,
  rtoInitial: 1_000,
  rtoMin: 1_000,
  rtoMax: 60_000,
  r1: 3,
  r2Syn: 180_000,
  r2: 100_000,
  userTimeout: 300_000,
  rcvBuffer: 8,
  sndBuffer: 16,
  mss: 4,
  security: 0,
  resetAcceptance: "exact",
  synInSynchronized: "challenge-ack",
  ackRangeCheck: true,
  // RFC 5961 §7's example. Without a limit MAY-12 lets two desynchronized ends challenge each other for ever (docs/rfc-notes.md).
  challengeLimit: { count: 10, interval: 5_000 },
  timestamps: false,
  halfDuplexClose: false,
  timeWaitReuse: "rfc6191",
  crossedSynAck: "trim-syn",
  duplicateSyn: "resend-syn-ack",
  timeWaitRestart: "by-retransmitted-fin",
  timeWaitAck: "silence",
  afterAbort: "CLOSED",
  refusedActiveOpen: "CLOSED",
  resetInSynSent: "by-ack",
  badAckInSynReceived: "reset-and-drop",
  resetWindow: "erratum-4845",
  resetInTimeWait: "close",
  reuseAbove: "remote-fin",
  refusedReuse: "challenge-ack",
  restartAtRcvNxt: "challenge-ack",
  simultaneousClose: "TIME-WAIT",
  synInSynReceived: "listen",
  synFinInListen: "queue-fin",
  closeInSynReceived: "fin-at-once",
  resetOnTimeout: "never",
  acknowledgeCrossedSynAck: false,
  unacceptableWithoutAck: "acknowledge",
  ackRangeInSynReceived: "reset",
  secondFin: "acknowledge",
  coversWindow: "unacceptable",
  synBacklog: 4,
  backlog: 2,
  synAckRetries: 5,
  synCookies: "never",
  cookieLifetime: 64_000,
  acceptOverflow: "ignore-ack",
  faults: new Set(),
};

export interface NamedProfile {
  readonly title: string;
  readonly profile: Profile;
}

export const PROFILES = {
  rfc9293: { title: "RFC 9293 with RFC 5961 and RFC 6191, ambiguities resolved as docs/rfc-notes.md recommends", profile: RFC9293 },
  rfc793: {
    title: "before RFC 5961: RFC 793 as amended by RFC 1122",
    profile: {
      ...RFC9293,
      resetAcceptance: "in-window",
      synInSynchronized: "reset",
      ackRangeCheck: false,
      timeWaitReuse: "sequence",
      acknowledgeCrossedSynAck: true,
      duplicateSyn: "acknowledge",
    },
  },
  rfc1337: {
    title: "RFC 9293 with RFC 1337's first fix: RST is ignored in TIME-WAIT",
    profile: { ...RFC9293, resetInTimeWait: "ignore" },
  },
  linux: {
    title: "Linux 6: 60 s of TIME-WAIT, half-duplex close, its own retransmission counts and queues",
    profile: {
      ...RFC9293,
      timeWaitMsls: 0.5,
      rtoMin: 200,
      rtoMax: 120_000,
      // tcp_syn_retries = 6: 1+2+4+…+64 s; tcp_retries2 = 15: about 924.6 s.
      r2Syn: 127_000,
      r2: 924_600,
      challengeLimit: { count: 1, interval: 500 },
      halfDuplexClose: true,
      reuseAbove: "rcv-nxt",
      synInSynReceived: "reset-and-listen",
      // tcp_data_queue: what brings nothing new, and a SYN's number is old here, is acknowledged at once.
      acknowledgeCrossedSynAck: true,
      // tcp_rcv_state_process, case TCP_LISTEN: if (th->fin) goto discard.
      synFinInListen: "drop",
      closeInSynReceived: "fin-at-once",
      synCookies: "when-full",
      synAckRetries: 5,
    },
  },
  freebsd: {
    title: "FreeBSD: silent refusals in TIME-WAIT, SYN cookies when full",
    profile: {
      ...RFC9293,
      msl: 30_000,
      rtoMin: 30,
      rtoMax: 64_000,
      r2Syn: 75_000,
      r2: 600_000,
      halfDuplexClose: true,
      resetInTimeWait: "ignore",
      reuseAbove: "rcv-nxt",
      refusedReuse: "silence",
      unacceptableWithoutAck: "silence",
      synCookies: "when-full",
      synAckRetries: 3,
    },
  },
} as const satisfies Record<string, NamedProfile>;

export type ProfileName = keyof typeof PROFILES;
export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];
