/**
 * The transmission control block: a union of the eleven states, each with just the fields that exist in it
 * (RFC 9293 §3.3.1, §3.3.2). Countdown timers are part of the state; there is no absolute time.
 */
import type { Octet } from "./octet.ts";
import type { Seq } from "./seq.ts";

/** A segment that occupies sequence space and is not yet wholly acknowledged. */
export interface Queued {
  readonly seq: Seq;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly data: readonly Octet[];
}

/** The retransmission timer (RFC 6298 §5) of the segment at the front of the queue. */
export interface Retransmission {
  /** ms until it expires. */
  readonly left: number;
  /** How often the front segment was sent again. */
  readonly count: number;
  /** ms since the front segment was first sent, or came to the front. */
  readonly age: number;
}

/** Round-trip measurement (RFC 6298 §2, §3). */
export interface RoundTrip {
  readonly srtt: number | undefined;
  readonly rttvar: number;
  /** The segment being timed: never one that was sent twice (Karn). */
  readonly timing: { readonly end: Seq; readonly elapsed: number } | undefined;
}

/** What an endpoint that has sent a SYN keeps of the sending side. */
export interface Sending {
  readonly iss: Seq;
  readonly sndUna: Seq;
  readonly sndNxt: Seq;
  /** SND.WND, octets, an offset from SND.UNA. */
  readonly sndWnd: number;
  /** MAX.SND.WND (RFC 5961 §5.2). */
  readonly maxSndWnd: number;
  /** User data that has not been put into a segment yet. */
  readonly unsent: readonly Octet[];
  /** SND.UP: the octet after urgent data, while there is any. */
  readonly sndUp: Seq | undefined;
  readonly queue: readonly Queued[];
  /** RTO, ms. */
  readonly rto: number;
  readonly rtx: Retransmission | undefined;
  readonly roundTrip: RoundTrip;
  /** ms until the user timeout; runs from OPEN, and while anything waits to be acknowledged. */
  readonly userTimeout: number | undefined;
}

/** Text or FIN that arrived before its turn (SHLD-31), or with the SYN (§3.10.7.2, third). */
export interface Held {
  readonly seq: Seq;
  readonly data: readonly Octet[];
  readonly fin: boolean;
}

/** What an endpoint that has received a SYN keeps of the receiving side. */
export interface Receiving {
  readonly irs: Seq;
  readonly rcvNxt: Seq;
  /** RCV.WND, octets: the room left in the buffer. */
  readonly rcvWnd: number;
  /** SND.WL1 and SND.WL2: the segment that last set the send window. */
  readonly sndWl1: Seq;
  readonly sndWl2: Seq;
  /** In order, acknowledged, and not yet taken by a RECEIVE. */
  readonly received: readonly Octet[];
  readonly held: readonly Held[];
  /** RCV.UP, once urgent data was announced. */
  readonly rcvUp: Seq | undefined;
  /** TS.Recent (RFC 7323 §4.3), when the option was negotiated. */
  readonly tsRecent: number | undefined;
  /** Challenge ACKs sent in the running interval (RFC 5961 §7), when they are limited. */
  readonly challenges: Challenges | undefined;
}

export interface Challenges {
  readonly sent: number;
  /** ms until the interval ends. */
  readonly left: number;
}

/** Waiting calls and how the connection came about. */
export interface Opened {
  /** MUST-11: SYN-RECEIVED remembers whether a passive or an active OPEN led to it. */
  readonly openedBy: "passive" | "active";
  /** Whether the OPEN named the remote socket (§3.10.1); a listener that goes back to LISTEN needs it. */
  readonly remote: boolean;
  /** RECEIVE calls that wait for text. */
  readonly receives: number;
}

export interface Closed {
  readonly state: "CLOSED";
}
export interface Listen {
  readonly state: "LISTEN";
  readonly remote: boolean;
  readonly receives: number;
}
export interface SynSent extends Sending, Opened {
  readonly state: "SYN-SENT";
}
/** All that a connection whose two SYNs are known has. */
export interface Connection extends Sending, Receiving, Opened {}

export interface SynReceived extends Connection {
  readonly state: "SYN-RECEIVED";
  /** CLOSE was called; the FIN goes out after entering ESTABLISHED (§3.10.4). */
  readonly closeRequested: boolean;
  /** The TIME-WAIT that this SYN took over, and to which it falls back should it prove an old duplicate (MAY-2). */
  readonly reopened: TimeWait | undefined;
}
export interface Established extends Connection {
  readonly state: "ESTABLISHED";
}
export interface FinWait1 extends Connection {
  readonly state: "FIN-WAIT-1";
  /** The number that our FIN occupies, once it was sent. */
  readonly finSeq: Seq | undefined;
}
export interface FinWait2 extends Connection {
  readonly state: "FIN-WAIT-2";
}
export interface CloseWait extends Connection {
  readonly state: "CLOSE-WAIT";
  /** CLOSE was called; the FIN waits behind queued SENDs (§3.10.4). */
  readonly closeRequested: boolean;
}
export interface Closing extends Connection {
  readonly state: "CLOSING";
  readonly finSeq: Seq | undefined;
}
export interface LastAck extends Connection {
  readonly state: "LAST-ACK";
  readonly finSeq: Seq;
}
export interface TimeWait {
  readonly state: "TIME-WAIT";
  readonly openedBy: "passive" | "active";
  readonly iss: Seq;
  readonly irs: Seq;
  readonly sndUna: Seq;
  readonly sndNxt: Seq;
  readonly maxSndWnd: number;
  /** One past the remote FIN. */
  readonly rcvNxt: Seq;
  readonly rcvWnd: number;
  readonly tsRecent: number | undefined;
  readonly challenges: Challenges | undefined;
  /** ms until the TCB is deleted. */
  readonly timeWait: number;
}

/** §3.10.7.4's "other states", before TIME-WAIT. */
export type Connected = SynReceived | Established | FinWait1 | FinWait2 | CloseWait | Closing | LastAck;
/** The states that a segment passes through the eight checks in (§3.10.7.4). */
export type Synchronizing = Connected | TimeWait;
export type Tcb = Closed | Listen | SynSent | Synchronizing;
export type State = Tcb["state"];

export const STATES = [
  "CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2",
  "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT",
] as const satisfies readonly State[];

const SYNCHRONIZED: ReadonlySet<State> = new Set<State>([
  "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT",
]);
/** §3.5: whether both ends' sequence numbers are agreed on. */
export const isSynchronized = (state: State): boolean => SYNCHRONIZED.has(state);

/** The fictional state of an endpoint without a TCB (§3.3.2). */
export const CLOSED: Closed = { state: "CLOSED" };
