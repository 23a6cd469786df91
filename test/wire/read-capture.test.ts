import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChunkQueue } from "../../src/wire/chunk-queue.ts";
import type { CaptureItem } from "../../src/wire/dialect.ts";
import { LINK } from "../../src/wire/link.ts";
import { writePcap } from "../../src/wire/pcap-write.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { captureItems, CaptureReader, readCapture } from "../../src/wire/read-capture.ts";
import { randomCapture } from "./random-capture.ts";
import { chunksOf } from "./mutated-capture.ts";

/** What an item tells, and not in which chunk it lies. */
const told = (item: CaptureItem): unknown => {
  if (isProblem(item)) return item;
  const { number, at, time, linkType, interface: which, bytes, length, comments } = item;
  return { number, at, time, linkType, interface: which, bytes: [...bytes], length, comments };
};

const inChunks = (file: Uint8Array, sizes: readonly number[]): readonly CaptureItem[] => {
  const reader = new CaptureReader();
  const items: CaptureItem[] = [];
  for (const chunk of chunksOf(file, sizes)) items.push(...reader.push(chunk));
  return [...items, ...reader.end()];
};

describe("a capture", () => {
  test("is read as it was written: times, lengths, octets, comments, in both formats and both orders", () => {
    fc.assert(
      fc.property(randomCapture, ({ file, packets }) => {
        const read = captureItems(file);
        expect(read.map((item) => (isProblem(item) ? item : { time: item.time, bytes: [...item.bytes], linkType: item.linkType, interface: item.interface, comments: item.comments }))).toEqual(
          packets.map(({ time, bytes, linkType, interface: id = 0, comments = [] }) => ({ time, bytes: [...bytes], linkType, interface: id, comments })),
        );
        for (const item of read) if (!isProblem(item)) expect([...file.subarray(item.at, item.at + item.bytes.length)]).toEqual([...item.bytes]);
      }),
    );
  });

  test("is the same however it is cut into chunks", () => {
    fc.assert(
      fc.property(randomCapture, fc.array(fc.nat(40), { minLength: 1 }), fc.nat(10), ({ file }, sizes, cut) => {
        const short = file.subarray(0, file.length - Math.min(cut, file.length));
        expect(inChunks(short, sizes).map(told)).toEqual(captureItems(short).map(told));
      }),
    );
  });

  test("is read as a stream, of which no more is asked for once nothing can be told", async () => {
    const [good, bad] = [writePcap([{ time: { seconds: 1, nanos: 0 }, bytes: new Uint8Array(9) }], { linkType: LINK.raw }), new Uint8Array(40).fill(0xff)];
    let asked = 0;
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      for (const chunk of [good, bad, good]) {
        asked++;
        yield chunk;
      }
    };
    const items = [];
    for await (const item of readCapture(chunks())) items.push(isProblem(item) ? `${item.code} ${item.at}` : item.bytes.length);
    expect(items).toEqual([9, "PCAP-LENGTH 57"]);
    expect(asked).toBe(2);
  });
});

describe("the chunks of a file", () => {
  test("are held only until they are used up, however many pass", () => {
    const record = writePcap([{ time: { seconds: 1, nanos: 0 }, bytes: new Uint8Array(1_484) }], { linkType: LINK.raw });
    const queue = new ChunkQueue();
    let most = 0;
    for (let i = 0; i < 2_000; i++) {
      queue.push(record);
      most = Math.max(most, queue.held);
      while (queue.has(1_000)) queue.skip(1_000);
    }
    expect(most).toBeLessThan(1_000 + record.length);
    expect(queue.offset + queue.held).toBe(2_000 * record.length);
  });

  test("that are skipped are not kept", () => {
    const queue = new ChunkQueue();
    queue.skip(1_000_000);
    for (let i = 0; i < 100; i++) queue.push(new Uint8Array(9_999));
    expect([queue.held, queue.owing]).toEqual([0, true]);
    queue.push(new Uint8Array(101));
    expect([queue.held, queue.owing, queue.offset]).toEqual([1, false, 1_000_000]);
  });
});
