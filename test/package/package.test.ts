/** The package as it is installed: packed, put into an empty folder, and run there. No network: its dependencies are those of this clone. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { THOROUGH } from "../kit/thorough.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "synproof-package-"));
const installed = join(folder, "node_modules/synproof");
const tool = (name: string): string => join(ROOT, "node_modules/.bin", name);

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const run = (program: string, words: readonly string[], cwd = folder): Ran => {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", GITHUB_STEP_SUMMARY: "" } });
  return { code: status, out: stdout, err: stderr };
};
const synproof = (...words: readonly string[]): Ran => run(join(folder, "node_modules/.bin/synproof"), words);

const done = (ran: Ran): void => {
  if (ran.code !== 0) throw new Error(`the package cannot be installed:\n${ran.out}${ran.err}`);
};

beforeAll(() => {
  if (!THOROUGH) return;
  done(run("npm", ["pack", "--silent", "--pack-destination", folder], ROOT));
  const overrides = Object.fromEntries(Object.keys(packageJson.dependencies).map((name) => [name, `file:${join(ROOT, "node_modules", name)}`]));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true, type: "module", dependencies: { synproof: `file:synproof-${packageJson.version}.tgz` }, overrides }));
  done(run("npm", ["install", "--offline", "--omit=optional", "--no-audit", "--no-fund"]));
}, 120_000);

describe.runIf(THOROUGH)("the package", () => {
  test("holds neither sources, nor tests, nor what compiles", () => {
    expect(readdirSync(installed).toSorted()).toEqual(expect.arrayContaining(["LICENSE", "README.md", "bin", "dist", "docs", "package.json"]));
    expect(["test", "bench", "scripts", "src/cli"].filter((name) => existsSync(join(installed, name)))).toEqual([]);
    expect(Object.keys(packageJson.dependencies).filter((name) => /^(?:tsx|vite|typescript|esbuild)$/.test(name))).toEqual([]);
  });

  test("publint and are-the-types-wrong find nothing", () => {
    const file = join(folder, `synproof-${packageJson.version}.tgz`);
    expect(run(tool("publint"), ["run", "--strict", file])).toMatchObject({ code: 0 });
    expect(run(tool("attw"), ["--format", "ascii", file], ROOT)).toMatchObject({ code: 0 });
  });
});

describe.runIf(THOROUGH)("the command", () => {
  test("lists", () => {
    const { code, out, err } = synproof("list", "properties");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("no-two-way-acceptance");
  });

  test("writes a report, with the page that came with it", () => {
    const part = synproof("verify", "no-two-way-acceptance", "--runs", "5", "--seed", "1", "--json");
    writeFileSync(join(folder, "part.json"), part.out);
    synproof("report", "--merge", "part.json");
    expect(readFileSync(join(folder, "report/index.html"), "utf8")).toContain("Synproof");
  });

  test("judges a stack of one's own", () => {
    cpSync(join(ROOT, "examples/own-stack"), folder, { recursive: true, filter: (path) => !/node_modules|package\.json$/.test(path) });
    const { code, out } = synproof("stack", "./stack.js", "--property", "reset-form", "--runs", "10", "--seed", "1");
    expect(code).toBe(0);
    expect(out).toContain("judged on TinyTcp");
    expect(synproof("stack", "./judge-nothing.js").err).toMatch(/^\[STACK-FILE\]/);
  });
});

describe.runIf(THOROUGH)("README", () => {
  const sessions = [...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/^```console\n\$ npx synproof (.*)\n([\s\S]*?)^```$/gm)].map(([, words = "", shown = ""]) => ({ words, shown }));
  /** Without the numbers that change whenever a generator does. */
  const lasting = (output: string): string =>
    output
      .replace(/^([✓✗] \S+) +[\d,]+ +[\d,]+/gm, "$1")
      .replace(/^ {2}(Property) .*$/gm, "$1")
      .replace(/\d+ properties judged/, "properties judged")
      .replace(/found-[-\w~]+/g, "found")
      .replace(/^ {2}Found at run .*$/gm, "  Found")
      .replace(/, \d+\.\d+ s$/gm, ", some s")
      .replace(/^ *\d+ {2}[A-Z].*\n/gm, "");
  /** Without lwIP its session cannot be held to what is shown; CI has it. */
  const needed = ({ words }: { readonly words: string }): boolean => !words.includes("lwip") || process.env["CI"] === "true" || existsSync(join(ROOT, "build/lwip.wasm"));

  test("shows four sessions", () => {
    expect(sessions).toHaveLength(4);
  });

  test.each(sessions.filter(needed))("npx synproof $words prints what is shown", ({ words, shown }) => {
    const { out } = run(join(folder, "node_modules/.bin/synproof"), words.split(" "), ROOT);
    expect(lasting(out).trimEnd()).toBe(lasting(shown).trimEnd());
  });
});

describe.runIf(THOROUGH)("the example of one's own stack", () => {
  test("finds the mistake, and nothing once it is mended", () => {
    const broken = run(process.execPath, ["judge.js", "150", "1", "no-two-way-acceptance"]);
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/no-two-way-acceptance is violated by TinyTcp in step \d+: [\s\S]*TCP Peer A/);
    const mended = join(folder, "mended");
    mkdirSync(mended);
    for (const name of ["judge.js", "stack.js"]) cpSync(join(folder, name), join(mended, name));
    const MISTAKE = 'if (this.state === "SYN-RECEIVED") this.#open();';
    const text = readFileSync(join(folder, "tiny-tcp.js"), "utf8");
    expect(text).toContain(MISTAKE);
    writeFileSync(join(mended, "tiny-tcp.js"), text.replace(MISTAKE, 'if (this.state === "SYN-RECEIVED") {\nif (ahead(this.sndUna, ack) <= 0 || ahead(this.sndNxt, ack) > 0) return this.#refuse(segment);\nthis.#open();\n}'));
    const { code, out } = run(process.execPath, ["judge.js", "100"], mended);
    expect(out).not.toContain("violated");
    expect(code).toBe(0);
  });
});

describe.runIf(THOROUGH)("the library", () => {
  const page = readFileSync(join(ROOT, "docs/library.md"), "utf8");
  const programs = [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, program = ""]) => program);

  test("what docs/library.md shows compiles against the types, without Node's, and runs", () => {
    expect(programs).toHaveLength(4);
    const declared = "declare global { const console: { log(...values: readonly unknown[]): void } }\nexport {};\n";
    writeFileSync(join(folder, "console.d.ts"), declared);
    for (const [i, program] of programs.entries()) writeFileSync(join(folder, `example-${i}.ts`), program);
    const compilerOptions = { module: "nodenext", target: "es2023", lib: ["es2023"], types: [], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, checkJs: true, allowJs: true, outDir: "out" };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["console.d.ts", ...programs.map((_, i) => `example-${i}.ts`), "stack.js"] }));
    expect(run(tool("tsc"), ["-p", "."])).toEqual({ code: 0, out: "", err: "" });
    const said = programs.map((_, i) => run(process.execPath, [`out/example-${i}.js`]).out);
    expect(said[0]).toBe("SYN-SENT 1\n");
    expect(said[1]).toBe("violated\n");
    expect(said[2]).toMatch(/TCP Peer A[\s\S]*\n\d+\n$/);
  });

  test("an exported test runs where the package is installed", () => {
    const token = "s1.connection.rfc9293.100.300.64000.variant-two-way-accept.property-no-two-way-acceptance.verdict-violated..open.B.passive..open.A.active..deliver.A1_SYN_0";
    expect(synproof("export", token, "--to", "vitest", "--out", "found.test.ts")).toMatchObject({ code: 0 });
    symlinkSync(join(ROOT, "node_modules/vitest"), join(folder, "node_modules/vitest"));
    expect(run(process.execPath, [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "found.test.ts"])).toMatchObject({ code: 0 });
  });
});
