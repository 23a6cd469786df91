/** Runs a verification to its end, or to Ctrl-C; several endpoints on as many cores as there are. */
import { showShard } from "../report/merge/shards.ts";
import { counted } from "../report/summary.ts";
import type { Progress, Verification } from "../trace/results.ts";
import type { VerifyOptions } from "../engines/verify.ts";
import type { Context } from "./context.ts";
import { duration, progressView } from "./progress.ts";
import { atOnce } from "./threads.ts";

export async function drive(context: Context, options: Omit<VerifyOptions, "signal">): Promise<Verification> {
  const { engine, metadata, now, signal, terminal } = context;
  const judged = metadata.properties.filter(({ id }) => options.properties === "all" || options.properties.includes(id));
  const scopes = new Set(judged.map(({ scope }) => scope)).size;
  const view = progressView(context, options.variants.length * scopes);
  const start = now();
  const part = options.shard === undefined ? "" : `, part ${showShard(options.shard)}`;
  terminal.err(`Seed ${options.seed}, profile ${options.profile}, ${counted(options.runs, "run")} of each scope${part}.\n`);
  const ended = (found: Verification): Verification => {
    view.end();
    terminal.err(`${found.interrupted ? "Ended early after" : "Done in"} ${duration(now() - start)}.\n`);
    return found;
  };
  const workers = Math.min(context.cores ?? 1, options.variants.length);
  if (workers > 1) {
    const found = await atOnce<string | null, Omit<VerifyOptions, "signal">, Progress, Verification>({
      worker: "verify-worker", tasks: options.variants, common: options, workers, signal,
      hear: (_, told) => {
        if ("progress" in told) view.show(told.progress);
      },
    });
    return ended({ subjects: found.flatMap(({ subjects }) => subjects), interrupted: found.length < options.variants.length || found.some(({ interrupted }) => interrupted) });
  }
  const run = engine.verify({ ...options, signal });
  for (;;) {
    const next = await run.next();
    if (next.done === true) return ended(next.value);
    view.show(next.value);
    // The engine keeps the processor to itself; without a pause Ctrl-C would never be heard.
    await new Promise<void>((resume) => setImmediate(resume));
  }
}
