/** Tests of vitest, taken to pieces and run one at a time in this process: no pool, no transformation, no waiting. */
import { resolve } from "node:path";
import { collectTests, getFn, getHooks, type File, type Suite, type VitestRunner } from "@vitest/runner";

export interface OneTest {
  /** File, and names from the outermost in. */
  readonly id: string;
  readonly file: string;
  readonly run: () => unknown;
}

/** What vitest's `expect` wants to know of the worker it runs in. */
const pretendToBeAWorker = (): void => {
  Object.assign(globalThis, { __vitest_worker__: { config: {}, ctx: {}, environment: { name: "node" } } });
};

const PATIENCE = 600_000;

const collector = (root: string): VitestRunner => ({
  config: {
    root, setupFiles: [], name: undefined, passWithNoTests: false, testNamePattern: undefined, allowOnly: false, chaiConfig: undefined, maxConcurrency: 1,
    sequence: { seed: 1, hooks: "stack", setupFiles: "list" }, testTimeout: PATIENCE, hookTimeout: PATIENCE, retry: 0, includeTaskLocation: false, tags: [],
    tagsFilter: undefined, strictTags: false,
  },
  importFile: (path) => import(path),
});

function* testsIn(suite: Suite, file: string, names: string): Generator<OneTest> {
  const hooks = Object.values(getHooks(suite)).flat();
  if (hooks.length > 0) throw new Error(`${names}: a test that needs hooks cannot be run by itself`);
  for (const task of suite.tasks) {
    const id = `${names} > ${task.name}`;
    if (task.type === "suite") yield* testsIn(task, file, id);
    else if (task.mode === "run" || task.mode === "queued") yield { id, file, run: getFn(task) };
  }
}

const loaded = (file: File): File => {
  const [error] = file.result?.errors ?? [];
  if (error !== undefined) throw new Error(`${file.name}: ${error.stack ?? error.message}`);
  return file;
};

/** Two tests of one name get numbers. */
const numbered = (tests: readonly OneTest[]): readonly OneTest[] => {
  const times = new Map<string, number>();
  return tests.map((test) => {
    const nth = (times.get(test.id) ?? 0) + 1;
    times.set(test.id, nth);
    return nth === 1 ? test : { ...test, id: `${test.id} (${nth})` };
  });
};

/** Imports `files`, which are relative to the directory `root`. @throws when one of them cannot be loaded. */
export const loadTests = async (root: string, files: readonly string[]): Promise<readonly OneTest[]> => {
  pretendToBeAWorker();
  const tests: OneTest[] = [];
  for (const file of files) {
    const collected = await collectTests([{ filepath: resolve(root, file) }], collector(root));
    for (const one of collected) tests.push(...testsIn(loaded(one), file, file));
  }
  return numbered(tests);
};

/** What went wrong in it; undefined: nothing. */
export const failureOf = async ({ run }: OneTest): Promise<string | undefined> => {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
