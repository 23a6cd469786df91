/**
 * The pcapng format: blocks of a type, a length, a body and the length again. Read are section headers, interfaces and
 * packets (enhanced, simple, and the obsolete one); any other block is skipped, however long it says it is.
 */
import type { ChunkQueue } from "./chunk-queue.ts";
import type { CaptureItem, Dialect, Progress } from "./dialect.ts";
import { isKnownLink } from "./link.ts";
import { linkTypeProblem } from "./link-problem.ts";
import { BIG, LITTLE, hex, type ByteOrder } from "./octets.ts";
import { clockOf } from "./pcapng-clock.ts";
import { readOptions } from "./pcapng-options.ts";
import { enhancedPacket, obsoletePacket, simplePacket, type Block, type Interface } from "./pcapng-packet.ts";
import type { CaptureProblem } from "./problem.ts";

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const OBSOLETE_PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** Type and both lengths. */
const FRAME = 12;
/** Of what is read whole; no packet with its comments comes near. */
const LONGEST_BLOCK = 2 ** 24;

/** The format that the first four octets name; undefined when it is another. */
export const pcapngDialect = (magic: Uint8Array): Dialect | undefined => (BIG.u32(magic, 0) === SECTION ? new Pcapng() : undefined);

const lengthProblem = (at: number, message: string): CaptureProblem => ({ code: "PCAPNG-BLOCK-LENGTH", at, message, hint: "The file is damaged from here on: nothing behind it can be told" });

class Pcapng implements Dialect {
  #order: ByteOrder = BIG;
  #interfaces: Interface[] = [];
  #count = 0;
  /** The length that must stand behind a block that was skipped. */
  #closing: number | undefined;

  get midway(): boolean {
    return this.#closing !== undefined;
  }

  next(queue: ChunkQueue, found: CaptureItem[]): Progress {
    if (this.#closing !== undefined) return this.#close(queue, this.#closing, found);
    if (!queue.has(FRAME)) return "more";
    const isSection = BIG.u32(queue.bytes, queue.at) === SECTION;
    if (isSection && !this.#section(queue, found)) return "over";
    const type = this.#order.u32(queue.bytes, queue.at);
    const length = this.#order.u32(queue.bytes, queue.at + 4);
    if (length < FRAME || length % 4 !== 0) {
      found.push(lengthProblem(queue.offset + 4, `a block of ${length} octets; a block has 12 at least, and whole words`));
      return "over";
    }
    return isRead(type) ? this.#whole(queue, type, length, found) : this.#past(queue, length);
  }

  /** The order of the octets in a section is told by its header, which is read in that order. */
  #section({ bytes, at, offset }: ChunkQueue, found: CaptureItem[]): boolean {
    const order = [BIG, LITTLE].find(({ u32 }) => u32(bytes, at + 8) === BYTE_ORDER_MAGIC);
    if (order === undefined) {
      found.push({ code: "PCAPNG-BYTE-ORDER", at: offset + 8, message: `${hex(BIG.u32(bytes, at + 8))} is the byte-order magic in no order`, hint: "The file is damaged from here on: nothing behind it can be told" });
      return false;
    }
    this.#order = order;
    return true;
  }

  #past(queue: ChunkQueue, length: number): Progress {
    this.#closing = length;
    queue.skip(length - 4);
    return "on";
  }

  #close(queue: ChunkQueue, length: number, found: CaptureItem[]): Progress {
    if (!queue.has(4)) return "more";
    const told = this.#order.u32(queue.bytes, queue.at);
    if (told !== length) {
      found.push(lengthProblem(queue.offset, `a block of ${length} octets says ${told} octets at its end`));
      return "over";
    }
    this.#closing = undefined;
    queue.skip(4);
    return "on";
  }

  #whole(queue: ChunkQueue, type: number, length: number, found: CaptureItem[]): Progress {
    if (length > LONGEST_BLOCK) {
      found.push(lengthProblem(queue.offset + 4, `a block of ${length} octets; ${LONGEST_BLOCK} is the most`));
      return "over";
    }
    if (!queue.has(length)) return "more";
    const { chunk, bytes, at, offset } = queue;
    const told = this.#order.u32(bytes, at + length - 4);
    if (told !== length) {
      found.push(lengthProblem(offset + length - 4, `a block of ${length} octets says ${told} octets at its end`));
      return "over";
    }
    const block: Block = { order: this.#order, chunk, from: at + 8, to: at + length - 4, offset: offset - at };
    const goesOn = this.#read(type, block, found);
    queue.skip(length);
    return goesOn ? "on" : "over";
  }

  #read(type: number, block: Block, found: CaptureItem[]): boolean {
    if (type === SECTION) return this.#begin(block, found);
    if (type === INTERFACE) {
      this.#interfaces.push(readInterface(block, found));
      return true;
    }
    this.#count++;
    const read = type === ENHANCED_PACKET ? enhancedPacket : type === SIMPLE_PACKET ? simplePacket : obsoletePacket;
    const packet = read(block, this.#interfaces, this.#count, found);
    found.push(packet);
    return true;
  }

  #begin({ order, chunk, from, to, offset }: Block, found: CaptureItem[]): boolean {
    const major = to - from >= 16 ? order.u16(chunk.bytes, from + 4) : undefined;
    if (major !== 1) {
      found.push(
        major === undefined
          ? lengthProblem(offset + from, "a section header that is too short for its fields")
          : { code: "PCAPNG-VERSION", at: offset + from + 4, message: `major version ${major} of the format; 1 is what can be read`, hint: "Convert it with editcap" },
      );
      return false;
    }
    this.#interfaces = [];
    return true;
  }
}

const isRead = (type: number): boolean => type === ENHANCED_PACKET || type === INTERFACE || type === SECTION || type === SIMPLE_PACKET || type === OBSOLETE_PACKET;

const readInterface = ({ order, chunk: { bytes }, from, to, offset }: Block, found: CaptureItem[]): Interface => {
  if (to - from < 8) {
    found.push({ code: "PCAPNG-INTERFACE", at: offset + from, message: "an interface description that is too short for its fields", hint: "Packets of the interface cannot be decoded" });
    return { linkType: -1, snap: 0, clock: clockOf([], order) };
  }
  const linkType = order.u16(bytes, from);
  if (!isKnownLink(linkType)) found.push(linkTypeProblem(linkType, offset + from));
  return { linkType, snap: order.u32(bytes, from + 4), clock: clockOf(readOptions(order, bytes, from + 8, to, offset, found), order) };
};
