/** What was found of a connection in a capture: plain data, for text, JSON and the report. Numbers of packets count from 1 in their file. */
import type { State } from "../model/tcb.ts";

/** 0 is the end that opened, as far as can be told; 1 the other. */
export type ObservedSide = 0 | 1;

export interface ObservedConnection {
  /** From 1, in the order of first segments. */
  readonly id: number;
  readonly ends: readonly [ObservedEnd, ObservedEnd];
  /** Where the tap was taken to be; loopback is both ends at once. */
  readonly position: "unknown" | "client" | "server" | "middle" | "loopback";
  readonly verdict: "conforms" | "violates" | "unknown";
  /** Which segment no possible state of its sender could have sent, and why. */
  readonly violation?: ObservedViolation;
  /** From that packet on nothing can be told. */
  readonly unknown?: { readonly packet: number; readonly because: string };
  readonly begins: "syn" | "syn-ack" | "middle";
  readonly opened:
    | "by three segments" | "simultaneously" | "with Fast Open" | "before the capture"
    /** Why it failed. */
    | "refused" | "timed out" | "no SYN,ACK" | "reset" | "never acknowledged";
  readonly closed: "in order" | "both at once" | "reset" | "half" | "not acknowledged" | "open";
  /** Who sent the first FIN; absent where none was sent, or both crossed. */
  readonly closedFirst?: ObservedSide;
  readonly resets: readonly { readonly packet: number; readonly by: ObservedSide; /** What provoked it. */ readonly why: string }[];
  /** It took over a TIME-WAIT, so many ms after the end of the connection before. */
  readonly reuseAfter?: number;
  /** The first text that looks like a TLS record of a handshake: SEQ, ISN, and how far apart they are. */
  readonly tls?: { readonly packet: number; readonly by: ObservedSide; readonly seq: number; readonly isn: number; readonly offset: number };
  readonly halfOpen: readonly string[];
  readonly remarks: readonly string[];
  readonly firstPacket: number;
  readonly lastPacket: number;
  /** ms since 1970. */
  readonly started: number;
  /** ms. */
  readonly duration: number;
  /** The first rows of its ladder, the last ones, and how many between are left out. */
  readonly rows: readonly ObservedRow[];
  readonly lastRows: readonly ObservedRow[];
  readonly rowsLeftOut: number;
}

export interface ObservedViolation {
  readonly packet: number;
  readonly by: ObservedSide;
  /** `SYN,ACK SEQ=300 ACK=101` */
  readonly segment: string;
  /** Of the properties of captures. */
  readonly property: string;
  readonly clause: string;
  readonly because: string;
  readonly allowed: string;
}

export interface ObservedEnd {
  readonly address: string;
  readonly port: number;
  /** What it can be at the end of the capture. */
  readonly states: readonly State[];
  readonly isn?: number;
  readonly segments: number;
  /** Of text, without what was sent again. */
  readonly octets: number;
  /** Segments that were sent again. */
  readonly sentAgain: number;
  readonly syns: number;
  readonly synAcks: number;
  readonly fins: number;
}

export interface ObservedRow {
  readonly packet: number;
  /** ms since the first segment of the connection. */
  readonly at: number;
  readonly from: ObservedSide;
  readonly segment: string;
  /** The same with numbers counted from the ISNs. */
  readonly relative: string;
  /** What both ends can be after it. */
  readonly left: readonly State[];
  readonly right: readonly State[];
  readonly note?: string;
}
