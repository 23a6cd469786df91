import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/schema.ts";
import { summarise } from "../../src/report/summary.ts";
import { reportProblems } from "../../src/report/validate.ts";
import { REPORT } from "./fixtures/results.ts";

const REASON = "Four segments are enough too.";
const excused: Report = { ...REPORT, variants: REPORT.variants.map((variant) => (variant.outcome === "survived" ? { ...variant, caughtBy: [], survives: REASON } : variant)) };

describe("a variant that survives for a reason", () => {
  test("leaves nothing undecided, and is named", () => {
    expect(summarise(excused).verdict).toBe("holds");
    expect(summarise(excused).sentences).toContain("Found by no property of its own, with a reason: ack-of-isn.");
  });

  test("is valid in a report", () => {
    expect(reportProblems(JSON.parse(JSON.stringify(excused)))).toEqual([]);
  });
});
