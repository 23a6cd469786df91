/** A packet as a capture file holds it. */

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
