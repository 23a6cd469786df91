import { describe, expect, test } from "vitest";
import { labelOf, octet } from "../../src/model/octet.ts";

describe("an octet's label", () => {
  test.each([["A", 0, 0], ["B", 3, 7], ["X", 2 ** 14 - 1, 2 ** 24 - 1]] as const)("tells origin %s, incarnation %i and offset %i", (origin, incarnation, offset) => {
    expect(labelOf(octet(origin, incarnation, offset))).toEqual({ origin, incarnation, offset });
  });

  test.each([[2 ** 14, 0], [0, 2 ** 24]])("has no room for incarnation %i with offset %i", (incarnation, offset) => {
    expect(() => octet("A", incarnation, offset)).toThrow(RangeError);
  });
});
