/** What can be wrong with a capture. Each problem says what, at which octet of the file, and what to do next; none is thrown. */

export type FileCode =
  | "PCAP-MAGIC"
  | "PCAP-VERSION"
  | "PCAP-TRUNCATED"
  | "PCAP-LENGTH"
  | "PCAPNG-BYTE-ORDER"
  | "PCAPNG-VERSION"
  | "PCAPNG-BLOCK-LENGTH"
  | "PCAPNG-PACKET-LENGTH"
  | "PCAPNG-INTERFACE"
  | "PCAPNG-OPTION-LENGTH"
  | "LINK-TYPE";

export type PacketCode =
  | "LINK-TRUNCATED"
  | "IP-VERSION"
  | "IP-TRUNCATED"
  | "IP-HEADER-LENGTH"
  | "IP-LENGTH"
  | "IP-CHECKSUM"
  | "TCP-TRUNCATED"
  | "TCP-DATA-OFFSET"
  | "TCP-OPTION-LENGTH"
  | "TCP-CHECKSUM";

export interface Problem<Code extends string> {
  readonly code: Code;
  /** Which octet of the file, from 0. */
  readonly at: number;
  /** One line: what is wrong. */
  readonly message: string;
  /** One line: what to do next. */
  readonly hint: string;
}

/** With the file as a whole, or with one of its records. */
export type CaptureProblem = Problem<FileCode>;
/** With the octets of one packet. */
export type PacketProblem = Problem<PacketCode>;

export const isProblem = <T extends object, Code extends string>(value: T | Problem<Code>): value is Problem<Code> => "code" in value;

/** `[PCAP-LENGTH] octet 24: …` and the next step, on one line. */
export const problemLine = ({ code, at, message, hint }: Problem<string>): string => `[${code}] octet ${at}: ${message}. ${hint}.`;
