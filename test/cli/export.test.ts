import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/cli/export.ts";
import { replay } from "../../src/engines/replay.ts";
import { traceToken } from "../../src/trace/token.ts";
import { printTrace } from "../../src/trace/trace-file.ts";
import { LISTENER, TWO_WAY } from "../kit/traces.ts";
import { ENGINE, run as runFake, type Ran } from "./fake.ts";

const run = (...words: readonly string[]): Promise<Ran> => runFake(words, { engine: { ...ENGINE, replay } });

const folder = mkdtempSync(join(tmpdir(), "synproof-"));
const file = join(folder, "found.trace.json");
writeFileSync(file, printTrace(TWO_WAY));

describe("export", () => {
  test.each([
    ["itf", '"format": "ITF"'],
    ["mermaid", "sequenceDiagram"],
    ["ladder", "TCP Peer A"],
    ["svg", "</svg>"],
    ["vitest", 'import { expect, test } from "vitest";'],
    ["markdown", "> An endpoint that opened passively enters ESTABLISHED only after"],
    ["trace", '"schema": 1'],
    ["token", "s1.connection."],
  ])("--to %s prints it", async (format, part) => {
    const { code, out, err } = await run("export", file, "--to", format);
    expect(out).toContain(part);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("a token is as good as a file, and --out writes the same", async () => {
    const out = join(folder, "new", "run.mmd");
    const printed = await run("export", file, "--to", "mermaid");
    expect(await run("export", traceToken(TWO_WAY), "--to", "mermaid", "--out", out)).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(out, "utf8")).toBe(printed.out);
  });

  test.each([["pcap", [0xd4, 0xc3, 0xb2, 0xa1]], ["pcapng", [0x0a, 0x0d, 0x0d, 0x0a]]] as const)("--to %s writes a capture", async (format, magic) => {
    const out = join(folder, `run.${format}`);
    expect((await run("export", file, "--to", format, "--out", out)).code).toBe(0);
    expect([...readFileSync(out).subarray(0, 4)]).toEqual(magic);
  });

  test("a vitest file imports from where it lies, and from the root that is named", async () => {
    const out = join(folder, "deep", "found.test.ts");
    await run("export", file, "--to", "vitest", "--out", out);
    const own = relative(join(folder, "deep"), new URL("../..", import.meta.url).pathname);
    expect(readFileSync(out, "utf8")).toContain(`from "${own}/src/engines/replay.ts"`);
    await run("export", file, "--to", "vitest", "--out", out, "--root", folder);
    expect(readFileSync(out, "utf8")).toContain('from "../src/engines/replay.ts"');
  });

  test("a vitest file in a project that has the package imports the package", async () => {
    const project = join(folder, "project");
    mkdirSync(join(project, "node_modules/synproof/dist/library"), { recursive: true });
    writeFileSync(join(project, "node_modules/synproof/dist/library/index.js"), "");
    const out = join(project, "test", "found.test.ts");
    await run("export", file, "--to", "vitest", "--out", out);
    expect(readFileSync(out, "utf8")).toContain('from "synproof";');
    expect(readFileSync(out, "utf8")).not.toContain("src/");
  });
});

describe("wrong usage", () => {
  test.each([
    [["--to", "mermade"], '[CLI-FORMAT] there is no format "mermade". Did you mean mermaid?'],
    [["--to", "pcap"], "[CLI-OUT] pcap is no text, and stdout is for text. Name a file: --out run.pcap."],
    [[], "[CLI-FLAG] export needs --to <format>."],
    [["--to", "svg", "--out", folder], "[OUT-IS-A-FOLDER] --out"],
    [["--to", "svg", "--out", join(file, "below.svg")], "[OUT-UNWRITABLE]"],
    [["--to", "svg", "--out", "/proc/synproof/run.svg"], "[OUT-UNWRITABLE]"],
  ])("%j", async (flags, line) => {
    const { code, out, err } = await run("export", file, ...flags);
    expect(err).toContain(line);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("a listener has no ladder", async () => {
    const { code, err } = await run("export", traceToken(LISTENER), "--to", "ladder", "--out", join(folder, "none"));
    expect(err).toContain("[EXPORT-SCOPE] the trace is of the listener scope, which has no ladder.");
    expect(code).toBe(2);
  });

  test("a listener's run is a capture", async () => {
    const out = join(folder, "listener.pcapng");
    expect((await run("export", traceToken(LISTENER), "--to", "pcapng", "--out", out)).code).toBe(0);
    expect(readFileSync(out).subarray(0, 4).toString("hex")).toBe("0a0d0d0a");
  });

  test("an unknown variant, and a trace that is none", async () => {
    expect((await run("export", traceToken({ ...TWO_WAY, variant: "three-way" }), "--to", "svg")).err).toContain("[CLI-VARIANT]");
    expect((await run("export", "nothing", "--to", "svg")).err).toContain("[TOKEN-FORM]");
  });
});

test("--help has examples and exit codes", async () => {
  const { code, out } = await run("export", "--help");
  expect(out).toContain("Examples:\n  synproof export");
  expect(out).toContain("3  inconclusive");
  expect(code).toBe(0);
});

test("docs/exports.md has a row for each format", () => {
  const documented = readFileSync(new URL("../../docs/exports.md", import.meta.url), "utf8");
  expect(FORMATS.filter((format) => !new RegExp(`^\\| .*\`${format}\``, "m").test(documented))).toEqual([]);
});
