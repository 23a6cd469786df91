import { expect, test } from "vitest";
import type { Counterexample } from "../../src/report/schema.ts";
import { variantReport } from "../../src/report/variant-report.ts";
import { mergeVariant } from "../../src/report/merge/variants.ts";
import { METADATA, VERIFICATION } from "./fixtures/results.ts";
import { TWO_WAY } from "./fixtures/ladders.ts";

const [ID = "", FACTS] = Object.entries(METADATA.variants)[0] ?? [];
const FAILURE = VERIFICATION.subjects.flatMap(({ properties }) => properties.flatMap(({ counterexample }) => counterexample ?? []))[0];

const found = (property: string): Counterexample => {
  if (FAILURE === undefined) throw new Error("the fixture has no counterexample");
  const { trace, failedAt, because, blame, foundAtRun } = FAILURE;
  return { property, trace, rows: TWO_WAY, failedAt, because, blame, foundAtRun, shrunkFrom: 9, actions: 3, replay: { command: "", token: "" } };
};

test("of several counterexamples the first is drawn; a part keeps them all, for which is first is known only when parts are merged", () => {
  if (FACTS === undefined) throw new Error("the fixture has no variant");
  const expected = FACTS.caughtBy[0] ?? "";
  const both = [found("another"), found(expected)];
  const drawn = (isPart: boolean) => variantReport(ID, FACTS, both, { decided: true, isPart }).violated.map(({ property, rows }) => [property, rows.length > 0]);
  expect(drawn(false)).toEqual([[expected, true], ["another", false]]);
  expect(drawn(true)).toEqual([[expected, true], ["another", true]]);

  const parts = [[found("another")], [found(expected)]].map((violated) => ({ violated, decided: true }));
  expect(mergeVariant(ID, FACTS, parts, true).violated.map(({ property, rows }) => [property, rows.length > 0])).toEqual([[expected, true], ["another", false]]);
});
