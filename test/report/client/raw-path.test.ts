import { expect, test } from "vitest";
import { rawAt } from "../../../src/report/client/about/raw-path.ts";

const DATA = { run: { seed: 1 }, variants: [{ id: "a", violated: [{ property: "p", at: 3 }, { property: "p", at: 4 }] }, { id: "b" }], empty: [] };
const words = (...path: readonly string[]): readonly string[] | undefined => rawAt(DATA, path)?.children.map(({ word }) => word);

test("items have their own names, or their places where two have the same", () => {
  expect(words()).toEqual(["run", "variants", "empty"]);
  expect(words("variants")).toEqual(["a", "b"]);
  expect(words("variants", "a", "violated")).toEqual(["0", "1"]);
  expect(rawAt(DATA, ["variants", "a", "violated", "1", "at"])).toEqual({ value: 4, children: [] });
  expect(words("empty")).toEqual([]);
});

test.each([["nothing"], ["__proto__"], ["constructor"], ["variants", "length"], ["run", "seed", "toString"]])("there is nothing at %s %s %s", (...path) => {
  expect(rawAt(DATA, path)).toBeUndefined();
});
