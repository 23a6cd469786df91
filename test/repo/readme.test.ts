import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
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
    .replace(/^ {2}Found at run .*$/gm, "  Found")
    .replace(/^ *\d+ {2}[A-Z].*\n/gm, "");

/** Without lwIP its session cannot be held to what is shown; CI has it. */
const needed = ({ words }: { readonly words: string }): boolean => !words.includes("lwip") || process.env["CI"] === "true" || existsSync(`${ROOT}/build/lwip.wasm`);

describe("README", () => {
  test("shows four sessions", () => {
    expect(sessions).toHaveLength(4);
  });

  test.each(sessions.filter(needed))("npx synproof $words prints what is shown", ({ words, shown }) => {
    const { stdout } = spawnSync(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...words.split(" ")], { cwd: ROOT, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
    expect(lasting(stdout).trimEnd()).toBe(lasting(shown).trimEnd());
  });
});
