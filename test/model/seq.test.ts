import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, before, beforeOrAt, distanceFrom, inWindow, later, len, seq } from "../../src/model/seq.ts";

const TOP = 2 ** 32;
const anyNumber = fc.nat(TOP - 1).map(seq);

describe("sequence numbers (§3.4)", () => {
  test("the sum wraps at 2^32", () => {
    expect(add(seq(TOP - 1), 1)).toBe(0);
    expect(add(seq(0), -1)).toBe(TOP - 1);
    expect(distanceFrom(seq(TOP - 1), seq(2))).toBe(3);
    expect([len(TOP + 5), seq(TOP + 5)]).toEqual([5, 5]);
  });

  test.each([
    [0, 1, true], [1, 0, false], [7, 7, false],
    [TOP - 1, 0, true], [0, TOP - 1, false],
    [0, 2 ** 31 - 1, true], [0, 2 ** 31 + 1, false],
  ])("%i < %i is %s", (a, b, expected) => {
    expect(before(seq(a), seq(b))).toBe(expected);
    expect(beforeOrAt(seq(a), seq(b))).toBe(expected || a === b);
  });

  test("at a distance of exactly 2^31 neither number is before the other", () => {
    expect(before(seq(0), seq(2 ** 31))).toBe(false);
    expect(before(seq(2 ** 31), seq(0))).toBe(false);
  });

  test("the order does not change when both numbers move", () => {
    fc.assert(fc.property(anyNumber, anyNumber, fc.nat(TOP - 1), (a, b, k) => {
      expect(before(add(a, k), add(b, k))).toBe(before(a, b));
      expect(later(add(a, k), add(b, k))).toBe(add(later(a, b), k));
    }));
  });

  test("of two numbers less than half the circle apart, the farther is later", () => {
    fc.assert(fc.property(anyNumber, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (a, ahead) => {
      expect(before(a, add(a, ahead))).toBe(true);
      expect(before(add(a, ahead), a)).toBe(false);
      expect(later(a, add(a, ahead))).toBe(add(a, ahead));
    }));
  });

  test.each([
    [TOP - 2, 4, TOP - 3, false], [TOP - 2, 4, TOP - 2, true], [TOP - 2, 4, 1, true], [TOP - 2, 4, 2, false], [5, 0, 5, false],
  ])("a window from %i of %i octets: %i is inside: %s", (left, size, at, expected) => {
    expect(inWindow(seq(at), seq(left), size)).toBe(expected);
  });
});
