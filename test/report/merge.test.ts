import { describe, expect, test } from "vitest";
import { propertyReports } from "../../src/report/build.ts";
import { mergeReports, type Merged, type MergePart } from "../../src/report/merge.ts";
import { readShard } from "../../src/report/merge/shards.ts";
import type { PropertyReport, Report, VerifyReport } from "../../src/report/schema.ts";
import { summarise } from "../../src/report/summary.ts";
import { reportProblems, verifyProblems } from "../../src/report/validate.ts";
import { INGREDIENTS, METADATA, REPORT, trace, VERIFICATION } from "./fixtures/results.ts";

const TOOL = { version: "0.1.0", date: "2025-01-31T00:00:00Z" };

const report = (shard: string | undefined, change: Partial<Report> = {}): MergePart => ({
  name: `report-${shard ?? "whole"}.json`,
  report: { ...REPORT, run: { ...REPORT.run, ...(shard === undefined ? {} : { shard }) }, ...change },
});

const verification = (shard: string | undefined, variant: string | null = null, change: (property: PropertyReport) => PropertyReport = (property) => property): MergePart => {
  const { date: _, ...run } = REPORT.run;
  const properties = propertyReports(VERIFICATION.subjects.find((subject) => subject.variant === variant), INGREDIENTS).map(change);
  const made: VerifyReport = { schema: 1, tool: REPORT.tool, run: { ...run, variant, command: `npx synproof verify --seed 7${shard === undefined ? "" : ` --shard ${shard}`}`, ...(shard === undefined ? {} : { shard }) }, properties };
  return { name: `verify-${shard ?? "whole"}.json`, report: made };
};

const merged = (...parts: readonly MergePart[]): Merged => {
  const result = mergeReports(parts, METADATA, TOOL);
  if (!result.ok) throw new Error(result.because.what);
  return result.value;
};
const fault = (...parts: readonly MergePart[]): string => {
  const result = mergeReports(parts, METADATA, TOOL);
  return result.ok ? "no fault" : `${result.because.code} ${result.because.what}`;
};

describe("parts put together", () => {
  test("counts add up", () => {
    const { report: whole, missing } = merged(report("1/2"), report("2/2"));
    expect(missing).toEqual([]);
    expect(whole.properties.map(({ runs, steps, exercised, verdict }) => [runs, steps, exercised, verdict])).toEqual(
      REPORT.properties.map(({ runs, steps, exercised }) => [2 * runs, 2 * steps, 2 * exercised, "holds"]),
    );
    expect(whole.coverage.rules.map(({ fired }) => fired)).toEqual(REPORT.coverage.rules.map(({ fired }) => 2 * fired));
    expect(whole.coverage.situations).toEqual(REPORT.coverage.situations.map((situation) => ({ ...situation, runs: 2 * situation.runs })));
    expect(whole.comparison).toEqual(REPORT.comparison);
    expect(reportProblems(whole)).toEqual([]);
    expect(whole.run).not.toHaveProperty("shard");
  });

  test("a whole report is itself, with another date", () => {
    const { report: whole } = merged(report(undefined));
    expect({ ...whole, run: REPORT.run }).toEqual(REPORT);
    expect(whole.run.command).toBe("npx synproof report --profile rfc9293 --runs 1000 --seed 7 --date 2025-01-31T00:00:00Z");
  });

  test("of several violations of one property the earliest run counts, in whatever order the parts are", () => {
    const found = REPORT.variants.find(({ id }) => id === "two-way-accept");
    const [first] = found?.violated ?? [];
    if (found === undefined || first === undefined) throw new Error("the fixture has no violation");
    const at = (shard: string, run: number): MergePart => report(shard, { variants: [{ ...found, violated: [{ ...first, foundAtRun: run }] }] });
    for (const parts of [[at("1/2", 950), at("2/2", 120)], [at("2/2", 120), at("1/2", 950)]]) {
      expect(merged(...parts).report.variants.map(({ outcome, violated }) => [outcome, violated.map(({ foundAtRun }) => foundAtRun)])).toEqual([["caught", [120]]]);
    }
  });

  test("the violation of one part is that of the whole", () => {
    const counterexample = REPORT.variants[0]?.violated[0];
    if (counterexample === undefined) throw new Error("the fixture has no violation");
    const broken = verification("2/2", null, (property) => (property.id === counterexample.property ? { ...property, verdict: "violated", counterexample } : property));
    const { properties } = merged(verification("1/2"), broken).report;
    expect(properties.map(({ id, verdict }) => [id, verdict])).toContainEqual([counterexample.property, "violated"]);
    expect(properties.filter(({ verdict }) => verdict === "holds")).toHaveLength(2);
  });

  test("what no part exercised was not exercised, and what one did was", () => {
    const silent = (property: PropertyReport): PropertyReport => ({ ...property, exercised: 0, verdict: "not-exercised" });
    expect(merged(verification("1/2", null, silent), verification("2/2", null, silent)).report.properties[0]?.verdict).toBe("not-exercised");
    expect(merged(verification("1/2", null, silent), verification("2/2")).report.properties[0]?.verdict).toBe("holds");
  });

  test("a missing part leaves open what it would have decided", () => {
    const { report: whole, missing } = merged(report("1/3"), report("3/3"));
    expect(missing).toEqual(["2/3"]);
    expect(whole.run.interrupted).toBe(true);
    expect(whole.properties.map(({ verdict }) => verdict)).toEqual(["inconclusive", "inconclusive", "inconclusive"]);
    expect(whole.variants.map(({ outcome }) => outcome)).toEqual(["caught", "inconclusive"]);
  });

  test("an interrupted part, too", () => {
    const cut = verification("2/2", null, (property) => ({ ...property, verdict: "inconclusive" }));
    expect(merged(verification("1/2"), cut).report.properties[0]?.verdict).toBe("inconclusive");
  });

  test("of several witnesses the shortest is kept", () => {
    const longer = verification("1/2", null, (property) => ({ ...property, witness: trace(9) }));
    const { witness } = merged(longer, verification("2/2")).report.properties[0] ?? {};
    expect(witness).toEqual(trace(2));
  });

  test("results of verify make a report of what they judged", () => {
    const { report: whole } = merged(verification("1/2"), verification("2/2"), verification(undefined, "two-way-accept"));
    expect(whole.variants.map(({ id, outcome, violated }) => [id, outcome, violated.length])).toEqual([["two-way-accept", "caught", 2]]);
    expect(whole.coverage).toEqual({ rules: [], situations: [] });
    expect(whole.run.command).toBe("npx synproof verify --seed 7");
    expect(reportProblems(whole)).toEqual([]);
  });

  test("a faulty endpoint is not found only if all properties that should find it were judged", () => {
    const all = verification(undefined, "ack-of-isn");
    expect(merged(all).report.variants[0]?.outcome).toBe("survived");
    const some = { ...all, report: { ...all.report, properties: all.report.properties.filter(({ id }) => id === "ends-agree") } as VerifyReport };
    expect(merged(some).report.variants[0]?.outcome).toBe("inconclusive");
  });
});

describe("what a report says of itself", () => {
  test("a part is called one", () => {
    expect(summarise({ ...REPORT, run: { ...REPORT.run, shard: "2/4" } }).sentences).toContain("This is part 2/4 of a run; the others may settle what it leaves open.");
  });

  test("a whole of nothing but faulty endpoints does not speak for the correct model", () => {
    expect(summarise(merged(verification(undefined, "two-way-accept")).report).headline).toBe("The correct model was not judged, and 1 of 1 faulty endpoint is found.");
  });
});

describe("parts that do not belong together", () => {
  const changed = (run: Partial<Report["run"]>): MergePart => {
    const part = report("2/2");
    return { ...part, report: { ...REPORT, run: { ...part.report.run, date: TOOL.date, ...run } } };
  };
  test.each([
    ["MERGE-SEED seed is 8 in report-2/2.json, and 7 in report-1/2.json", changed({ seed: 8 })],
    ["MERGE-PROFILE profile is linux", changed({ profile: "linux" })],
    ["MERGE-RUNS runs is 5", changed({ runs: 5 })],
    ["MERGE-VERSION report-2/2.json was made by version 9.9.9, and this is 0.1.0", report("2/2", { tool: { name: "synproof", version: "9.9.9" } })],
    ["MERGE-TWICE no-two-way-acceptance: report-1/2.json and report-1/2.json are the same shard, 1/2", report("1/2")],
    ["MERGE-TWICE", verification("1/2")],
    ["MERGE-SHARDS no-two-way-acceptance: report-2/3.json is shard 2/3 and report-1/2.json shard 1/2", report("2/3")],
    ["MERGE-SHARDS", report(undefined)],
    ['MERGE-FORM "3/2" is not a shard', report("3/2")],
  ])("%s", (line, part) => expect(fault(report("1/2"), part)).toContain(line));

  test("a variant that does not exist", () => {
    const [variant] = REPORT.variants;
    if (variant === undefined) throw new Error("the fixture has no variant");
    expect(fault(report(undefined, { variants: [{ ...variant, id: "three-way" }] }))).toContain('MERGE-FORM report-whole.json tells of a variant "three-way"');
  });
});

describe("shapes", () => {
  test.each([["1/1", { index: 1, of: 1 }], ["2/4", { index: 2, of: 4 }], ["0/4", undefined], ["5/4", undefined], ["1/0", undefined], ["a/b", undefined], ["1/2/3", undefined]])("shard %s", (text, shard) => {
    expect(readShard(text)).toEqual(shard);
  });

  test("a result of verify is checked field by field", () => {
    expect(verifyProblems(verification("1/2").report)).toEqual([]);
    expect(verifyProblems({ ...verification("1/2").report, run: {} })).toContain("$.run.variant: missing");
  });
});
