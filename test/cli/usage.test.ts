import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./fake.ts";

const folder = mkdtempSync(join(tmpdir(), "synproof-"));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe("wrong usage is one line on stderr, and exit code 2", () => {
  test.each([
    [["verfy"], '[CLI-COMMAND] unknown command "verfy". Did you mean verify?'],
    [[], "[CLI-COMMAND] no command is given."],
    [["verify", "--sed", "1"], "[CLI-FLAG] unknown flag --sed of verify. Did you mean --seed?"],
    [["--jsn"], "[CLI-FLAG] unknown flag --jsn."],
    [["verify", "--runs"], "[CLI-FLAG] --runs of verify has no value. Write it as --runs <n>."],
    [["verify", "no-two-way-aceptance"], '[CLI-PROPERTY] unknown property "no-two-way-aceptance". Did you mean no-two-way-acceptance?'],
    [["verify", "--variant", "two-way"], '[CLI-VARIANT] unknown variant "two-way". Did you mean two-way-accept?'],
    [["verify", "--profile", "lunix"], '[CLI-PROFILE] unknown profile "lunix". Did you mean linux?'],
    [["verify", "--runs", "1e3"], '[CLI-NUMBER] --runs "1e3" is not a whole number from 1 to 1000000000.'],
    [["verify", "--runs", "0"], "[CLI-NUMBER]"],
    [["verify", "--seed", "-1"], "[CLI-NUMBER]"],
    [["verify", "--seed", "99999999999"], "[CLI-NUMBER]"],
    [["list"], "[CLI-ARGUMENT] list needs <what>."],
    [["sweep", "timewait"], '[CLI-SWEEP] there is no sweep "timewait". Did you mean time-wait?'],
    [["list", "propertys"], '[CLI-LIST] there is no list "propertys". Did you mean properties?'],
    [["list", "rules", "twice"], "[CLI-ARGUMENT] too many arguments of list."],
    [["report", "--date", "yesterday"], '[CLI-DATE] --date "yesterday" is not an ISO 8601 date.'],
    [["report", "--date", "2025-02-30T99:00Z"], "[CLI-DATE]"],
    [["replay", join(folder, "absent.trace.json")], "[FILE-MISSING] there is no file"],
    [["replay", folder], "[FILE-FOLDER]"],
    [["replay", file("broken.trace.json", '{ "schema": 1,')], "[TRACE-NOT-JSON]"],
    [["replay", file("future.trace.json", '{ "schema": 99 }')], "[TRACE-SCHEMA-VERSION]"],
    [["replay", "not-a-token"], "[TOKEN-FORM]"],
    [["report", "--out", file("taken", "")], "[OUT-NOT-A-FOLDER]"],
    [["report", "--out", join(file("taken-too", ""), "below")], "[OUT-NOT-A-FOLDER]"],
  ])("%j", async (words, line) => {
    const { code, out, err } = await run(words);
    expect(err).toContain(line);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("a folder that cannot be written", async () => {
    const { code, err } = await run(["report", "--out", "/proc/synproof"]);
    expect(err).toMatch(/^\[OUT-UNWRITABLE\] \/proc\/synproof cannot be written \(\w+\)\. .*--out\.\n$/);
    expect(code).toBe(2);
  });

  test("a wrong SOURCE_DATE_EPOCH", async () => {
    const { code, err } = await run(["report", "--out", folder], { env: { SOURCE_DATE_EPOCH: "soon" } });
    expect(err).toContain('[CLI-DATE] SOURCE_DATE_EPOCH "soon"');
    expect(code).toBe(2);
  });

  test("control characters in what was typed do not reach the terminal", async () => {
    const { err } = await run(["verify", "a\u001b[2J\nb"]);
    expect(err).toMatch(/^[^\u001b\n]+\n$/);
  });
});

describe("help", () => {
  test.each([["verify"], ["list"], ["replay"], ["report"]])("%s has examples and exit codes", async (command) => {
    const { code, out, err } = await run([command, "--help"]);
    expect(out).toContain(`Examples:\n  synproof ${command}`);
    expect(out).toContain("3  inconclusive");
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("of the program names every command", async () => {
    const { code, out } = await run(["--help"]);
    for (const command of ["verify", "list", "replay", "report"]) expect(out).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(code).toBe(0);
  });

  test("the version is the package's", async () => {
    expect(await run(["--version"])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
  });
});
