import { describe, expect, test } from "vitest";
import { f, selectIsn, TICKS_PER_MS, worldIsn } from "../../src/model/isn.ts";
import type { FaultId } from "../../src/model/faults.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import { seq } from "../../src/model/seq.ts";
import { keyFrom, sipHash, sipHash32 } from "../../src/model/siphash.ts";

const { profile } = PROFILES.rfc9293;
const faulted = (fault: FaultId) => ({ ...profile, faults: new Set([fault]) });

describe("SipHash-2-4", () => {
  const key = [0x0302_0100, 0x0706_0504, 0x0b0a_0908, 0x0f0e_0d0c] as const;
  const upTo = (length: number) => Array.from({ length }, (_, i) => i);

  test("appendix A of the paper: 15 octets under the key 00 … 0f", () => {
    expect(sipHash(key, upTo(15))).toBe(0xa129ca6149be45e5n);
  });
  // The authors' vectors.h, octets in memory order.
  test.each([
    [0, "310e0edd47db6f72"], [1, "fd67dc93c539f874"], [2, "5a4fa9d909806c0d"], [3, "2d7efbd796666785"],
    [4, "b7877127e09427cf"], [5, "8da699cd64557618"], [6, "cee3fe586e46c9cb"], [7, "37d1018bf50002ab"],
    [8, "6224939a79f5f593"], [9, "b0e4a90bdf82009e"], [10, "f3b9dd94c5bb5d7a"], [11, "a7ad6b22462fb3f4"],
    [12, "fbe50e86bc8f1e75"], [13, "903d84c02756ea14"], [14, "eef27a8e90ca23f7"], [15, "e545be4961ca29a1"],
  ])("%i octets", (length, expected) => {
    const hex = sipHash(key, upTo(length)).toString(16).padStart(16, "0");
    expect(hex.match(/../g)?.reverse().join("")).toBe(expected);
  });
  test("cut down to 32 bits, numbers count as four octets, least first", () => {
    expect(BigInt(sipHash32(key, [0x0302_0100, 0x0706_0504]))).toBe(sipHash(key, upTo(8)) & 0xffff_ffffn);
  });
});

describe("F", () => {
  const tuple = { localIp: 1, localPort: 2, remoteIp: 3, remotePort: 4 };
  test.each(["localIp", "localPort", "remoteIp", "remotePort"] as const)("depends on %s", (field) => {
    expect(f({ ...tuple, [field]: 99 }, keyFrom(1))).not.toBe(f(tuple, keyFrom(1)));
  });
  test("depends on the secret (MUST-9)", () => {
    expect(f(tuple, keyFrom(1))).not.toBe(f(tuple, keyFrom(2)));
  });
});

describe("ISN = M + F (RFC 6528 §3)", () => {
  const inputs = { f: seq(0xffff_fff0), clock: 32, entropy: 7 };

  test("the sum wraps at 2^32", () => {
    expect(selectIsn(profile, inputs)).toBe(16);
  });
  test("a clock beyond 2^32 has gone round", () => {
    expect(selectIsn(profile, { ...inputs, clock: 2 ** 32 + 32 })).toBe(16);
  });
  test("the clock ticks every 4 µs: 4.77 hours to go round", () => {
    expect(2 ** 32 / TICKS_PER_MS / 3_600_000).toBeCloseTo(4.77, 2);
  });
  test("the entropy is not used", () => {
    expect(selectIsn(profile, { ...inputs, entropy: 8 })).toBe(selectIsn(profile, inputs));
  });
  test.each([["fixed-isn", 0xffff_fff0], ["clock-only-isn", 32], ["random-isn", 7]] as const)("fault %s", (fault, expected) => {
    expect(selectIsn(faulted(fault), inputs)).toBe(expected);
  });
});

describe("the ISNs of a connection run", () => {
  test("are the base, moved on by a step for each one drawn", () => {
    const base = seq(2 ** 32 - 1);
    expect([0, 1, 2].map((drawn) => worldIsn(profile, base, drawn, 64_000))).toEqual([2 ** 32 - 1, 63_999, 127_999]);
  });
  test("a random ISN is repeatable, and different every time", () => {
    const random = faulted("random-isn");
    const drawn = [0, 1, 2, 3].map((i) => worldIsn(random, seq(100), i, 64_000));
    expect(new Set(drawn).size).toBe(4);
    expect([0, 1, 2, 3].map((i) => worldIsn(random, seq(100), i, 64_000))).toEqual(drawn);
  });
});
