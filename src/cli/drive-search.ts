/** Runs an exhaustive search to its end, or to Ctrl-C, and says how far it has got. */
import type { MatrixProgress } from "../engines/matrix/kill-matrix.ts";
import { counted, grouped } from "../report/summary.ts";
import type { Context } from "./context.ts";
import { duration, lineProgress } from "./progress.ts";

export async function driveSearch<Result>(run: Generator<MatrixProgress, Result>, context: Context): Promise<Result> {
  const { terminal, now } = context;
  const view = lineProgress(context);
  const start = now();
  for (;;) {
    const next = run.next();
    if (next.done === true) {
      view.end();
      terminal.err(`Done in ${duration(now() - start)}.\n`);
      return next.value;
    }
    const { variant, instance, done, total, states } = next.value;
    view.show(`${grouped(done)} of ${grouped(total)}: ${variant}, ${instance}, ${counted(states, "state")}`);
    // Without a pause Ctrl-C would never be heard.
    await new Promise<void>((resume) => setImmediate(resume));
  }
}
