import { describe, expect, test } from "vitest";
import { reportSummary, verifySummary } from "../../src/report/job-summary.ts";
import { REPORT } from "./fixtures/results.ts";
import { HOSTILE } from "../kit/traces.ts";

const verified = { ...REPORT, run: { ...REPORT.run, variant: null } };

describe("the summary of a job", () => {
  test("says the answer first, then what qualifies it, then the tables and how to do it again", () => {
    const text = reportSummary(REPORT);
    expect(text).toMatch(/^## Synproof\n\n\*\*Not everything is decided: 3 of 3 properties hold, and 1 of 2 faulty endpoints is found\.\*\*\n/);
    expect(text).toContain("| `ends-agree` | holds | 1,000 | 4,321 |");
    expect(text).toContain("| `two-way-accept` | found | `no-two-way-acceptance` |");
    expect(text).toContain("| `ack-of-isn` | not found |  |");
    expect(text).toContain(`\`\`\`sh\n${REPORT.run.command}\n\`\`\``);
  });

  test("a violation comes with its reason and the replay command", () => {
    const [found] = REPORT.variants[0]?.violated ?? [];
    if (found === undefined) throw new Error("the fixture has no violation");
    const text = verifySummary({ ...verified, properties: verified.properties.map((property) => ({ ...property, verdict: "violated", counterexample: found })) }, "3 violated.");
    expect(text).toContain("### ✗ `no-two-way-acceptance` is violated by the correct model");
    expect(text).toContain("Step 2: B entered ESTABLISHED");
    expect(text).toContain(found.replay.command);
  });

  test("of a verification has no table of faulty endpoints", () => {
    expect(verifySummary(verified, "all hold.")).not.toContain("Faulty endpoint");
  });

  test("stays a summary whatever the texts say", () => {
    const summary = (id: string, conclusion: string): string => verifySummary({ ...verified, properties: verified.properties.slice(0, 1).map((property) => ({ ...property, id })) }, conclusion);
    // Of each line what makes it what it is: a heading, a tag, a row, a fence.
    const shape = (text: string): readonly string[] => text.split("\n").map((line) => /^(?:#+ |<\/?\w+>|\| |```|\*\*|- )/.exec(line)?.[0] ?? "");
    expect(shape(summary(HOSTILE, HOSTILE))).toEqual(shape(summary("x", "x")));
    expect(summary(HOSTILE, HOSTILE).split("\n")[2]?.slice(2, -2)).not.toMatch(/<|[^\\][`*[]|@\w/);
  });
});
