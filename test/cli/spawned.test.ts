/** The real command as a process. Few: each costs about a second. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { EXIT_HELP } from "../../src/cli/exit.ts";

const BIN = new URL("../../bin/synproof.js", import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param act is told of every piece of output, with the process. */
const command = (words: readonly string[], act: (child: ReturnType<typeof spawn>, seen: string) => void = () => {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...words], { cwd: tmpdir(), stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (piece: Buffer) => act(child, (out += piece.toString())));
    child.stderr.on("data", (piece: Buffer) => act(child, (err += piece.toString())));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });

describe("from another folder", () => {
  test("wrong usage: one line, exit code 2", async () => {
    const { code, out, err } = await command(["verify", "no-such-property"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^\[CLI-PROPERTY\] unknown property "no-such-property"\. .*\n$/);
  });

  test("a reader who goes away is no error", async () => {
    const { code, err } = await command(["list", "rules"], (child) => child.stdout?.destroy());
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("Ctrl-C ends with what was found so far: exit code 3, and only JSON on stdout", async () => {
    const { code, out, err } = await command(["verify", "isn-moves-with-the-clock", "comes-to-rest", "--runs", "1000000000", "--seed", "1", "--json"], (child, seen) => {
      if (seen.endsWith("of each scope.\n")) child.kill("SIGINT");
    });
    expect(JSON.parse(out)).toMatchObject({ run: { interrupted: true }, properties: [{ verdict: "inconclusive" }, { verdict: "inconclusive" }] });
    expect(err).toContain("Ended early after");
    expect(code).toBe(3);
  });
});

test("docs/cli.md tells every exit code and every error code of the command line", () => {
  const documented = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
  const codes = readFileSync(new URL("../../src/cli/trouble.ts", import.meta.url), "utf8").match(/(?<=")[A-Z]+(-[A-Z]+)+(?=")/g) ?? [];
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
  for (const [code] of EXIT_HELP.matchAll(/\d(?= {2})/g)) expect(documented).toContain(`| ${code} |`);
});
