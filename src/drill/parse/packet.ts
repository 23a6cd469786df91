/** `< S. 0:0(0) ack 1 win 5840 <mss 1460>` and its kin. */
import { Misread } from "../problem.ts";
import type { Direction, OtherPacket, Packet, Place, TcpPacket } from "../script.ts";
import type { Cursor } from "./cursor.ts";
import { U16, U32 } from "./limits.ts";
import { readTcpOptions } from "./tcp-options.ts";

/** At a `<` or `>`. */
export const readPacket = (cursor: Cursor): Packet => {
  const { at } = cursor;
  const direction: Direction = cursor.take().text === "<" ? "inbound" : "outbound";
  const extras: string[] = [];
  readIpInfo(cursor, extras);
  const { kind, text } = cursor.peek();
  if (kind === "word" && ["ipv4", "ipv6", "gre", "GREv0", "mpls", "encap", "addr"].includes(text)) return skipped(cursor, at, direction, "encapsulated");
  if (kind === "word" && text === "icmp") return { ...skipped(cursor, at, direction, "ICMP"), echoed: echoedNumber(extras) };
  if (kind === "word" && (text === "sctp" || text === "udplite")) return skipped(cursor, at, direction, "SCTP");
  if (kind === "word" && text === "udp") return skipped(cursor, at, direction, "UDP");
  return readTcp(cursor, at, direction, extras);
};

/** `(tos 0x2)`, `[ect0]`, `(ttl 12)`, `[noecn, flowlabel 0x1]`. */
const readIpInfo = (cursor: Cursor, extras: string[]): void => {
  const close = cursor.isSign("(") ? ")" : cursor.isSign("[") ? "]" : undefined;
  if (close === undefined) return;
  cursor.take();
  const words: string[] = [];
  while (!cursor.isSign(close)) {
    if (cursor.peek().kind === "end") cursor.wanted(`"${close}" behind what is said of the IP header`);
    words.push(cursor.take().text);
  }
  cursor.take();
  extras.push(words.join(" "));
};

/** The sequence number of the segment that an ICMP message gives back: `[1:1001(1000)] icmp …`. */
const echoedNumber = (extras: readonly string[]): number | undefined => {
  const [, digits] = /^(\d+) :/.exec(extras.at(-1) ?? "") ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** The rest of a packet that is not run: up to where the next event begins. */
const skipped = (cursor: Cursor, at: Place, direction: Direction, protocol: OtherPacket["protocol"]): OtherPacket => {
  const words: string[] = [];
  cursor.take();
  for (let depth = 0; cursor.peek().kind !== "end"; words.push(cursor.take().text)) {
    if (cursor.isSign("(") || cursor.isSign("[")) depth++;
    else if (cursor.isSign(")") || cursor.isSign("]")) depth--;
    else if (depth <= 0 && cursor.at.line > at.line && beginsEvent(cursor)) break;
  }
  return { kind: "other", at, direction, protocol, words };
};

/** Whether what stands here can only be the time of the next event, or the command behind the last one. */
const beginsEvent = (cursor: Cursor): boolean => {
  const { kind } = cursor.peek();
  return cursor.isSign("+") || cursor.isSign("*") || kind === "integer" || kind === "float" || kind === "command";
};

const readTcp = (cursor: Cursor, at: Place, direction: Direction, extras: string[]): TcpPacket => {
  const ports = readPorts(cursor);
  const { letters, dot, ace } = readFlags(cursor);
  const { seq, length } = readRange(cursor);
  // FreeBSD's version: `0:0(0)!` is not counted from the ISN.
  const absolute = cursor.eat("!");
  // A dot without a number acknowledges 0; a number without a dot is in the field, and means nothing.
  const ack = cursor.eatWord("ack") ? cursor.number("the acknowledgment number", U32) : 0;
  const win = cursor.eatWord("win") ? cursor.number("the window", U16) : undefined;
  const urg = cursor.eatWord("urg") ? cursor.number("the urgent pointer", U16) : undefined;
  const options = readTcpOptions(cursor);
  if (seq === undefined && direction === "inbound") throw new Misread("DRILL-MEANING", at, "the sequence number of a packet that is to be made is left open");
  if (options === "any" && direction === "inbound") throw new Misread("DRILL-MEANING", at, "<...> leaves the options of a packet open that is to be made");
  if (cursor.isSign("{")) extras.push(readFuzz(cursor));
  if (cursor.isSign("/")) extras.push(readEncapsulation(cursor));
  return { kind: "tcp", at, direction, ports, flags: letters, ace, seq, absolute, length, ack: dot ? ack : undefined, win, urg, options, extras };
};

const readPorts = (cursor: Cursor): TcpPacket["ports"] => {
  if (cursor.peek().kind !== "integer" || !cursor.isSign(">", 1)) return undefined;
  const source = cursor.number("the source port", U16);
  cursor.take();
  return { source, destination: cursor.number("the destination port", U16) };
};

const FLAGS = /^([FSRPUEWCA]*)([0-7]?)$/;

/** `S`, `S.`, `.`, `-`, `SEW`, `P.`, `S.5`, `P5.`. */
const readFlags = (cursor: Cursor): { readonly letters: string; readonly dot: boolean; readonly ace: number | undefined } => {
  if (cursor.eat("-")) return { letters: "", dot: false, ace: undefined };
  const { kind, text, at } = cursor.peek();
  const [, letters, counter] = kind === "word" ? (FLAGS.exec(cursor.take().text) ?? []) : [undefined, ""];
  if (kind === "word" && letters === undefined) throw new Misread("DRILL-SYNTAX", at, `"${text}" stands where the flags of a segment are expected (of F S R P U E W, a dot for ACK, or -)`);
  if (cursor.peek().kind === "float") return { letters: letters ?? "", dot: true, ace: Number(cursor.take().text.replace(/^.*\./, "")) };
  const dot = cursor.eat(".");
  if (kind !== "word" && !dot) cursor.wanted("the flags of a segment");
  return { letters: letters ?? "", dot, ace: counter === undefined || counter === "" ? undefined : Number(counter) };
};

/** `1:1001(1000)`; `...(0)`, whose numbers are left open. */
const readRange = (cursor: Cursor): { readonly seq: number | undefined; readonly length: number } => {
  const { at } = cursor;
  if (cursor.peek().kind === "ellipsis") {
    cursor.take();
    cursor.expect("(", "before the length");
    const length = cursor.number("the length", U16);
    cursor.expect(")", "behind the length");
    return { seq: undefined, length };
  }
  const seq = cursor.number("the first sequence number", U32);
  cursor.expect(":", "between the sequence numbers");
  const end = cursor.number("the sequence number behind the text", U32);
  cursor.expect("(", "before the length");
  const length = cursor.number("the length", U16);
  cursor.expect(")", "behind the length");
  if ((seq + length) % 2 ** 32 !== end) throw new Misread("DRILL-MEANING", at, `${seq}:${end}(${length}) does not add up: ${seq} + ${length} is ${(seq + length) % 2 ** 32}`);
  return { seq, length };
};

/** FreeBSD's version: `/udp(9811 > 9899)`, behind a packet. */
const readEncapsulation = (cursor: Cursor): string => {
  cursor.take();
  const protocol = cursor.expectKind("word", "the protocol that a packet is carried in");
  cursor.expect("(", `behind ${protocol}`);
  if (readPorts(cursor) === undefined) cursor.wanted("two ports");
  cursor.expect(")", "behind two ports");
  return protocol;
};

const readFuzz = (cursor: Cursor): string => {
  cursor.take();
  while (!cursor.isSign("}")) {
    if (cursor.peek().kind === "end") cursor.wanted("\"}\" behind what is to be fuzzed");
    cursor.take();
  }
  cursor.take();
  return "fuzz";
};
