import { defineConfig } from "vitest/config";

/** What .ci/run counts. */
const RESULTS = "node_modules/.vitest/results.json";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: RESULTS }]],
  },
});
