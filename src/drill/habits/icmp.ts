/** Which ICMP errors end an opening: RFC 9293 §3.9.2.2 has three hard ones (SHLD-25), systems have their own. */
import type { Errno } from "../sockets/errno.ts";

/** @returns what the user is told; undefined where the opening goes on. */
export type EndsOpening = (type: string, code: string) => Errno | undefined;

/** The codes of Destination Unreachable in their order, as packetdrill names them. */
const CODES = [
  "net_unreachable", "host_unreachable", "protocol_unreachable", "port_unreachable", "frag_needed", "source_route_failed", "net_unknown", "host_unknown",
  "source_host_isolated", "net_prohibited", "host_prohibited", "net_unreachable_for_tos", "host_unreachable_for_tos", "packet_filtered", "precedence_violation", "precedence_cutoff",
];
const nameOf = (code: string): string => {
  const [, digits] = /^code_(\d+)$/.exec(code) ?? [];
  return digits === undefined ? code : (CODES[Number(digits)] ?? code);
};

/** Protocol and port unreachable; the third, fragmentation needed, is path MTU discovery's. */
export const standardIcmp: EndsOpening = (type, code) =>
  type === "unreachable" && ["protocol_unreachable", "port_unreachable"].includes(nameOf(code)) ? "ECONNREFUSED" : undefined;

/** tcp_v4_err with icmp_err_convert: whatever is unreachable. */
export const linuxIcmp: EndsOpening = (type, code) => {
  if (type === "time_exceeded") return "EHOSTUNREACH";
  if (type === "parameter_problem") return "EPROTO";
  switch (nameOf(code)) {
    case "net_unreachable":
    case "net_unknown":
    case "net_prohibited":
    case "net_unreachable_for_tos":
    case "no_route":
      return "ENETUNREACH";
    case "protocol_unreachable":
      return "ENOPROTOOPT";
    case "port_unreachable":
      return "ECONNREFUSED";
    case "source_route_failed":
      return "EOPNOTSUPP";
    case "host_unknown":
      return "EHOSTDOWN";
    default:
      return CODES.includes(nameOf(code)) || /unreachable|prohibited/.test(code) ? "EHOSTUNREACH" : undefined;
  }
};

/** tcp_req_err: only these remove a connection in the making. */
export const linuxHalfOpenIcmp: EndsOpening = (type, code) =>
  type !== "unreachable" || ["net_unreachable", "host_unreachable"].includes(nameOf(code)) ? linuxIcmp(type, code) : undefined;

/** tcp_ctlinput with net.inet.tcp.icmp_may_rst: tcp_drop_syn_sent. */
export const freebsdIcmp: EndsOpening = (type, code) => {
  if (type === "time_exceeded") return code === "ttl_exceeded_in_transit" || code === "code_0" ? "EHOSTUNREACH" : undefined;
  if (type === "parameter_problem") return code === "unknown_next_header" ? "ECONNREFUSED" : undefined;
  return /^(?:protocol_unreachable|port_unreachable|(?:net|host|admin)_prohibited|packet_filtered)$/.test(nameOf(code)) ? "ECONNREFUSED" : undefined;
};

/** syncache_unreach waits for a second error after three retransmissions. */
export const goesOn: EndsOpening = () => undefined;
