import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { replay } from "../../../src/engines/replay.ts";
import { vitestFile } from "../../../src/trace/exports/vitest-file.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { BUSY, HOSTILE, LISTENER, TWO_WAY } from "../../kit/traces.ts";

const exported = (trace: Trace, root = "../../.."): string => {
  const { skipped, verdicts } = replay(trace);
  return vitestFile(trace, { root, skipped, broken: verdicts.flatMap(({ property, failedAt }) => (failedAt === undefined ? [] : [property])) });
};

describe("the vitest file", () => {
  // exported.test.ts beside this file is one, and runs as a test of its own.
  test("is what runs in this repository", () => {
    expect(exported(TWO_WAY)).toBe(readFileSync(new URL("exported.test.ts", import.meta.url), "utf8"));
  });

  // So is exported-by-name.test.ts, as the page and the package make it.
  test("is the same but for its imports where the package is known by name", () => {
    const { skipped, verdicts } = replay(TWO_WAY);
    const text = vitestFile(TWO_WAY, { skipped, broken: verdicts.flatMap(({ property, failedAt }) => (failedAt === undefined ? [] : [property])) });
    expect(text).toBe(readFileSync(new URL("exported-by-name.test.ts", import.meta.url), "utf8"));
    expect(text.replace(/^import .* from "synproof";$/m, "")).toBe(exported(TWO_WAY).replace(/^import .*src\/.*\n/gm, "\n").replace("\n\n\n", "\n\n"));
  });

  test("expects the recorded verdict", () => {
    expect(exported(TWO_WAY)).toContain('expect(broken).toContain("no-two-way-acceptance");');
    expect(exported({ ...BUSY, property: "ends-agree", verdict: "holds" })).toContain('expect(broken).not.toContain("ends-agree");');
  });

  test("without a recorded verdict, expects what was found", () => {
    expect(exported(LISTENER)).toContain("expect(broken).toEqual([]);");
    const { verdict: _, ...unrecorded } = TWO_WAY;
    expect(exported(unrecorded)).toMatch(/expect\(broken\)\.toEqual\(\[.*"no-two-way-acceptance".*\]\);/);
  });

  test("expects the actions that were not possible to be so again", () => {
    expect(exported({ ...BUSY, actions: [{ do: "deliver", segment: "A9 SYN 0" }, ...BUSY.actions] })).toContain("expect(skipped).toEqual([0]);");
  });

  test.each([["../..", "../../src/"], [".", "./src/"], ["packages/synproof", "./packages/synproof/src/"], ["/opt/synproof/", "/opt/synproof/src/"]])("imports from the root %s", (root, from) => {
    expect(exported(BUSY, root)).toContain(`from "${from}engines/replay.ts"`);
  });

  test("imports the package where there is no clone", () => {
    expect(vitestFile(BUSY, { skipped: [], broken: [] })).toContain('\nimport { replay, type Trace } from "synproof";\n');
  });

  test("text of the trace stands only in strings of one line", () => {
    const lines = exported({ ...TWO_WAY, title: HOSTILE }).split("\n").filter((line) => line.includes("process.exit"));
    expect(lines).toEqual([`  "title": ${JSON.stringify(HOSTILE)},`, `test(${JSON.stringify(HOSTILE)}, () => {`]);
  });
});
