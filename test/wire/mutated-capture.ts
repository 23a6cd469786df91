/** Captures as they come from damaged disks, broken tools and bad intentions. */
import * as fc from "fast-check";
import { expect } from "vitest";
import { decodePacket, isSegment } from "../../src/wire/decode.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { CaptureReader } from "../../src/wire/read-capture.ts";
import { randomCapture } from "./random-capture.ts";

/** The file in pieces of these sizes, over and over; a size of 0 is one octet. */
export function* chunksOf(file: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < file.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    yield file.subarray(at, at + size);
    at += size;
  }
}

type Mutation = (file: Uint8Array) => Uint8Array;
const where = fc.nat(0xffff_ffff);
const place = (file: Uint8Array, at: number): number => (file.length === 0 ? 0 : at % file.length);

/** Numbers that lengths are wrong with. */
const bad = fc.constantFrom(0, 1, 3, 12, 16, 0x7fff_ffff, 0x8000_0000, 0xffff_fffc, 0xffff_ffff, 2 ** 24, 2 ** 24 + 4, 262_144, 262_145);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(where, fc.nat(255)).map(([at, value]): Mutation => (file) => file.map((octet, i) => (i === place(file, at) ? value : octet))) },
  {
    weight: 4,
    arbitrary: fc.tuple(where, bad, fc.boolean()).map(([at, value, little]): Mutation => (file) => {
      if (file.length < 4) return file;
      const changed = Uint8Array.from(file);
      new DataView(changed.buffer).setUint32(Math.min(place(file, at) & ~3, file.length - 4), value, little);
      return changed;
    }),
  },
  where.map((at): Mutation => (file) => file.subarray(0, place(file, at))),
  fc.tuple(where, fc.uint8Array({ maxLength: 9 })).map(([at, more]): Mutation => (file) => Uint8Array.from([...file.subarray(0, place(file, at)), ...more, ...file.subarray(place(file, at))])),
  fc.tuple(where, where).map(([from, count]): Mutation => (file) => Uint8Array.from([...file.subarray(0, place(file, from)), ...file.subarray(place(file, from) + (count % 20))])),
  fc.tuple(where, where).map(([from, to]): Mutation => (file) => Uint8Array.from([...file, ...file.subarray(...[place(file, from), place(file, to)].sort((a, b) => a - b))])),
);

/** Most damage is done to one of these: making a capture takes longer than damaging and reading it. */
const POOL = fc.sample(randomCapture, { seed: 5, numRuns: 120 });

export const mutatedCapture: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 40, arbitrary: fc.tuple(fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...POOL) }, { weight: 1, arbitrary: randomCapture }), fc.array(mutation, { minLength: 1, maxLength: 4 })).map(([{ file }, mutations]) => mutations.reduce((now, change) => change(now), file)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

/** Reads and decodes everything; throws when the reader breaks a promise. */
export const survives = (file: Uint8Array, sizes: readonly number[]): void => {
  const reader = new CaptureReader();
  let [end, kept] = [0, 0];
  const chunks = [...[...chunksOf(file, sizes)].map((chunk) => reader.push(chunk)), reader.end()];
  for (const item of chunks.flat()) {
    if (item.at < 0 || item.at > file.length) throw new Error(`octet ${item.at} of a file of ${file.length}`);
    if (isProblem(item)) {
      expect(item.code).toMatch(/^(PCAP|PCAPNG|LINK)-[A-Z-]+$/);
      continue;
    }
    // Packets follow one another, and never overlap: so memory and time are bounded by the file.
    if (item.at < end) throw new Error(`packet ${item.number} begins at ${item.at}, before ${end}`);
    end = item.at + item.bytes.length;
    kept += item.bytes.length;
    if (end > file.length || item.length < item.bytes.length) throw new Error(`packet ${item.number}: ${item.bytes.length} octets of ${item.length}`);
    const decoded = decodePacket(item);
    const problems = isSegment(decoded) ? decoded.problems : isProblem(decoded) ? [decoded] : [];
    for (const { at } of problems) if (at < item.at || at > end) throw new Error(`a problem at ${at} of a packet at ${item.at} to ${end}`);
  }
  if (kept > file.length) throw new Error(`${kept} octets of a file of ${file.length}`);
};
