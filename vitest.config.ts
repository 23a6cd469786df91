import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** What .ci/run counts. */
const RESULTS = "node_modules/.vitest/results.json";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // What is tested is pure, so test files may share one set of modules, warm from the file before.
    pool: "threads",
    isolate: false,
    // One more than there are cores: a test of the page, or of an installed package, mostly waits for another process.
    maxWorkers: availableParallelism() + 1,
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: RESULTS }]],
  },
});
