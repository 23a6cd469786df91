/** Packets and places in packetdrill's own notation. */
import type { Place, TcpOptionSpec } from "./script.ts";

/** What of a packet is written; `P` and the like are in `flags`. */
export interface PacketWords {
  readonly flags: string;
  readonly seq: number | undefined;
  readonly length: number;
  readonly ack: number | undefined;
  readonly win?: number | undefined;
  readonly urg?: number | undefined;
  readonly options?: readonly TcpOptionSpec[] | "any" | undefined;
}

/** `F. 1:1(0) ack 2 win 257 <nop,nop,TS val 1 ecr 2>`. */
export const packetText = ({ flags, seq, length, ack, win, urg, options }: PacketWords): string =>
  [
    `${flags}${ack === undefined ? "" : "."}` || "-",
    seq === undefined ? `...(${length})` : `${seq}:${(seq + length) % 2 ** 32}(${length})`,
    ...(ack === undefined ? [] : [`ack ${ack}`]),
    ...(win === undefined ? [] : [`win ${win}`]),
    ...(urg === undefined ? [] : [`urg ${urg}`]),
    ...optionsText(options ?? []),
  ].join(" ");

const optionsText = (options: readonly TcpOptionSpec[] | "any"): readonly string[] => {
  if (options === "any") return ["<...>"];
  return options.length === 0 ? [] : [`<${options.map(optionText).join(",")}>`];
};

const optionText = (option: TcpOptionSpec): string => {
  switch (option.kind) {
    case "nop":
    case "eol":
    case "sackOK":
      return option.kind;
    case "mss":
    case "wscale":
      return `${option.kind} ${option.value}`;
    case "sack":
      return `sack ${option.blocks.map(([left, right]) => `${left}:${right}`).join(" ")}`;
    case "TS":
      return `TS val ${option.val} ecr ${option.ecr}`;
    case "other":
      return `${option.name} ${option.text}`.trim();
    default:
      return option satisfies never;
  }
};

/** Seconds, to the µs, without trailing zeros. */
export const secondsText = (us: number): string => (us / 1_000_000).toFixed(6).replace(/\.?0+$/, "");

export const placeText = ({ line, column }: Place): string => `${line}:${column}`;
