/** The classic capture format of libpcap: a header of 24 octets, then records of 16 octets and the packet. */
import { PacketInChunk } from "./captured.ts";
import type { ChunkQueue } from "./chunk-queue.ts";
import { LONGEST_PACKET, type CaptureItem, type Dialect, type Progress } from "./dialect.ts";
import { isKnownLink } from "./link.ts";
import { BIG, LITTLE, type ByteOrder } from "./octets.ts";
import { linkTypeProblem } from "./link-problem.ts";

const HEADER = 24;
const RECORD = 16;
const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;

/** The format that the first four octets name; undefined when it is another. */
export const pcapDialect = (magic: Uint8Array): Dialect | undefined => {
  for (const order of [BIG, LITTLE]) {
    const value = order.u32(magic, 0);
    if (value === MICROSECONDS || value === NANOSECONDS) return new Pcap(order, value === NANOSECONDS ? 1 : 1_000);
  }
  return undefined;
};

class Pcap implements Dialect {
  readonly midway = false;
  readonly #order: ByteOrder;
  /** Nanoseconds of one unit of the fraction. */
  readonly #unit: number;
  #linkType: number | undefined;
  #count = 0;

  constructor(order: ByteOrder, unit: number) {
    this.#order = order;
    this.#unit = unit;
  }

  next(queue: ChunkQueue, found: CaptureItem[]): Progress {
    return this.#linkType === undefined ? this.#header(queue, found) : this.#record(queue, this.#linkType, found);
  }

  #header(queue: ChunkQueue, found: CaptureItem[]): Progress {
    if (!queue.has(HEADER)) return "more";
    const { bytes, at, offset } = queue;
    const major = this.#order.u16(bytes, at + 4);
    if (major !== 2) {
      found.push({ code: "PCAP-VERSION", at: offset + 4, message: `version ${major}.${this.#order.u16(bytes, at + 6)} of the format; 2.4 is what can be read`, hint: "Convert it with editcap" });
      return "over";
    }
    // The upper half tells whether frames end in a check sequence: behind the IP packet, where nobody looks.
    this.#linkType = this.#order.u32(bytes, at + 20) & 0xffff;
    if (!isKnownLink(this.#linkType)) found.push(linkTypeProblem(this.#linkType, offset + 20));
    queue.skip(HEADER);
    return "on";
  }

  #record(queue: ChunkQueue, linkType: number, found: CaptureItem[]): Progress {
    if (!queue.has(RECORD)) return "more";
    const { u32 } = this.#order;
    const kept = u32(queue.bytes, queue.at + 8);
    if (kept > LONGEST_PACKET) {
      found.push({ code: "PCAP-LENGTH", at: queue.offset + 8, message: `a packet of ${kept} octets; ${LONGEST_PACKET} is the most`, hint: "The file is damaged from here on: nothing behind it can be told" });
      return "over";
    }
    if (!queue.has(RECORD + kept)) return "more";
    const { chunk, bytes, at, offset } = queue;
    const sent = u32(bytes, at + 12);
    if (kept > sent) {
      found.push({ code: "PCAP-LENGTH", at: offset + 12, message: `${kept} octets of a packet of ${sent} octets`, hint: "The packet is taken to be as long as what is there" });
    }
    const fraction = u32(bytes, at + 4) * this.#unit;
    this.#count++;
    found.push(new PacketInChunk(chunk, at + RECORD, at + RECORD + kept, {
      number: this.#count,
      at: offset + RECORD,
      time: { seconds: u32(bytes, at) + Math.floor(fraction / 1_000_000_000), nanos: fraction % 1_000_000_000 },
      linkType,
      interface: 0,
      length: Math.max(kept, sent),
      comments: NO_COMMENTS,
    }));
    queue.skip(RECORD + kept);
    return "on";
  }
}

const NO_COMMENTS: readonly string[] = [];
