/** What can be told of a script before it runs: what it is beyond, and what both ends agree on in their SYNs. */
import { Beyond } from "./stop.ts";
import type { Packet, Script, TcpOptionSpec, TcpPacket } from "../script.ts";

export interface Agreement {
  readonly timestamps: boolean;
  /** By how much the windows of the remote end, and ours, are shifted in segments without SYN. */
  readonly remoteShift: number;
  readonly ownShift: number;
  readonly scaled: boolean;
  /** The octets of text in a segment, at most. */
  readonly mss: number;
  /** What our own MSS option says. */
  readonly ownMss: number;
  readonly sackPermitted: boolean;
  /** Whether the options of our own SYN are told, and not left out. */
  readonly optionsTold: boolean;
}

const OPTION_REASONS: Readonly<Record<string, string>> = {
  FO: "TCP Fast Open (RFC 7413) is not modelled", FOEXP: "TCP Fast Open (RFC 7413) is not modelled", md5: "the MD5 option (RFC 2385) is not modelled",
};

const packetsOf = (script: Script): readonly Packet[] =>
  script.events.flatMap(({ what }) => (what.kind === "tcp" || what.kind === "other" ? [what] : []));
export const tcpPacketsOf = (script: Script): readonly TcpPacket[] => packetsOf(script).flatMap((packet) => (packet.kind === "tcp" ? [packet] : []));

/** @throws Beyond for the first packet that no run here can make or expect. */
export const checkPackets = (script: Script): void => {
  for (const packet of packetsOf(script)) {
    if (packet.kind === "other") {
      // What arrives may mean nothing to TCP: the run sees.
      if (packet.protocol === "ICMP" && packet.direction === "inbound") continue;
      throw new Beyond(packet.at, packet.protocol === "ICMP" ? "ICMP messages are not sent here" : packet.protocol === "UDP" || packet.protocol === "SCTP" ? `${packet.protocol} is not modelled` : "packets inside packets are not modelled");
    }
    for (const option of listed(packet)) {
      if (option.kind !== "other") continue;
      throw new Beyond(packet.at, OPTION_REASONS[option.name] ?? `the TCP option ${option.name} is not modelled`);
    }
    if (packet.extras.includes("udp") || packet.extras.includes("sctp")) throw new Beyond(packet.at, "TCP carried in another protocol is not modelled");
    if (packet.extras.includes("fuzz")) throw new Beyond(packet.at, "fuzzing is for runs against a kernel");
    if (packet.direction === "outbound" && (/[EWCA]/.test(packet.flags) || packet.ace !== undefined)) throw new Beyond(packet.at, "explicit congestion notification (RFC 3168, AccECN) is not modelled");
    if (packet.direction === "outbound" && packet.extras.some((text) => /\b(?:ect0|ect1|ect01|ce)\b/.test(text))) throw new Beyond(packet.at, "explicit congestion notification (RFC 3168, AccECN) is not modelled");
  }
};

const listed = ({ options }: TcpPacket): readonly TcpOptionSpec[] => (options === "any" ? [] : options);

const ETHERNET_MSS = { ipv4: 1460, ipv6: 1440 } as const;

/** Read off the SYNs: what the remote end offers, unless the script's own SYN shows that it is not taken. */
export const agreementOf = (script: Script, can: { readonly timestamps: boolean; readonly windowScaling: boolean }): Agreement => {
  const syns = tcpPacketsOf(script).filter(({ flags }) => flags.includes("S"));
  const remote = syns.find(({ direction }) => direction === "inbound");
  const own = syns.find(({ direction, ack }) => direction === "outbound" && (ack !== undefined || remote?.ack !== undefined));
  const offers = (kind: TcpOptionSpec["kind"]): boolean => {
    // A SYN with no options at all shifts nothing, and is often only short for one whose options are not compared; a window too
    // large does no harm, and time stamps that nobody agreed on do.
    const says = own !== undefined && own.options !== "any" && (own.options.length > 0 || kind === "TS");
    const refused = says && !listed(own).some((option) => option.kind === kind);
    return remote !== undefined && listed(remote).some((option) => option.kind === kind) && !refused;
  };
  const value = (kind: "mss" | "wscale", syn = remote): number | undefined => {
    for (const option of syn === undefined ? [] : listed(syn)) if (option.kind === kind) return option.value;
    return undefined;
  };
  const version = script.options.find(({ name }) => name === "ip_version")?.value;
  const timestamps = can.timestamps && offers("TS");
  const scaled = can.windowScaling && offers("wscale");
  const ownMss = ETHERNET_MSS[version === "ipv6" ? "ipv6" : "ipv4"];
  const mss = Math.min(ownMss, value("mss") ?? 536) - (timestamps ? 12 : 0);
  return { timestamps, remoteShift: scaled ? Math.min(14, value("wscale") ?? 0) : 0, ownShift: scaled ? (value("wscale", own) ?? 0) : 0, scaled, mss: Math.max(1, mss), ownMss, sackPermitted: offers("sackOK"), optionsTold: own !== undefined && (own.options === "any" || own.options.length > 0) };
};
