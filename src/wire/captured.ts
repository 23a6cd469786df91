/** A packet as a capture file holds it. */
import type { Chunk } from "./chunk.ts";

export interface CapturedPacket {
  /** From 1, over all interfaces and sections, as other tools count. */
  readonly number: number;
  /** Which octet of the file is its first, from 0. */
  readonly at: number;
  /** When it was captured; undefined where the file does not tell (a Simple Packet Block). */
  readonly time: CaptureTime | undefined;
  readonly linkType: number;
  /** Which interface of its section, from 0. */
  readonly interface: number;
  /** What was captured: a view of the chunk it was read from, so keeping it keeps the chunk. */
  readonly bytes: Uint8Array;
  /** Octets of the packet as it was sent. */
  readonly length: number;
  readonly comments: readonly string[];
}

/** Since 1970-01-01 00:00:00 UTC; two numbers, since one cannot hold nanoseconds. */
export interface CaptureTime {
  readonly seconds: number;
  readonly nanos: number;
}

/** A packet in the chunk that it was read from. A view of it is made when it is asked for: decoding needs none. */
export class PacketInChunk implements CapturedPacket {
  readonly number: number;
  readonly at: number;
  readonly time: CaptureTime | undefined;
  readonly linkType: number;
  readonly interface: number;
  readonly length: number;
  readonly comments: readonly string[];
  readonly chunk: Chunk;
  /** It lies at `from … to` in the chunk. */
  readonly from: number;
  readonly to: number;

  constructor(chunk: Chunk, from: number, to: number, { number, at, time, linkType, interface: which, length, comments }: Omit<CapturedPacket, "bytes">) {
    this.number = number;
    this.at = at;
    this.time = time;
    this.linkType = linkType;
    this.interface = which;
    this.length = length;
    this.comments = comments;
    this.chunk = chunk;
    this.from = from;
    this.to = to;
  }

  get bytes(): Uint8Array {
    return this.chunk.bytes.subarray(this.from, this.to);
  }
}
