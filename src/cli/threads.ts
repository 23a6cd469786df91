/**
 * Tasks of one kind, each done by one thread, several at once. What a task finds is the same however many others are done beside
 * it, and results come in the order of the tasks.
 */
import { Worker } from "node:worker_threads";

/** What a worker is given to begin with, besides what its tasks have in common. */
export interface Given<Common> {
  /** Not 0: stop. */
  readonly stop: Int32Array;
  readonly common: Common;
}
/** To a worker. */
export interface Handed<Task> {
  readonly task: Task;
}
/** From a worker: where it has got to, or what it has found. */
export type Told<Progress, Result> = { readonly progress: Progress } | { readonly result: Result };

export interface AtOnce<Task, Common, Progress, Result> {
  /** The module that does a task, without its ending: a file beside this one. */
  readonly worker: string;
  readonly tasks: readonly Task[];
  readonly common: Common;
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Told of whatever a worker tells, in no particular order. */
  readonly hear: (task: Task, told: Told<Progress, Result>) => void;
}

/** What a message hands over instead of copying it. */
export const NOTHING: readonly never[] = [];

const isBuilt = import.meta.url.endsWith(".js");

/** Where the sources run as they are, a worker does not inherit what translates them (bin/synproof.js). */
const startOf = (module: string): string => {
  const url = JSON.stringify(new URL(`${module}${isBuilt ? ".js" : ".ts"}`, import.meta.url).href);
  if (isBuilt) return `import(${url});`;
  return `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))}).then(({ register }) => {
  register();
  return import(${url});
});`;
};

/** What each task has found; tasks that were not begun when the signal came are left out. @throws when a worker does. */
export async function atOnce<Task, Common, Progress, Result>(
  { worker: module, tasks, common, workers, signal, hear }: AtOnce<Task, Common, Progress, Result>,
): Promise<readonly Result[]> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const abort = (): void => void Atomics.store(stop, 0, 1);
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  const found = new Map<number, Result>();
  const left = [...tasks.entries()];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(startOf(module), { eval: true, workerData: { stop, common } satisfies Given<Common> });
      let at: readonly [number, Task] | undefined;
      const hand = (): void => {
        // Also once another thread has failed.
        at = Atomics.load(stop, 0) === 0 ? left.shift() : undefined;
        if (at === undefined) void worker.terminate().then(() => resolve());
        else worker.postMessage({ task: at[1] } satisfies Handed<Task>, NOTHING);
      };
      worker.on("error", reject);
      worker.on("message", (told: Told<Progress, Result>) => {
        if (at === undefined) return;
        hear(at[1], told);
        if (!("result" in told)) return;
        found.set(at[0], told.result);
        hand();
      });
      hand();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, work));
  } finally {
    signal.removeEventListener("abort", abort);
    abort();
  }
  return [...tasks.keys()].flatMap((at) => (found.has(at) ? [found.get(at) as Result] : []));
}
