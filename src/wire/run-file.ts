/** Segments of the model, with sockets, times and reasons, as a capture file; and one packet of it as a segment again. */
import type { Segment } from "../model/segment.ts";
import type { CapturedPacket, CaptureTime } from "./captured.ts";
import type { WireSegment } from "./decode.ts";
import { encodePacket } from "./encode.ts";
import { LINK } from "./link.ts";
import { headerOf, segmentOf } from "./model-segment.ts";
import { WHOLE, writePcap } from "./pcap-write.ts";
import { writePcapng } from "./pcapng-write.ts";
import { labelsIn, lettersIn, textOf } from "./text-octets.ts";

export interface CaptureOptions {
  /** pcapng carries a comment on every packet; the classic format has no place for one. */
  readonly format: "pcapng" | "pcap";
  /** The most octets kept of a packet; all, unless told. */
  readonly snap?: number;
}

export interface Socket {
  /** IPv4. */
  readonly address: readonly number[];
  readonly port: number;
}

export interface Departure {
  readonly segment: Segment;
  readonly source: Socket;
  readonly destination: Socket;
  /** ms since the start of the run. */
  readonly at: number;
  readonly comment: string;
}

/** The same octets for the same departures; the clock of the run begins at 1970-01-01 00:00:00. */
export const writeRun = (departures: readonly Departure[], { format, snap = WHOLE }: CaptureOptions): Uint8Array => {
  const packets = departures.map(({ segment, source, destination, at, comment }, i) => {
    const whole = encodePacket({
      source: source.address,
      destination: destination.address,
      tcp: headerOf(segment, source.port, destination.port),
      text: textOf(segment.data),
      id: i & 0xffff,
      compartment: segment.security,
    });
    return { time: moment(at), bytes: whole.subarray(0, snap), length: whole.length, comments: [comment] };
  });
  if (format === "pcap") return writePcap(packets, { linkType: LINK.raw, snap });
  return writePcapng([{ application: "Synproof", interfaces: [{ linkType: LINK.raw, snap, name: "all ends" }], packets }]);
};

/** Microseconds are what the classic format holds. */
const moment = (ms: number): CaptureTime => {
  const micros = Math.round(ms * 1_000);
  return { seconds: Math.floor(micros / 1_000_000), nanos: (micros % 1_000_000) * 1_000 };
};

/** ms since the start of the run. */
export const runTime = ({ time }: CapturedPacket): number => (time === undefined ? 0 : time.seconds * 1_000 + time.nanos / 1_000_000);

/** Labels of text come from the comment; without one an octet keeps its origin, and of its offset what its letter tells. */
export const runSegment = ({ comments }: CapturedPacket, decoded: WireSegment): Segment => {
  const lines = comments.flatMap((comment) => comment.split("\n"));
  const labels = lines.map((line) => labelsIn(line, decoded.text.length)).find((found) => found !== undefined);
  return segmentOf(decoded, labels ?? lettersIn(decoded.text));
};
