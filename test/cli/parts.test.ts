import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reportProblems } from "../../src/report/validate.ts";
import { readXml } from "../kit/xml.ts";
import { ENGINE, run } from "./fake.ts";

const folder = mkdtempSync(join(tmpdir(), "synproof-"));
const path = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(path(name), "utf8");
const save = (name: string, text: string): string => {
  writeFileSync(path(name), text);
  return path(name);
};

describe("verify", () => {
  test("--junit writes JUnit XML beside what is printed", async () => {
    const { code, out } = await run(["verify", "--variant", "two-way-accept", "--seed", "7", "--junit", path("new/junit.xml"), "--json"]);
    expect(readXml(read("new/junit.xml"))[0]).toMatchObject({ name: "testsuites", attributes: { failures: "2" } });
    expect(JSON.parse(out)).toMatchObject({ run: { variant: "two-way-accept" } });
    expect(code).toBe(1);
  });

  test("--junit is checked before anything is run", async () => {
    const { code, err } = await run(["verify", "--junit", folder]);
    expect(err).toMatch(/^\[OUT-IS-A-FOLDER\] --junit [^\n]+\n$/);
    expect(code).toBe(2);
  });

  test("--shard reaches the engine, and is told", async () => {
    let asked: unknown;
    const engine = { ...ENGINE, verify: (options: Parameters<typeof ENGINE.verify>[0]) => { asked = options.shard; return ENGINE.verify(options); } };
    const { out } = await run(["verify", "--seed", "7", "--shard", "2/4", "--json"], { engine });
    expect(asked).toEqual({ index: 2, of: 4 });
    expect(JSON.parse(out)).toMatchObject({ run: { shard: "2/4", command: "npx synproof verify --profile rfc9293 --runs 1000 --seed 7 --shard 2/4" } });
  });

  test("what a part never came to does not make it fail", async () => {
    const engine: typeof ENGINE = {
      ...ENGINE,
      async *verify(options) {
        const { subjects, interrupted } = yield* ENGINE.verify(options);
        return { interrupted, subjects: subjects.map((subject) => ({ ...subject, properties: subject.properties.map((property) => ({ ...property, verdict: "not-exercised", exercised: 0 })) })) };
      },
    };
    expect((await run(["verify", "--seed", "7", "--shard", "1/2"], { engine })).code).toBe(0);
    expect((await run(["verify", "--seed", "7"], { engine })).code).toBe(3);
  });

  test.each([
    [["--shard", "2/1", "--seed", "7"], '[CLI-SHARD] --shard "2/1" is not a part i/n'],
    [["--shard", "half", "--seed", "7"], "[CLI-SHARD]"],
    [["--shard", "1/2"], "[CLI-SHARD] --shard needs --seed"],
  ])("%j", async (flags, line) => {
    const { code, err } = await run(["verify", ...flags]);
    expect(err).toContain(line);
    expect(code).toBe(2);
  });
});

describe("the summary of a job", () => {
  const env = { GITHUB_STEP_SUMMARY: path("summary.md") };

  test("is appended to the file that the runner names", async () => {
    await run(["verify", "--seed", "7"], { env });
    await run(["report", "--out", path("summed")], { env });
    expect(read("summary.md")).toMatch(/^## Synproof: the correct model\n\n\*\*3 of 3 properties hold on the correct model\.\*\*[^]*\n## Synproof\n/);
  });

  test("that cannot be written costs nothing but a line", async () => {
    const { code, out, err } = await run(["verify", "--seed", "7"], { env: { GITHUB_STEP_SUMMARY: folder } });
    expect(err).toContain("[OUT-UNWRITABLE]");
    expect(out).toContain("3 of 3 properties hold");
    expect(code).toBe(0);
  });
});

describe("report --merge", () => {
  const part = async (name: string, ...words: readonly string[]): Promise<string> => save(name, (await run(["verify", "--seed", "7", "--json", ...words])).out);
  const merge = (...words: readonly string[]) => run(["report", "--out", path("merged"), "--date", "2025-01-31", "--merge", ...words]);

  test("puts parts together into a report", async () => {
    const { code, out, err } = await merge(await part("1.json", "--shard", "1/2"), await part("2.json", "--shard", "2/2"), await part("v.json", "--variant", "two-way-accept"));
    const report: unknown = JSON.parse(read("merged/report.json"));
    expect(reportProblems(report)).toEqual([]);
    expect(report).toMatchObject({ run: { seed: 7, date: "2025-01-31T00:00:00Z" }, properties: [{ runs: 2000 }, {}, {}], variants: [{ id: "two-way-accept", outcome: "caught" }] });
    expect(read("merged/index.html")).toMatch(/^<!doctype html>/i);
    expect(out).toContain("All 3 properties hold on the correct model, and 1 of 1 faulty endpoint is found.");
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("shards of report, too", async () => {
    for (const shard of ["1/2", "2/2"]) expect((await run(["report", "--seed", "7", "--shard", shard, "--out", path(`part-${shard[0]}`)])).code).toBe(0);
    const { code } = await merge(path("part-1/report.json"), path("part-2/report.json"));
    expect(JSON.parse(read("merged/report.json"))).toMatchObject({ properties: [{ runs: 2000 }, {}, {}], comparison: {}, coverage: { rules: [{ fired: 2400 }, {}, {}, {}, {}, {}] } });
    // One of the two faulty endpoints is not found, in any part.
    expect(code).toBe(3);
  });

  test("a missing part is told, and leaves the question open", async () => {
    const { code, err } = await merge(await part("1.json", "--shard", "1/2"));
    expect(err).toContain("Not among the parts: 2/2.");
    expect(code).toBe(3);
  });

  test.each([
    [() => save("none.json", "> synproof verify\n{"), "[MERGE-NOT-JSON]"],
    [() => save("list.json", "[]"), "[MERGE-FORM]"],
    [() => save("other.json", '{"schema":1,"variants":[]}'), "[MERGE-FORM]"],
    [() => path("absent.json"), "[FILE-MISSING] there is no file"],
    [() => part("seed.json", "--seed", "8", "--shard", "2/2"), "[MERGE-SEED] seed is 8 in"],
    [() => part("twice.json", "--shard", "1/2"), "[MERGE-TWICE]"],
    [async () => save("trace.json", (await run(["verify", "--variant", "two-way-accept", "--seed", "7", "--json"])).out.replace('"do": "elapse"', '"do": "vanish"')), "[TRACE-FIELD]"],
  ])("%s %s", async (make, line) => {
    const { code, out, err } = await merge(await part("1.json", "--shard", "1/2"), await make());
    expect(err).toContain(line);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});
