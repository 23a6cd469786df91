/** A captured segment with just what following a connection needs: numbers, so that a gigabyte of them is quick to go through. */
import type { CapturedPacket } from "../../wire/captured.ts";
import type { ChecksumVerdict, WireSegment } from "../../wire/decode.ts";
import { ACK, FIN, RST, SYN } from "../../wire/tcp-header.ts";

export interface Observed {
  /** The packet's number in the file, from 1. */
  readonly number: number;
  /** ms since 1970; that of the packet before, where the file does not tell. */
  readonly time: number;
  readonly seq: number;
  readonly ack: number;
  readonly bits: number;
  /** The field, not scaled. */
  readonly wnd: number;
  /** Octets of text as they were sent. */
  readonly text: number;
  /** SEG.SEQ+SEG.LEN: SYN and FIN take a number each. */
  readonly end: number;
  readonly mss: number | undefined;
  readonly shift: number | undefined;
  /** TSval and TSecr. */
  readonly ts: number | undefined;
  readonly ecr: number | undefined;
  readonly fastOpen: boolean;
  /** An option that belongs on a SYN: MSS, window scale, SACK permitted. */
  readonly synOption: string | undefined;
  /** Whether all options were captured, and were legible: only then does a missing one mean something. */
  readonly legible: boolean;
  /** The text begins like a TLS record of a handshake. */
  readonly tls: boolean;
  readonly checksum: ChecksumVerdict;
}

/** @param early whether it is one of the first segments of a connection, whose text is looked at. */
export const observe = ({ number }: Pick<CapturedPacket, "number">, time: number, wire: WireSegment, early = true): Observed => {
  const { tcp, textLength, checksum, problems } = wire;
  let mss: number | undefined;
  let shift: number | undefined;
  let ts: number | undefined;
  let ecr: number | undefined;
  let fastOpen = false;
  let synOption: string | undefined;
  for (const option of tcp.options) {
    if (option.kind === "timestamps") {
      ts = option.val;
      ecr = option.ecr;
    } else if (option.kind === "mss") {
      mss = option.mss;
      synOption = "MSS";
    } else if (option.kind === "window-scale") {
      // RFC 7323 §2.3: more than 14 counts as 14.
      shift = Math.min(14, option.shift);
      synOption ??= "window scale";
    } else if (option.kind === "sack-permitted") synOption ??= "SACK permitted";
    else if (option.kind === "fast-open") fastOpen = true;
  }
  const { seq, ack, bits, wnd } = tcp;
  const end = (seq + textLength + ((bits & SYN) === 0 ? 0 : 1) + ((bits & FIN) === 0 ? 0 : 1)) >>> 0;
  const legible = problems.length === 0 || !problems.some(({ code }) => code === "TCP-TRUNCATED" || code === "TCP-OPTION-LENGTH");
  return { number, time, seq, ack, bits, wnd, text: textLength, end, mss, shift, ts, ecr, fastOpen, synOption, legible, tls: early && textLength > 0 && looksLikeTls(wire.text), checksum };
};

/** A record of type handshake, of version 3.x, at most 2^14 + 256 octets long, that holds a ClientHello or a ServerHello (RFC 8446 §4, §5.1). */
const looksLikeTls = (text: Uint8Array): boolean =>
  text.length >= 6 && text[0] === 22 && text[1] === 3 && (text[2] ?? 9) <= 4 && (((text[3] ?? 0) << 8) | (text[4] ?? 0)) <= 16_640 && (text[5] === 1 || text[5] === 2);

export const has = ({ bits }: Pick<Observed, "bits">, bit: number): boolean => (bits & bit) !== 0;
export const isBareSyn = ({ bits }: Observed): boolean => (bits & (SYN | ACK | RST)) === SYN;
export const isSynAck = ({ bits }: Observed): boolean => (bits & (SYN | ACK | RST)) === (SYN | ACK);

/** How far up `to` lies, seen from `from`: negative below. */
export const up = (from: number, to: number): number => (to - from) | 0;
export const beyond = (from: number, by: number): number => (from + by) >>> 0;

/** Whether these are two ISNs, and not one of which an octet is wrong: two that were chosen differ in more than one. */
export const isAnotherIsn = (a: number, b: number): boolean => [0, 8, 16, 24].filter((shift) => (((a ^ b) >>> shift) & 0xff) !== 0).length > 1;

/** `SYN,ACK SEQ=300 ACK=101, 5 octets` */
export const showObserved = ({ bits, seq, ack, text }: Observed): string => {
  const names = [[SYN, "SYN"], [FIN, "FIN"], [RST, "RST"], [ACK, "ACK"]] as const;
  const on = names.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name).join(",");
  return `${on === "" ? "no control bits" : on} SEQ=${seq}${(bits & ACK) === 0 ? "" : ` ACK=${ack}`}${text === 0 ? "" : `, ${text} octet${text === 1 ? "" : "s"}`}`;
};
