import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { run } from "../cli/fake.ts";

const FOLDER = new URL("../../examples/ci/", import.meta.url);
const workflow = readFileSync(new URL("github-workflow.yml", FOLDER), "utf8");
const readme = readFileSync(new URL("README.md", FOLDER), "utf8");

describe("the workflow for GitHub Actions", () => {
  const commands = [...workflow.matchAll(/npx synproof (\w+)(.*)$/gm)].map(([, command = "", rest = ""]) => [command, [...rest.matchAll(/ (--[\w-]+)/g)].map(([, flag = ""]) => flag)] as const);

  test.each(commands)("synproof %s knows %j", async (command, flags) => {
    const { out, code } = await run([command, "--help"]);
    expect(code).toBe(0);
    expect(flags.filter((flag) => !out.includes(`${flag} `))).toEqual([]);
  });

  test("shards the tests and the runs, merges the parts, and keeps the report", () => {
    expect(commands.map(([command]) => command)).toEqual(["verify", "report", "report", "report"]);
    expect(workflow).toMatch(/vitest run --shard=/);
    expect(commands.filter(([, flags]) => flags.includes("--shard"))).toHaveLength(2);
    expect(commands.filter(([, flags]) => flags.includes("--merge"))).toHaveLength(2);
    expect(workflow).toMatch(/upload-artifact@v\d+\n\s+with:\n\s+name: report\n/);
  });

  test("a part is divided by as many as there are", () => {
    for (const [, list = "", rest = ""] of workflow.matchAll(/part: \[([\d, ]+)\]([\s\S]*?)(?=\n {2}\w+:\n|$)/g)) {
      const parts = list.split(",").length;
      expect([...rest.matchAll(/matrix\.part \}\}\/(\d+)/g)].map(([, of]) => Number(of))).toEqual(expect.arrayContaining([parts]));
      expect([...rest.matchAll(/matrix\.part \}\}\/(\d+)/g)].every(([, of]) => Number(of) === parts)).toBe(true);
    }
  });

  test("names scripts that exist, and a Node that is supported", () => {
    const scripts = [...workflow.matchAll(/npm run ([\w-]+)/g)].map(([, script = ""]) => script);
    expect(scripts.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
    const [, major] = /(\d+)\./.exec(packageJson.engines.node) ?? [];
    expect([...workflow.matchAll(/node-version: (\d+)/g)].every(([, version]) => version === major)).toBe(true);
  });

  test("has no tab, and only expressions that are closed", () => {
    expect(workflow).not.toContain("\t");
    expect(workflow.match(/\$\{\{/g)).toHaveLength(workflow.match(/\}\}/g)?.length ?? 0);
  });

  test("its page links only to what exists", () => {
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(posix.join(FOLDER.pathname, link)))).toEqual([]);
  });
});
