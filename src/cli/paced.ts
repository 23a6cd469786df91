/** Drives work that yields where it has got to: that is shown, and between two steps of it Ctrl-C is heard. */
import { setImmediate } from "node:timers/promises";
import type { Context } from "./context.ts";
import { lineProgress } from "./progress.ts";

/** @param run is told with each step whether to end; one that watches the signal itself need not listen. */
export async function paced<Progress, Result>(
  run: Generator<Progress, Result, boolean | undefined>, words: (progress: Progress) => string, context: Pick<Context, "terminal" | "now" | "signal">,
): Promise<Result> {
  const view = lineProgress(context);
  let next = run.next();
  while (next.done !== true) {
    view.show(words(next.value));
    // Without a pause Ctrl-C would never be heard.
    await setImmediate();
    next = run.next(context.signal.aborted);
  }
  view.end();
  return next.value;
}
