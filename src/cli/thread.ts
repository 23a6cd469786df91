/** The other side of threads.ts: what a worker thread does with what it is handed. */
import { parentPort, workerData } from "node:worker_threads";
import { NOTHING, type Given, type Handed, type Told } from "./threads.ts";

/** Between two words about where it has got to, ms. */
const TELL_MS = 100;

/**
 * Does every task that comes.
 * @param work yields where it has got to, and may be asked to stop at any time: then it ends with what it has.
 */
export function serve<Task, Common, Progress, Result>(
  work: (task: Task, common: Common, signal: { readonly aborted: boolean }) => Generator<Progress, Result> | AsyncGenerator<Progress, Result>,
): void {
  const { stop, common }: Given<Common> = workerData;
  const signal = {
    get aborted(): boolean {
      return Atomics.load(stop, 0) !== 0;
    },
  };
  const tell = (told: Told<Progress, Result>): void => parentPort?.postMessage(told, NOTHING);
  parentPort?.on("message", async ({ task }: Handed<Task>) => {
    const run = work(task, common, signal);
    let told = Date.now();
    for (;;) {
      const next = await run.next();
      if (next.done === true) return tell({ result: next.value });
      if (Date.now() - told < TELL_MS) continue;
      told = Date.now();
      tell({ progress: next.value });
    }
  });
}
