import type { PartialStrykerOptions } from "@stryker-mutator/api/core";
import { reportOf } from "./results.ts";

const files = (folder: string, names: string): readonly string[] => names.split(" ").map((name) => `src/model/${folder}${name}.ts`);

/** Folders and files that are instrumented together: what is not is as fast as ever, and the results of one group are kept while the next is tried. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  checks: ["src/model/segment-arrives/checks"],
  arrives: files("segment-arrives/", "challenge closed listen other-states reassembly syn-sent time-wait"),
  calls: ["src/model/calls"],
  endpoint: files("", "connection endpoint output profile replies retransmission segment tcb timeouts turn"),
  world: files("", "forge network play settling world world-types"),
  listener: ["src/model/listener", ...files("", "listener")],
  numbers: files("", "isn isn-series octet seq siphash"),
};

/** Shapes, names and sentences; two files of planted faults; and profiles, data that docs/rfc-notes.md repeats and a test compares. */
export const LEFT_ALONE: readonly string[] = ["src/model/rules", ...files("", "events faults listener-types model profiles rules one-way without-handshake")];

/** @param name of the group, or another for paths that are tried by themselves. @param paths folders or files. */
export const optionsFor = (name: string, paths: readonly string[]): PartialStrykerOptions => ({
  plugins: ["./scripts/mutation/runner.ts", "./scripts/mutation/ignored.ts", "./scripts/mutation/progress.ts"],
  testRunner: "in-process",
  mutate: [
    ...paths.map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.ts`)),
    ...LEFT_ALONE.map((path) => (path.endsWith(".ts") ? `!${path}` : `!${path}/**`)),
  ],
  mutator: {
    // Nearly every string of the model is one of a few words that the compiler knows ("SYN-SENT", "CLOSE"): with another one
    // in its place the program is not valid. docs/mutation.md has the count.
    excludedMutations: ["StringLiteral"],
  },
  ignorers: ["not-of-the-model"],
  coverageAnalysis: "perTest",
  // Only the constants of modules are left to these: see hitByNoTest in runner.ts.
  ignoreStatic: false,
  concurrency: Number(process.env["MUTATION_WORKERS"] ?? 1),
  // Generous: a busy machine must not pass for an endless loop.
  timeoutMS: 20_000,
  timeoutFactor: 4,
  reporters: ["survivors", "json"],
  jsonReporter: { fileName: reportOf(name) },
  incremental: true,
  incrementalFile: `reports/mutation/${name}-incremental.json`,
  force: process.env["MUTATION_FORCE"] !== undefined,
  ignorePatterns: ["/bench", "/build", "/dist", "/docs", "/examples", "/report", "/reports", "/scripts"],
  // tsx reads no types; Stryker's own reading of tsconfig.json would want a TypeScript before 7.
  tsconfigFile: "none.json",
  tempDirName: ".stryker-tmp",
  allowConsoleColors: false,
});
