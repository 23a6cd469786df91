import type { PartialStrykerOptions } from "@stryker-mutator/api/core";

export const REPORT = "reports/mutation.json";

const EVERYTHING = "src/model";

/** @param paths folders or files of src/model; none: all of it. */
export const optionsFor = (paths: readonly string[]): PartialStrykerOptions => ({
  plugins: ["./scripts/mutation/runner.ts", "./scripts/mutation/ignored.ts", "./scripts/mutation/progress.ts"],
  testRunner: "in-process",
  mutate: [
    ...(paths.length === 0 ? [EVERYTHING] : paths).map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.ts`)),
    // Sentences about the RFC, by id: data for people, which no test should repeat.
    "!src/model/rules/**",
    // Handshakes without an acknowledgment: two planted faults.
    "!src/model/{one-way,without-handshake}.ts",
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
  timeoutMS: 10_000,
  timeoutFactor: 1.5,
  reporters: ["survivors", "json"],
  jsonReporter: { fileName: REPORT },
  incremental: true,
  incrementalFile: "reports/mutation-incremental.json",
  force: process.env["MUTATION_FORCE"] !== undefined,
  ignorePatterns: ["/bench", "/build", "/dist", "/docs", "/examples", "/report", "/reports", "/scripts"],
  // tsx reads no types; Stryker's own reading of tsconfig.json would want a TypeScript before 7.
  tsconfigFile: "none.json",
  tempDirName: ".stryker-tmp",
  allowConsoleColors: false,
});
