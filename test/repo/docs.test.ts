import { existsSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { sources } from "../../scripts/sources.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const pages = [...sources("docs", ".md"), ...sources("", ".md").filter(({ path }) => !path.includes("/"))];

describe("the documentation", () => {
  test.each(pages.map(({ path, text }) => [path, text]))("%s links only to what exists", (path, text) => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(([, inline, html]) => inline ?? html ?? "");
    const local = links.filter((link) => !/^(?:https?:|mailto:|#)/.test(link)).map((link) => link.replace(/#.*/, ""));
    expect(local.filter((link) => !existsSync(posix.join(ROOT, posix.dirname(path), link)))).toEqual([]);
  });

  test("names only scripts that package.json has", () => {
    const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = ""]) => script));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
  });

  test("names only files of the repository in code", () => {
    const named = pages.flatMap(({ path, text }) => [...text.matchAll(/\b(?:src|test|scripts|bench)\/[\w./-]+\.(?:ts|txt|md)\b/g)].map(([file]) => [path, file] as const));
    expect(named.filter(([, file]) => !existsSync(posix.join(ROOT, file)))).toEqual([]);
  });

  test("every dependency has a row, and no other", () => {
    const rows = [...(pages.find(({ path }) => path === "docs/dependencies.md")?.text ?? "").matchAll(/^\| (@?[\w/-]+) \| (\d+\.\d+) \|/gm)].map(([, name = "", version]) => `${name} ${version}`);
    const declared = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }).map(([name, range]) => `${name} ${/\d+\.\d+/.exec(range)?.[0]}`);
    expect(rows.toSorted()).toEqual(declared.toSorted());
  });

  test("every decision record is in their list", () => {
    const list = pages.find(({ path }) => path === "docs/adr/README.md")?.text ?? "";
    const records = pages.filter(({ path }) => /^docs\/adr\/\d/.test(path)).map(({ path }) => posix.basename(path));
    expect(records.length).toBeGreaterThan(0);
    expect(records.filter((record) => !list.includes(`(${record})`))).toEqual([]);
  });
});
