/** Between the model's segments and what is on the wire. */
import type { Octet } from "../model/octet.ts";
import type { Segment } from "../model/segment.ts";
import { seq } from "../model/seq.ts";
import type { WireSegment } from "./decode.ts";
import { ACK, FIN, PSH, RST, SYN, URG, type TcpHeader } from "./tcp-header.ts";
import { NO_OPTIONS, type TcpOption } from "./tcp-options.ts";

/** What a 16-bit field can tell; SCOPE: no window scaling (segment.ts). */
const most16 = (value: number): number => Math.min(value, 0xffff);
const NOP: TcpOption = { kind: "nop" };

/** The header of a segment, its checksum still to be filled in. Text is pushed: whoever sends it waits for nothing more (§3.9.1.2). */
export const headerOf = (segment: Segment, sourcePort: number, destinationPort: number): TcpHeader => {
  const { ts } = segment;
  return {
    sourcePort,
    destinationPort,
    seq: segment.seq,
    ack: segment.ack ?? 0,
    bits:
      (segment.fin ? FIN : 0) | (segment.syn ? SYN : 0) | (segment.rst ? RST : 0) |
      (segment.data.length > 0 && !segment.rst ? PSH : 0) | (segment.ack === undefined ? 0 : ACK) | (segment.urg === undefined ? 0 : URG),
    wnd: most16(segment.wnd),
    checksum: 0,
    urgentPointer: most16(segment.urg ?? 0),
    options: ts === undefined ? NO_OPTIONS : [NOP, NOP, { kind: "timestamps", val: ts.val, ecr: ts.ecr }],
  };
};

/** The model's view of a segment; what it has no word for (other options, PSH) is left out. @param data labels of its text, which the wire does not carry. */
export const segmentOf = ({ ip, tcp }: WireSegment, data: readonly Octet[]): Segment => {
  const timestamps = tcp.options.find((option) => option.kind === "timestamps");
  return {
    seq: seq(tcp.seq),
    ack: (tcp.bits & ACK) === 0 ? undefined : seq(tcp.ack),
    syn: (tcp.bits & SYN) !== 0,
    fin: (tcp.bits & FIN) !== 0,
    rst: (tcp.bits & RST) !== 0,
    wnd: tcp.wnd,
    data,
    ...((tcp.bits & URG) === 0 ? {} : { urg: tcp.urgentPointer }),
    ...(timestamps === undefined ? {} : { ts: { val: timestamps.val, ecr: timestamps.ecr } }),
    ...(ip.compartment === undefined ? {} : { security: ip.compartment }),
  };
};
