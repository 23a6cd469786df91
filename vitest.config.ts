import { defineConfig } from "vitest/config";

/** What .ci/run counts. */
const RESULTS = "node_modules/.vitest/results.json";

export default defineConfig({
  // As where the package is installed: a test that the page of the report makes imports it by its name.
  resolve: { alias: [{ find: /^synproof$/, replacement: `${import.meta.dirname}/src/library/index.ts` }] },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // What is tested is pure, so test files may share one set of modules, warm from the file before.
    pool: "threads",
    isolate: false,
    // Left to itself vitest keeps one core free.
    maxWorkers: "100%",
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: RESULTS }]],
  },
});
