/**
 * How good plain shrinking is, for every faulty endpoint, over many seeds: after how many runs its own properties first fail, and
 * how often what fast-check shrinks is already as short as can be, which is certified by an exhaustive search.
 *
 *   npm run bench:shrinking -- [SEEDS] [VARIANT...]
 *
 * Writes the record into docs/shrinking.md, row by row; with variants named it only prints theirs. A variant has one row for each
 * scope in which it is looked for. A process for each core, each with one variant at a time.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { VARIANT_IDS, VARIANTS } from "../src/variants/index.ts";
import { rowsOf } from "./shrinking/rows.ts";

const PAGE = new URL("../docs/shrinking.md", import.meta.url);
const BEGIN = "## The record";

const HEADING = [
  "| variant | scope | seeds | found by | runs to the first failure (median) | already shortest | not decided | what is left: property, shrunk to → shortest |",
  "|---|---|---|---|---|---|---|---|",
];

const write = (seeds: number, rows: ReadonlyMap<string, string>): void => {
  const page = readFileSync(PAGE, "utf8");
  const before = page.slice(0, page.indexOf(BEGIN));
  // A variant that survives names no property, and has no row.
  const listed = VARIANT_IDS.flatMap((id) => rows.get(id) ?? []).filter((row) => row !== "");
  const missing = rows.size === VARIANT_IDS.length ? [] : [`${rows.size} of ${VARIANT_IDS.length} variants; what is missing was not reached.`, ""];
  writeFileSync(PAGE, [`${before}${BEGIN} of ${new Date().toISOString().slice(0, 10)}: ${seeds} seeds`, "", ...missing, ...HEADING, ...listed, ""].join("\n"));
};

/** What a process of its own prints for one variant. */
const inProcess = (seeds: number, variant: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), String(seeds), variant], { env: { ...process.env, ROWS_ONLY: "1" }, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => { text += chunk.toString(); });
    child.on("close", (code) => { if (code === 0) resolve(text.trimEnd()); else reject(new Error(`${variant} ended with exit code ${code}`)); });
  });

const record = async (seeds: number): Promise<void> => {
  const rows = new Map<string, string>();
  const left = [...VARIANT_IDS];
  const worker = async (): Promise<void> => {
    for (let variant = left.shift(); variant !== undefined; variant = left.shift()) {
      const row = await inProcess(seeds, variant);
      rows.set(variant, row);
      console.log(row);
      write(seeds, rows);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
};

const [count = "200", ...chosen] = process.argv.slice(2);
const seeds = Number(count);
const unknown = chosen.filter((id) => VARIANTS[id] === undefined);
if (unknown.length > 0) throw new Error(`no variant is called ${unknown.join(", ")}`);
if (process.env["ROWS_ONLY"] === undefined) for (const line of HEADING) console.log(line);
if (chosen.length === 0) await record(seeds);
else for (const variant of chosen) for (const line of rowsOf(variant, seeds)) console.log(line);
