/** The three blocks of pcapng that hold a packet. */
import type { CapturedPacket } from "./captured.ts";
import { LONGEST_PACKET, type CaptureItem } from "./dialect.ts";
import type { ByteOrder } from "./octets.ts";
import type { Clock } from "./pcapng-clock.ts";
import { commentsIn, readOptions } from "./pcapng-options.ts";
import type { CaptureProblem } from "./problem.ts";

/** The body of a block: `bytes[from … to)`. */
export interface Block {
  readonly order: ByteOrder;
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Of the first of `bytes` in the file; negative when that is before it. */
  readonly offset: number;
}

export interface Interface {
  readonly linkType: number;
  /** The most octets of a packet that are kept; 0 for no limit. */
  readonly snap: number;
  readonly clock: Clock;
}

type ReadPacket = (block: Block, interfaces: readonly Interface[], number: number, found: CaptureItem[]) => CapturedPacket | CaptureProblem;

const LEFT_OUT = "The packet is left out";
const NONE: readonly string[] = [];

const tooLong = (at: number, kept: number, room: number): CaptureProblem => ({
  code: "PCAPNG-PACKET-LENGTH", at, message: `a packet of ${kept} octets in a block with room for ${Math.max(0, room)}`, hint: LEFT_OUT,
});
const noInterface = (at: number, id: number, count: number): CaptureProblem => ({
  code: "PCAPNG-INTERFACE", at, message: `a packet of interface ${id}; ${count} were described`, hint: LEFT_OUT,
});

/** What the enhanced and the obsolete block have in common: only the first word differs. */
const timedPacket = (block: Block, id: number, interfaces: readonly Interface[], number: number, found: CaptureItem[]): CapturedPacket | CaptureProblem => {
  const { order, bytes, from, to, offset } = block;
  const one = interfaces[id];
  if (one === undefined) return noInterface(offset + from, id, interfaces.length);
  const kept = order.u32(bytes, from + 12);
  const data = from + 20;
  if (kept > to - data || kept > LONGEST_PACKET) return tooLong(offset + from + 12, kept, Math.min(to - data, LONGEST_PACKET));
  const options = data + Math.ceil(kept / 4) * 4;
  return {
    number,
    at: offset + data,
    time: one.clock(order.u32(bytes, from + 4), order.u32(bytes, from + 8)),
    linkType: one.linkType,
    interface: id,
    bytes: bytes.subarray(data, data + kept),
    length: Math.max(kept, order.u32(bytes, from + 16)),
    comments: options >= to ? NONE : commentsIn(readOptions(order, bytes, options, to, offset, found)),
  };
};

export const enhancedPacket: ReadPacket = (block, interfaces, number, found) => {
  const { order, bytes, from, to, offset } = block;
  if (to - from < 20) return tooLong(offset + from, 0, to - from - 20);
  return timedPacket(block, order.u32(bytes, from), interfaces, number, found);
};

/** Its first word holds the interface and a count of drops. */
export const obsoletePacket: ReadPacket = (block, interfaces, number, found) => {
  const { order, bytes, from, to, offset } = block;
  if (to - from < 20) return tooLong(offset + from, 0, to - from - 20);
  return timedPacket(block, order.u16(bytes, from), interfaces, number, found);
};

/** Of the first interface, without a time; how much was kept follows from its snap length. */
export const simplePacket: ReadPacket = ({ order, bytes, from, to, offset }, interfaces, number) => {
  const [one] = interfaces;
  if (one === undefined) return noInterface(offset + from, 0, 0);
  if (to - from < 4) return tooLong(offset + from, 0, to - from - 4);
  const length = order.u32(bytes, from);
  const kept = one.snap === 0 ? length : Math.min(length, one.snap);
  const data = from + 4;
  if (kept > to - data || kept > LONGEST_PACKET) return tooLong(offset + from, kept, Math.min(to - data, LONGEST_PACKET));
  return { number, at: offset + data, time: undefined, linkType: one.linkType, interface: 0, bytes: bytes.subarray(data, data + kept), length, comments: NONE };
};
