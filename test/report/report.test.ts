import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { firstDivergence } from "../../src/report/compare.ts";
import type { Report } from "../../src/report/schema.ts";
import type { Shape } from "../../src/report/shape.ts";
import { counted, grouped, summarise } from "../../src/report/summary.ts";
import { reportText } from "../../src/report/text.ts";
import { REPORT_SHAPE, reportProblems } from "../../src/report/validate.ts";
import { THREE_WAY, TWO_WAY } from "./fixtures/ladders.ts";
import { INGREDIENTS, REPORT, trace, VERIFICATION } from "./fixtures/results.ts";

const asJson = (report: Report): unknown => JSON.parse(JSON.stringify(report));

describe("report.json", () => {
  test("fits its schema", () => {
    expect(reportProblems(asJson(REPORT))).toEqual([]);
  });

  test.each([
    ["a wrong schema number", { schema: 2 }, "$.schema: none of 1"],
    ["a missing part", { coverage: undefined }, "$.coverage: missing"],
    ["a field that nobody knows", { extra: 1 }, "$.extra: unknown field"],
    ["a wrong kind of value", { properties: "none" }, "$.properties: not a list"],
    ["a count that is not whole", { run: { ...REPORT.run, runs: 0.5 } }, "$.run.runs: not a whole number of at least 0"],
    ["a share beyond 1", { coverage: { rules: [], situations: [{ name: "x", runs: 1, share: 2 }] } }, "$.coverage.situations[0].share: not a number from 0 to 1"],
  ])("%s is told with its path", (_, change, problem) => {
    expect(reportProblems(JSON.parse(JSON.stringify({ ...REPORT, ...change })))).toEqual([problem]);
  });

  const fieldsOf = (shape: Shape): readonly string[] => {
    switch (shape.is) {
      case "record":
        return Object.entries(shape.fields).flatMap(([field, below]) => [field.replace(/\?$/, ""), ...fieldsOf(below)]);
      case "list":
        return fieldsOf(shape.of);
      case "either":
        return shape.of.flatMap(fieldsOf);
      default:
        return [];
    }
  };

  test("every field is documented", () => {
    const documented = readFileSync(new URL("../../docs/report-schema.md", import.meta.url), "utf8");
    expect([...new Set(fieldsOf(REPORT_SHAPE))].filter((field) => !documented.includes(`\`${field}\``))).toEqual([]);
  });

  test("a variant lists first the property that should find it", () => {
    expect(REPORT.variants[0]?.violated.map(({ property }) => property)).toEqual(["no-two-way-acceptance", "ends-agree"]);
    expect(REPORT.variants.map(({ outcome }) => outcome)).toEqual(["caught", "survived"]);
  });

  test("shares are of the runs with two ends; rules that never fired are listed", () => {
    expect(REPORT.coverage.situations[0]).toEqual({ name: "2^32 crossed", runs: 640, share: 0.64 });
    expect(REPORT.coverage.rules.filter(({ fired }) => fired === 0).map(({ id }) => id)).toEqual(["urgent.announced"]);
  });

  test("a property that an interrupted run did not come to is inconclusive", () => {
    const report = buildReport({ ...INGREDIENTS, verification: { subjects: [], interrupted: true } });
    expect(report.properties.map(({ verdict }) => verdict)).toEqual(["inconclusive", "inconclusive", "inconclusive"]);
  });
});

describe("where two plays part", () => {
  test("at the first row that shows something else", () => {
    expect(firstDivergence(TWO_WAY, THREE_WAY)).toBe(1);
  });
  test("nowhere, with itself", () => {
    expect(firstDivergence(THREE_WAY, THREE_WAY)).toBeNull();
  });
  test("where one ends", () => {
    expect(firstDivergence(THREE_WAY.slice(0, 2), THREE_WAY)).toBe(2);
  });
});

describe("the summary", () => {
  const withVerdict = (verdict: "violated" | "not-exercised"): Report => ({ ...REPORT, properties: REPORT.properties.map((property, i) => (i === 0 ? { ...property, verdict } : property)) });
  const allFound: Report = { ...REPORT, variants: REPORT.variants.slice(0, 1) };

  test.each([
    ["all is well", allFound, "holds", "All 3 properties hold on the correct model, and 1 of 1 faulty endpoint is found."],
    ["a variant is not found", REPORT, "inconclusive", "Not everything is decided: 3 of 3 properties hold, and 1 of 2 faulty endpoints is found."],
    ["a property is violated", withVerdict("violated"), "violated", "1 property is violated on the correct model."],
    ["a property never applied", { ...withVerdict("not-exercised"), variants: [] }, "inconclusive", "Not everything is decided: 2 of 3 properties hold."],
    ["the run was interrupted", { ...allFound, run: { ...REPORT.run, interrupted: true } }, "inconclusive", "Interrupted: what was found so far does not decide every property."],
  ])("%s", (_, report, verdict, headline) => {
    expect(summarise(report)).toMatchObject({ verdict, headline });
  });

  test("names what was not found and what was never exercised", () => {
    expect(summarise(REPORT).sentences).toContain("Faulty endpoints that no expected property found: ack-of-isn.");
    expect(summarise(withVerdict("not-exercised")).sentences).toContain("Never exercised, so nothing is known of: no-two-way-acceptance.");
  });

  test("numbers are grouped, nouns agree", () => {
    expect([grouped(1_234_567), grouped(999), counted(1, "run"), counted(0, "property", "properties")]).toEqual(["1,234,567", "999", "1 run", "0 properties"]);
  });
});

describe("the text for a terminal", () => {
  test("says what it judged, what it found, and the answer last", () => {
    const lines = reportText(REPORT).trimEnd().split("\n");
    expect(lines[0]).toBe("Synproof 0.1.0, profile rfc9293, seed 7, 1,000 runs of each scope");
    expect(lines).toContain("✓ no-two-way-acceptance          1,000        4,321");
    expect(lines).toContain("✓ two-way-accept  no-two-way-acceptance, run 3, 2 actions (and 1 other property)");
    expect(lines).toContain("✗ ack-of-isn      not found");
    expect(lines.at(-1)).toBe("5 of 6 rules of the model fired.");
  });

  test("plays the counterexample of the correct model", () => {
    const found = VERIFICATION.subjects[1]?.properties[0]?.counterexample;
    if (found === undefined) throw new Error("the fixture has a counterexample");
    const failing = { id: "no-two-way-acceptance", verdict: "violated", runs: 3, steps: 9, exercised: 2, counterexample: { ...found, trace: trace(2) } } as const;
    const told = reportText(buildReport({ ...INGREDIENTS, verification: { interrupted: false, subjects: [{ variant: null, properties: [failing], rules: {}, edges: {}, situations: {} }] } }));
    expect(told).toContain("no-two-way-acceptance is violated by the correct model\n    1  B calls OPEN, passive");
    expect(told).toContain("✗   2  an old duplicate SYN reaches B  CLOSED / ESTABLISHED");
    expect(told).toContain("Replay: npx synproof replay 1.");
  });
});
