import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const README = readFileSync(`${ROOT}/README.md`, "utf8");

const sessions = [...README.matchAll(/^```console\n\$ npx synproof (.*)\n([\s\S]*?)^```$/gm)].map(([, words = "", shown = ""]) => ({ words, shown }));

/** Without the numbers that change whenever a generator does. */
const lasting = (output: string): string =>
  output
    .replace(/^([✓✗] \S+) +[\d,]+ +[\d,]+/gm, "$1")
    .replace(/^ {2}(Property) .*$/gm, "$1")
    .replace(/\d+ properties judged/, "properties judged")
    .replace(/found-[-\w~]+/g, "found")
    .replace(/^ {2}Found at run .*$/gm, "  Found");

describe("README", () => {
  test("shows two sessions", () => {
    expect(sessions).toHaveLength(2);
  });

  test.each(sessions)("npx synproof $words prints what is shown", ({ words, shown }) => {
    const { stdout } = spawnSync(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...words.split(" ")], { cwd: ROOT, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
    expect(lasting(stdout)).toBe(lasting(shown));
  });
});
