/** The three blocks of pcapng that hold a packet. */
import { PacketInChunk } from "./captured.ts";
import type { Chunk } from "./chunk.ts";
import { LONGEST_PACKET, type CaptureItem } from "./dialect.ts";
import type { ByteOrder } from "./octets.ts";
import type { Clock } from "./pcapng-clock.ts";
import { commentsIn, readOptions } from "./pcapng-options.ts";
import type { CaptureProblem } from "./problem.ts";

/** The body of a block: `chunk.bytes[from … to)`. */
export interface Block {
  readonly order: ByteOrder;
  readonly chunk: Chunk;
  readonly from: number;
  readonly to: number;
  /** Of the first octet of the chunk in the file; negative when that is before it. */
  readonly offset: number;
}

export interface Interface {
  readonly linkType: number;
  /** The most octets of a packet that are kept; 0 for no limit. */
  readonly snap: number;
  readonly clock: Clock;
}

type ReadPacket = (block: Block, interfaces: readonly Interface[], number: number, found: CaptureItem[]) => PacketInChunk | CaptureProblem;

const LEFT_OUT = "The packet is left out";
const NONE: readonly string[] = [];

const tooLong = (at: number, kept: number, room: number): CaptureProblem => ({
  code: "PCAPNG-PACKET-LENGTH", at, message: `a packet of ${kept} octets in a block with room for ${Math.max(0, room)}`, hint: LEFT_OUT,
});
const noInterface = (at: number, id: number, count: number): CaptureProblem => ({
  code: "PCAPNG-INTERFACE", at, message: `a packet of interface ${id}; ${count} were described`, hint: LEFT_OUT,
});

/** What the enhanced and the obsolete block have in common: only the first word differs. */
const timedPacket = (block: Block, id: number, interfaces: readonly Interface[], number: number, found: CaptureItem[]): PacketInChunk | CaptureProblem => {
  const { order, chunk, from, to, offset } = block;
  const { bytes } = chunk;
  const one = interfaces[id];
  if (one === undefined) return noInterface(offset + from, id, interfaces.length);
  const kept = order.u32(bytes, from + 12);
  const data = from + 20;
  if (kept > to - data || kept > LONGEST_PACKET) return tooLong(offset + from + 12, kept, Math.min(to - data, LONGEST_PACKET));
  const options = data + Math.ceil(kept / 4) * 4;
  return new PacketInChunk(chunk, data, data + kept, {
    number,
    at: offset + data,
    time: one.clock(order.u32(bytes, from + 4), order.u32(bytes, from + 8)),
    linkType: one.linkType,
    interface: id,
    length: Math.max(kept, order.u32(bytes, from + 16)),
    comments: options >= to ? NONE : commentsIn(readOptions(order, bytes, options, to, offset, found)),
  });
};

export const enhancedPacket: ReadPacket = (block, interfaces, number, found) => {
  const { order, chunk, from, to, offset } = block;
  if (to - from < 20) return tooLong(offset + from, 0, to - from - 20);
  return timedPacket(block, order.u32(chunk.bytes, from), interfaces, number, found);
};

/** Its first word holds the interface and a count of drops. */
export const obsoletePacket: ReadPacket = (block, interfaces, number, found) => {
  const { order, chunk, from, to, offset } = block;
  if (to - from < 20) return tooLong(offset + from, 0, to - from - 20);
  return timedPacket(block, order.u16(chunk.bytes, from), interfaces, number, found);
};

/** Of the first interface, without a time; how much was kept follows from its snap length. */
export const simplePacket: ReadPacket = ({ order, chunk, from, to, offset }, interfaces, number) => {
  const [one] = interfaces;
  if (one === undefined) return noInterface(offset + from, 0, 0);
  if (to - from < 4) return tooLong(offset + from, 0, to - from - 4);
  const length = order.u32(chunk.bytes, from);
  const kept = one.snap === 0 ? length : Math.min(length, one.snap);
  const data = from + 4;
  if (kept > to - data || kept > LONGEST_PACKET) return tooLong(offset + from, kept, Math.min(to - data, LONGEST_PACKET));
  return new PacketInChunk(chunk, data, data + kept, { number, at: offset + data, time: undefined, linkType: one.linkType, interface: 0, length, comments: NONE });
};
