import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What kills soonest first: a mutant is dead at the first test that fails. */
const ORDER = ["test/pins/endpoint", "test/model/listener", "test/model", "test/figures", "test/regressions", "test/properties/oracle", "test/properties/isn", "test/pins/states", "test/properties", "test/pins/kills"];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => ORDER.findIndex((start) => moduleId.includes(`/${start}`));
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** The tests that decide on mutants of src/model (`npm run mutation`): all that play the model directly. */
export default defineConfig({
  test: {
    include: ["test/{model,pins,figures,regressions,properties}/**/*.test.ts"],
    exclude: process.env["MUTATION"] === "all" ? [] : ["test/model/{rule-coverage,purity,switches,translation}.test.ts", "test/properties/endpoint/{switches,boundaries,boundaries-across-zero,further-steps}.test.ts", "test/properties/listener/**"],
    testTimeout: 60_000,
    pool: "threads",
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
