/**
 * A script in packetdrill's language as data: what is injected, what is expected, which calls are made and when. Every node
 * knows where it stands. Numbers of sequence space are as the script has them: absolute on a SYN, else relative to the ISNs.
 */

/** Both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Script {
  readonly options: readonly CommandOption[];
  /** The commands before the first event and behind the last one. */
  readonly setUp: CommandLine | undefined;
  readonly events: readonly ScriptEvent[];
  readonly tearDown: CommandLine | undefined;
}

/** `--tolerance_usecs=75000` in front of the script. */
export interface CommandOption {
  readonly at: Place;
  readonly name: string;
  readonly value: string | undefined;
}

/** µs. `absolute` counts from the start of the script, `relative` from the event before; a range has an end; `any` is `*`. */
export type EventTime =
  | { readonly kind: "absolute" | "relative"; readonly from: number; readonly to: number | undefined }
  | { readonly kind: "any" };

export interface ScriptEvent {
  readonly at: Place;
  readonly time: EventTime;
  readonly what: Packet | SystemCall | CommandLine | Assertion;
}

/** A shell command in backquotes. */
export interface CommandLine {
  readonly kind: "command";
  readonly at: Place;
  readonly text: string;
}

/** Python in `%{ }%`. */
export interface Assertion {
  readonly kind: "code";
  readonly at: Place;
  readonly text: string;
}

export type Direction = "inbound" | "outbound";

export type Packet = TcpPacket | OtherPacket;

export interface TcpPacket {
  readonly kind: "tcp";
  readonly at: Place;
  readonly direction: Direction;
  /** `123 > 80`, where given. */
  readonly ports: { readonly source: number; readonly destination: number } | undefined;
  /** The letters of F S R P E W U C A; `.` is `ack` being there. */
  readonly flags: string;
  /** AccECN's counter, written as `S.5`. */
  readonly ace: number | undefined;
  /** Undefined in an expected packet whose number is left open: `...(0)`. */
  readonly seq: number | undefined;
  /** Whether the number is the one in the header, also where there is no SYN: `0:0(0)!`. */
  readonly absolute: boolean;
  readonly length: number;
  /** Defined exactly when the flags have a dot. */
  readonly ack: number | undefined;
  readonly win: number | undefined;
  readonly urg: number | undefined;
  /** `any` is `<...>`: not compared. */
  readonly options: readonly TcpOptionSpec[] | "any";
  /** What stands in the packet that a run does not speak of: `[ect0]`, `(ttl 3)`, fuzzing. */
  readonly extras: readonly string[];
}

/** A packet of another protocol, or inside another one: read, and not run. */
export interface OtherPacket {
  readonly kind: "other";
  readonly at: Place;
  readonly direction: Direction;
  readonly protocol: "UDP" | "ICMP" | "SCTP" | "encapsulated";
  /** What it says, behind the name of its protocol. */
  readonly words: readonly string[];
  /** Of an ICMP message: the sequence number of the segment that it is about, where it says so. */
  readonly echoed?: number | undefined;
}

export type TcpOptionSpec =
  | { readonly kind: "nop" | "eol" | "sackOK" }
  | { readonly kind: "mss" | "wscale"; readonly value: number }
  | { readonly kind: "sack"; readonly blocks: readonly (readonly [number, number])[] }
  | { readonly kind: "TS"; readonly val: number; readonly ecr: number }
  /** FO, FOEXP, md5, AccECN's and what newer versions add: the words after the name as they stand. */
  | { readonly kind: "other"; readonly name: string; readonly text: string };

export interface SystemCall {
  readonly kind: "call";
  readonly at: Place;
  readonly name: string;
  readonly args: readonly Expression[];
  /** `...0.2`: the call blocks, and returns then (µs, counted as the time of its event is). */
  readonly until: number | undefined;
  readonly result: Expression;
  /** `EINPROGRESS` after a result of -1. */
  readonly errno: string | undefined;
}

export type Expression = { readonly at: Place } & (
  | { readonly kind: "anything" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "word"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "or"; readonly parts: readonly Expression[] }
  | { readonly kind: "list"; readonly items: readonly Expression[]; readonly braces: boolean }
  /** `htons(80)`, `msg_iov(1)`. */
  | { readonly kind: "apply"; readonly name: string; readonly args: readonly Expression[] }
  /** `events=POLLIN`; the left side is a word or an apply. */
  | { readonly kind: "field"; readonly name: string; readonly value: Expression }
);
