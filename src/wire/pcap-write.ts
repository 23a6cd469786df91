/** Writing the classic capture format. */
import type { CaptureTime } from "./captured.ts";
import { OctetWriter } from "./octet-writer.ts";

export interface PacketToWrite {
  /** Since 1970; a negative time has no place in either format. */
  readonly time: CaptureTime;
  readonly bytes: Uint8Array;
  /** Octets as they were sent, when not all of them are kept. */
  readonly length?: number;
}

export interface PcapLayout {
  readonly linkType: number;
  /** Nanoseconds instead of microseconds. */
  readonly nanoseconds?: boolean;
  readonly bigEndian?: boolean;
  /** The most octets kept of a packet; the caller keeps to it. */
  readonly snap?: number;
}

/** The usual snap length: no packet is longer. */
export const WHOLE = 262_144;

export const writePcap = (packets: readonly PacketToWrite[], { linkType, nanoseconds = false, bigEndian = false, snap = WHOLE }: PcapLayout): Uint8Array => {
  const out = new OctetWriter(bigEndian);
  out.u32(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4).u16(2).u16(4).u32(0).u32(0).u32(snap).u32(linkType);
  for (const { time, bytes, length = bytes.length } of packets) {
    out.u32(time.seconds).u32(nanoseconds ? time.nanos : Math.floor(time.nanos / 1_000)).u32(bytes.length).u32(length).bytes(bytes);
  }
  return out.done();
};
