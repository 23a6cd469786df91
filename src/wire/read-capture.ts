/**
 * Reading a capture file, whichever format it has, in constant memory: it is handed over in chunks, and what is complete
 * comes back. No length in it is believed before the octets are there; any file gives packets and problems.
 */
import { ChunkQueue } from "./chunk-queue.ts";
import type { CaptureItem, Dialect } from "./dialect.ts";
import { hex, u16, u32 } from "./octets.ts";
import { pcapDialect } from "./pcap-read.ts";
import { pcapngDialect } from "./pcapng-read.ts";
import type { CaptureProblem } from "./problem.ts";

export class CaptureReader {
  readonly #queue = new ChunkQueue();
  #dialect: Dialect | undefined;
  #over = false;

  /**
   * Every packet and problem that is now complete.
   * @param chunk becomes the reader's: packets are views of it.
   */
  push(chunk: Uint8Array): readonly CaptureItem[] {
    const found: CaptureItem[] = [];
    if (this.#over) return found;
    this.#queue.push(chunk);
    this.#dialect ??= this.#recognise(found);
    while (this.#dialect !== undefined && !this.#over) {
      const progress = this.#dialect.next(this.#queue, found);
      if (progress === "more") break;
      if (progress === "over") this.#over = true;
    }
    return found;
  }

  /** The file has ended. */
  end(): readonly CaptureItem[] {
    const { held, owing, offset } = this.#queue;
    const cut = this.#dialect === undefined || this.#dialect.midway || held > 0 || owing;
    if (this.#over || !cut) return [];
    this.#over = true;
    const message = offset + held === 0 ? "the file is empty" : this.#dialect === undefined ? "the file ends inside its header" : `the file ends here, inside a record: ${held} octets are left`;
    return [{ code: "PCAP-TRUNCATED", at: offset, message, hint: "Capture it again; all packets before it were read" }];
  }

  /** How many octets of the file are dealt with, for a progress line. */
  get offset(): number {
    return this.#queue.offset;
  }

  /** Whether what follows cannot be told, so that no more need be read. */
  get over(): boolean {
    return this.#over;
  }

  #recognise(found: CaptureItem[]): Dialect | undefined {
    if (!this.#queue.has(4)) return undefined;
    const { bytes, at } = this.#queue;
    const magic = bytes.subarray(at, at + 4);
    const dialect = pcapDialect(magic) ?? pcapngDialect(magic);
    if (dialect === undefined) {
      found.push(foreign(magic));
      this.#over = true;
    }
    return dialect;
  }
}

const GZIP = 0x1f8b;
const foreign = (magic: Uint8Array): CaptureProblem => ({
  code: "PCAP-MAGIC",
  at: 0,
  message: `a file that begins with ${hex(u32(magic, 0))} is neither pcap nor pcapng`,
  hint: u16(magic, 0) === GZIP ? "It is compressed: gunzip it first" : "If it is a capture of another format, convert it with editcap",
});

/** Of a large chunk so much is read at a time, so that its packets are not all held at once. */
const PIECE = 65_536;

/** The same for a stream. Reading stops where the reader does. @param chunks become the reader's. */
export async function* readCapture(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CaptureItem> {
  const reader = new CaptureReader();
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && !reader.over; at += PIECE) {
      // Not `yield*`, which would wait for every packet by itself.
      for (const item of reader.push(chunk.subarray(at, at + PIECE))) yield item;
    }
    if (reader.over) return;
  }
  yield* reader.end();
}

/** The same for a file that is in memory. */
export const captureItems = (file: Uint8Array): readonly CaptureItem[] => {
  const reader = new CaptureReader();
  return [...reader.push(file), ...reader.end()];
};
