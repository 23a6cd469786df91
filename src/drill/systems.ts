/** What scripts written for a system take for granted of it that is not TCP's to say: socket options, and habits on the wire. */
import type { ProfileName } from "../model/profiles.ts";

export interface System {
  /** The symbol for which an `#ifdef` holds. */
  readonly symbol: string;
  /** Whether a RST that ends a connection from here carries an ACK. */
  readonly resetsCarryAck: boolean;
  /** Whether what is acknowledged from CLOSING is acknowledged with the FIN. */
  readonly finRidesAlong: boolean;
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
  symbol: "Linux", resetsCarryAck: true, finRidesAlong: false, rcvBuffer: 65_535, roundsBuffer: false, doublesBuffer: true, windowShift: 8, optionOrder: "linux",
};
const BSD: System = {
  symbol: "FreeBSD", resetsCarryAck: true, finRidesAlong: true, rcvBuffer: 65_536, roundsBuffer: true, doublesBuffer: false, windowShift: 6, optionOrder: "bsd",
};
/** RFC 9293 by the letter, with Linux's sockets on top. */
const STANDARD: System = { ...LINUX, symbol: "STANDARD", resetsCarryAck: false };

export const systemOf = (profile: ProfileName): System => (profile === "linux" ? LINUX : profile === "freebsd" ? BSD : STANDARD);
