import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum, fold, isIntact, sumIn, sumOf } from "../../src/wire/checksum.ts";
import { Chunk } from "../../src/wire/chunk.ts";
import { octetsOf } from "./hex.ts";

const of = (bytes: Uint8Array): number => checksum(sumOf(bytes, 0, bytes.length));

describe("the Internet checksum", () => {
  test("is that of the example of RFC 1071 §3", () => {
    expect(of(octetsOf("00 01 f2 03 f4 f5 f6 f7"))).toBe(~0xddf2 & 0xffff);
  });

  test("takes an odd last octet for the upper half of a word (RFC 9293 §3.1)", () => {
    expect(of(octetsOf("12 34 56"))).toBe(of(octetsOf("12 34 56 00")));
  });

  test("of an IPv4 header is what its field says", () => {
    expect(isIntact(sumOf(octetsOf("45 00 00 73 00 00 40 00 40 11 b8 61 c0 a8 00 01 c0 a8 00 c7"), 0, 20))).toBe(true);
  });

  test("is the same wherever the octets lie, and however many they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(3), (bytes, before) => {
        const moved = Uint8Array.from([...Array.from({ length: before }, () => 255), ...bytes, 255]);
        let slowly = 0;
        for (const [i, octet] of bytes.entries()) slowly += i % 2 === 0 ? octet * 256 : octet;
        expect(fold(sumOf(moved, before, before + bytes.length))).toBe(fold(slowly));
        expect(fold(sumIn(new Chunk(moved), before, before + bytes.length))).toBe(fold(slowly));
        expect(fold(sumIn(new Chunk(moved.subarray(before)), 0, bytes.length))).toBe(fold(slowly));
      }),
    );
  });

  test("is intact when the field holds it, and finds any single changed octet", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 400 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, where, change) => {
        bytes.fill(0, 2, 4);
        new DataView(bytes.buffer).setUint16(2, of(bytes));
        expect(isIntact(sumOf(bytes, 0, bytes.length))).toBe(true);
        const at = where % bytes.length;
        const before = bytes[at] ?? 0;
        bytes[at] = before ^ change;
        // 0x0000 and 0xffff are one number to it.
        const half = at - (at % 2);
        const word = (i: number): number => ((i === at ? before : bytes[i]) ?? 0) * 1;
        const was = word(half) * 256 + word(half + 1);
        const is = (bytes[half] ?? 0) * 256 + (bytes[half + 1] ?? 0);
        expect(isIntact(sumOf(bytes, 0, bytes.length))).toBe(was % 0xffff === is % 0xffff);
      }),
    );
  });
});
