/**
 * Several instances at once, each on a core of its own. One instance is searched by one thread: what it finds, and in which order,
 * is the same however many others are searched beside it.
 */
import { Worker } from "node:worker_threads";
import type { Exploration, ExploreOptions } from "../engines/exhaustive/explore.ts";
import type { SearchProgress } from "../engines/exhaustive/search.ts";

/** What a worker is given to begin with. */
export interface Given {
  /** Not 0: stop. */
  readonly stop: Int32Array;
  readonly asked: AtOnce["asked"];
  readonly memory: number;
}
/** To a worker: the id of an instance. */
export interface Handed {
  readonly id: string;
}
/** From a worker. */
export type Told = { readonly id: string; readonly progress: SearchProgress } | { readonly id: string; readonly exploration: Exploration };

export interface AtOnce {
  readonly ids: readonly string[];
  readonly asked: Omit<ExploreOptions, "signal" | "full">;
  readonly workers: number;
  /** Octets that the process may hold. */
  readonly memory: number;
  readonly signal: AbortSignal;
  /** Told of whatever a worker tells, in no particular order. */
  readonly hear: (told: Told) => void;
}

/** What a message hands over instead of copying it. */
export const NOTHING: readonly never[] = [];

const isBuilt = import.meta.url.endsWith(".js");
const WORKER = JSON.stringify(new URL(isBuilt ? "explore-worker.js" : "explore-worker.ts", import.meta.url).href);

/** Where the sources run as they are, a worker does not inherit what translates them (bin/synproof.js). */
const START = isBuilt ? `import(${WORKER});` : `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))}).then(({ register }) => {
  register();
  return import(${WORKER});
});`;

/** In the order of the ids, those left out that were not begun when the signal came. @throws when a worker does. */
export async function exploreAtOnce({ ids, asked, workers, memory, signal, hear }: AtOnce): Promise<readonly Exploration[]> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const abort = (): void => void Atomics.store(stop, 0, 1);
  signal.addEventListener("abort", abort);
  const found = new Map<string, Exploration>();
  const left = [...ids];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(START, { eval: true, workerData: { stop, asked, memory } satisfies Given });
      const end = (): void => void worker.terminate().then(() => resolve());
      const hand = (): void => {
        const id = signal.aborted ? undefined : left.shift();
        if (id === undefined) end();
        else worker.postMessage({ id } satisfies Handed, NOTHING);
      };
      worker.on("error", reject);
      worker.on("message", (told: Told) => {
        hear(told);
        if (!("exploration" in told)) return;
        found.set(told.id, told.exploration);
        hand();
      });
      hand();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(workers, ids.length) }, work));
  } finally {
    signal.removeEventListener("abort", abort);
    abort();
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
