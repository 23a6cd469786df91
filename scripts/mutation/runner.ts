/**
 * Stryker's test runner for this repository. The sources are instrumented and loaded once with all mutants in them, and a
 * mutant is switched on by its number, so that a mutant costs no more than the tests until the first that fails.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CoverageData, MutantCoverage } from "@stryker-mutator/api/core";
import { PluginKind, declareClassPlugin } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus, MutantRunStatus, TestStatus, determineHitLimitReached,
  type DryRunResult, type MutantRunOptions, type MutantRunResult, type TestResult, type TestRunner, type TestRunnerCapabilities,
} from "@stryker-mutator/api/test-runner";
import { ASKED, NOT_ASKED } from "./asked.ts";
import { failureOf, loadTests, type OneTest } from "./tests.ts";

/** What the instrumented sources read and write. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
}
const switchboard: Switchboard = {};

/** What the dry run found out, for the processes that come after: which files there were, how long each test took, and how often it came by each mutant. */
interface Known {
  readonly files: readonly string[];
  readonly times: Readonly<Record<string, number>>;
  readonly hits: Readonly<Record<string, CoverageData>>;
}

/** In Stryker's sandbox, and gone with it. */
const KNOWN = "dry-run.json";

const known = (): Known => ({ files: ASKED, times: {}, hits: {}, ...(existsSync(KNOWN) ? (JSON.parse(readFileSync(KNOWN, "utf8")) as Partial<Known>) : {}) });

/** A loop has no end that comes by a mutant more often than this in a test, and so many times as often as without it. */
const ENDLESS = { more: 10_000, times: 20 };

/**
 * What was hit while loading and in a test can be switched on later, and the tests that it is hit in are asked; only what is hit in no test has to be on while
 * everything is loaded anew.
 */
const hitByNoTest = ({ static: loading, perTest }: MutantCoverage): CoverageData => {
  const later = new Set(Object.values(perTest).flatMap((hits) => Object.keys(hits)));
  return Object.fromEntries(Object.entries(loading).filter(([mutant]) => !later.has(mutant)));
};

class InProcess implements TestRunner {
  #tests: readonly OneTest[] | undefined;
  #fromDryRun: Known | undefined;
  readonly #kills = new Map<string, number>();

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  init(): Promise<void> {
    Object.assign(globalThis, { __stryker__: switchboard });
    // Whoever started this process may be stopped at any time.
    process.once("disconnect", () => process.exit());
    return Promise.resolve();
  }

  async dryRun(): Promise<DryRunResult> {
    const results: TestResult[] = [];
    // Backwards, so that a test that lives on what others left behind shows: any of them may be asked by itself.
    for (const test of (await this.#load()).toReversed()) {
      switchboard.currentTestId = test.id;
      const begun = performance.now();
      const failed = await failureOf(test);
      const known = { id: test.id, name: test.id, fileName: resolve(test.file), timeSpentMs: Math.ceil(performance.now() - begun) };
      results.push(failed === undefined ? { ...known, status: TestStatus.Success } : { ...known, status: TestStatus.Failed, failureMessage: failed });
    }
    switchboard.currentTestId = undefined;
    const { static: loading = {}, perTest = {} } = switchboard.mutantCoverage ?? {};
    const found: Known = { files: ASKED, times: Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs])), hits: perTest };
    writeFileSync(KNOWN, JSON.stringify(found));
    this.#fromDryRun = found;
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: { perTest, static: hitByNoTest({ static: loading, perTest }) } };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
    const { id } = activeMutant;
    const limitIn = (test: OneTest): number => ENDLESS.more + ENDLESS.times * (this.#known().hits[test.id]?.[id] ?? 0);
    const activate = (hitLimit: number): void => void Object.assign(switchboard, { activeMutant: id, hitCount: 0, hitLimit });
    if (mutantActivation === "static") activate(Infinity);
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    try {
      const tests = this.#bestFirst(await this.#load());
      let nrOfTests = 0;
      for (const test of tests) {
        if (wanted !== undefined && !wanted.has(test.id)) continue;
        nrOfTests++;
        activate(limitIn(test));
        const failed = await failureOf(test);
        const endless = determineHitLimitReached(switchboard.hitCount, limitIn(test));
        if (endless !== undefined) return { status: MutantRunStatus.Timeout, reason: endless.reason ?? "" };
        if (failed !== undefined) this.#kills.set(test.id, (this.#kills.get(test.id) ?? 0) + 1);
        if (failed !== undefined) return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage: failed.slice(0, 500), nrOfTests };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } catch (error) {
      // A model that cannot even be loaded; anything else is wrong with the tests, and no merit of theirs.
      if (mutantActivation !== "static") throw error;
      return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: String(error).slice(0, 500), nrOfTests: 0 };
    } finally {
      switchboard.activeMutant = undefined;
    }
  }

  async #load(): Promise<readonly OneTest[]> {
    this.#tests ??= (await loadTests(process.cwd(), this.#known().files)).filter(({ id }) => !NOT_ASKED.test(id));
    return this.#tests;
  }

  #known(): Known {
    return (this.#fromDryRun ??= known());
  }

  /** The fastest first, and sooner whoever has killed before. */
  #bestFirst(tests: readonly OneTest[]): readonly OneTest[] {
    const { times } = this.#known();
    const price = ({ id }: OneTest): number => (times[id] ?? 0) / (1 + (this.#kills.get(id) ?? 0));
    return tests.toSorted((a, b) => price(a) - price(b));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcess)];
