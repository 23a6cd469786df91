import { describe, expect, test } from "vitest";
import { ahead, isHalfway, plus, seenFrom } from "../../../src/properties/oracle/circle.ts";

const TOP = 2 ** 32 - 1;

describe("the oracle's own arithmetic (§3.4)", () => {
  test.each([
    [0, 0, 0], [0, 1, 1], [1, 0, TOP], [TOP, 0, 1], [TOP, 4, 5], [0, TOP, TOP], [2 ** 31, 0, 2 ** 31],
  ])("from %i up to %i it is %i", (from, to, distance) => {
    expect(ahead(from, to)).toBe(distance);
  });

  test.each([
    [100, 99, -1], [100, 101, 1], [0, TOP, -1], [TOP, 0, 1], [TOP, 2 ** 31 - 2, 2 ** 31 - 1], [0, 2 ** 31 + 1, -(2 ** 31) + 1],
  ])("seen from %i, %i lies at %i", (from, to, place) => {
    expect(seenFrom(from, to)).toBe(place);
  });

  test("half the circle away is neither before nor after", () => {
    expect(isHalfway(seenFrom(7, plus(7, 2 ** 31)))).toBe(true);
    expect(isHalfway(seenFrom(7, plus(7, 2 ** 31 - 1)))).toBe(false);
  });

  test.each([[TOP, 1, 0], [0, -1, TOP], [TOP, 2 ** 32, TOP], [5, -6, TOP]])("%i plus %i is %i", (from, by, to) => {
    expect(plus(from, by)).toBe(to);
  });
});
