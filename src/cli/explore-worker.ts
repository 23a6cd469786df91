/** A worker thread of `synproof explore`: explores the instances that it is handed, one after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { explore } from "../engines/exhaustive/explore.ts";
import { INSTANCES } from "../engines/instances/index.ts";
import { NOTHING, type Given, type Handed, type Told } from "./explore-at-once.ts";

/** Between two words about where it has got to. */
const TELL_MS = 100;

const { stop, asked, memory }: Given = workerData;
const signal = {
  get aborted(): boolean {
    return Atomics.load(stop, 0) !== 0;
  },
};

const tell = (message: Told): void => parentPort?.postMessage(message, NOTHING);

parentPort?.on("message", ({ id }: Handed) => {
  const instance = INSTANCES.find((one) => one.id === id);
  if (instance === undefined) throw new Error(`no instance is called ${id}`);
  const run = explore(instance, { ...asked, signal, full: () => process.memoryUsage.rss() > memory });
  let told = Date.now();
  let next = run.next();
  for (; next.done !== true; next = run.next()) {
    if (Date.now() - told < TELL_MS) continue;
    told = Date.now();
    tell({ id, progress: next.value });
  }
  tell({ id, exploration: next.value });
});
