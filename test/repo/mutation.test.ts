import { describe, expect, test } from "vitest";
import { ASKED } from "../../scripts/mutation/asked.ts";
import { GROUPS, LEFT_ALONE } from "../../scripts/mutation/options.ts";
import { REASONS } from "../../scripts/mutation/reasons.ts";
import { sources } from "../../scripts/sources.ts";

const model = sources("src/model", ".ts");
const tests = sources("test", ".test.ts").map(({ path }) => path);
const page = sources("docs", "mutation.md")[0]?.text ?? "";

describe("machine-made mutants", () => {
  test("are made of every file of the model, in one group, or it is said that they are not", () => {
    const places = [...Object.values(GROUPS).flat(), ...LEFT_ALONE];
    const covering = (path: string): number => places.filter((place) => path === place || path.startsWith(`${place}/`)).length;
    expect(model.map(({ path }) => path).filter((path) => covering(path) !== 1)).toEqual([]);
  });

  test("are shown to tests that exist", () => {
    expect(ASKED.filter((path) => !tests.includes(path))).toEqual([]);
  });

  test("that survive for a reason are made of what the model still says, and are on the page", () => {
    const one = (text: string): string => text.replaceAll(/\s+/g, " ");
    const names = REASONS.flatMap(({ mutants }) => mutants);
    const isThere = (name: string): boolean => {
      const [, file = "", original = ""] = /^(\S+) \w+: (.*?) → /.exec(name) ?? [];
      return one(model.find(({ path }) => path === `src/model/${file}`)?.text ?? "").includes(original.replace(/…$/, "")) && page.includes(name);
    };
    expect(names.filter((name) => !isThere(name))).toEqual([]);
  });
});
