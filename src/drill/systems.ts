/** What scripts written for a system take for granted of it that is not TCP's to say: socket options, and habits on the wire. */
import type { Profile } from "../model/profile.ts";
import type { ProfileName } from "../model/profiles.ts";
import type { Segment } from "../model/segment.ts";
import { add } from "../model/seq.ts";
import type { Tcb } from "../model/tcb.ts";
import { freebsdHears } from "./habits/freebsd.ts";
import { as, type Heard } from "./habits/heard.ts";
import { freebsdIcmp, goesOn, linuxHalfOpenIcmp, linuxIcmp, standardIcmp, type EndsOpening } from "./habits/icmp.ts";
import { linuxHears } from "./habits/linux.ts";

export interface System {
  /** The symbol for which an `#ifdef` holds. */
  readonly symbol: string;
  /** Whether a RST that ends a connection from here carries an ACK. */
  readonly resetsCarryAck: boolean;
  /** Whether what is acknowledged from CLOSING is acknowledged with the FIN. */
  readonly finRidesAlong: boolean;
  /** Whether the reset that answers a SYN in the window is sent as of the connection, `<SEQ=SND.NXT><ACK=RCV.NXT>`, and not by §3.5.2. */
  readonly synResetFromHere: boolean;
  /** Whether text that arrives after shutdown of SHUT_RD is thrown away, and not kept to be read. */
  readonly dropsUnreadable: boolean;
  /** Whether a reset in CLOSE-WAIT is told as a broken pipe. */
  readonly resetBreaksPipe: boolean;
  /** Whether text is reset that arrives when both directions were shut down, and not only after close(2). */
  readonly resetsAfterShutdown: boolean;
  /** Whether a segment without a time stamp is taken where time stamps were agreed on (RFC 7323 §3.2: "SHOULD silently drop"). */
  readonly takesUnstamped: boolean;
  /** Whether all that comes in TIME-WAIT but an empty segment at RCV.NXT is answered by an ACK, also where it is acceptable. */
  readonly answersInTimeWait: boolean;
  /** Which ICMP errors end an opening from here, and one that a listener has taken on. */
  readonly icmpEndsOpening: EndsOpening;
  readonly icmpEndsHalfOpen: EndsOpening;
  /** What a segment is taken for. */
  readonly hears: (tcb: Tcb, segment: Segment, profile: Profile) => Heard;
  /** The receive buffer, octets, and whether it is rounded up to whole segments once a connection knows its MSS. */
  readonly rcvBuffer: number;
  readonly roundsBuffer: boolean;
  /** Whether a set buffer is doubled, as Linux does for its own book-keeping. */
  readonly doublesBuffer: boolean;
  /** The shift of the Window Scale option that a SYN offers, and the order of a SYN's options. */
  readonly windowShift: number;
  readonly optionOrder: "linux" | "bsd";
}

const LINUX: System = {
  symbol: "Linux", resetsCarryAck: true, finRidesAlong: false, synResetFromHere: false, dropsUnreadable: false, resetBreaksPipe: true, resetsAfterShutdown: true, takesUnstamped: true, answersInTimeWait: true, rcvBuffer: 65_535, roundsBuffer: false, doublesBuffer: true, windowShift: 8, optionOrder: "linux", hears: linuxHears, icmpEndsOpening: linuxIcmp, icmpEndsHalfOpen: linuxHalfOpenIcmp,
};
const BSD: System = {
  symbol: "FreeBSD", resetsCarryAck: true, finRidesAlong: true, synResetFromHere: true, dropsUnreadable: true, resetBreaksPipe: false, resetsAfterShutdown: false, takesUnstamped: false, answersInTimeWait: true, rcvBuffer: 65_536, roundsBuffer: true, doublesBuffer: false, windowShift: 6, optionOrder: "bsd", hears: freebsdHears, icmpEndsOpening: freebsdIcmp, icmpEndsHalfOpen: goesOn,
};
/** RFC 9293 by the letter, with Linux's sockets on top. */
const STANDARD: System = { ...LINUX, symbol: "STANDARD", resetsCarryAck: false, takesUnstamped: false, answersInTimeWait: false, hears: (_, segment) => as(segment), icmpEndsOpening: standardIcmp, icmpEndsHalfOpen: goesOn };

export const systemOf = (profile: ProfileName): System => (profile === "linux" ? LINUX : profile === "freebsd" ? BSD : STANDARD);

/** The receive buffer of a connection that knows its MSS: FreeBSD rounds one of more than a segment up to whole segments. */
export const effectiveBuffer = ({ roundsBuffer }: System, size: number, mss: number): number =>
  roundsBuffer && size > mss ? Math.ceil(size / mss) * mss : size;

/** A segment that a call has sent from `before`, as the system sends it; §3.10.5 has the RST alone. */
export const sentByCall = ({ resetsCarryAck }: System, segment: Segment, before: Tcb): Segment =>
  resetsCarryAck && segment.rst && segment.ack === undefined && "rcvNxt" in before ? { ...segment, ack: before.rcvNxt } : segment;

/** An ACK that the system sends where the RFC has none. */
export const sentBesides = ({ answersInTimeWait }: System, before: Tcb, answered: Segment): readonly Segment[] =>
  answersInTimeWait && before.state === "TIME-WAIT" && (answered.data.length > 0 || answered.seq !== before.rcvNxt) && answered.ack !== undefined && !answered.syn && !answered.rst
    ? [{ seq: before.sndNxt, ack: before.rcvNxt, syn: false, fin: false, rst: false, wnd: before.rcvWnd, data: [] }]
    : [];

/** A segment that answers another one, between the states `before` and `after`, as the system sends it. */
export const sentInAnswer = ({ finRidesAlong, synResetFromHere }: System, segment: Segment, before: Tcb, after: Tcb, answered: Segment): Segment => {
  if (synResetFromHere && segment.rst && answered.syn && "rcvNxt" in before && before.state !== "SYN-RECEIVED") return { ...segment, seq: before.sndNxt, ack: before.rcvNxt };
  if (!finRidesAlong || before.state !== "FIN-WAIT-1" || after.state !== "CLOSING" || after.finSeq === undefined) return segment;
  return segment.ack !== undefined && !segment.fin && segment.seq === add(after.finSeq, 1) ? { ...segment, seq: after.finSeq, fin: true } : segment;
};
