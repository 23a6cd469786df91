/** Runs an exhaustive search to its end, or to Ctrl-C, and says how far it has got. */
import type { MatrixProgress } from "../engines/matrix/kill-matrix.ts";
import { counted, grouped } from "../report/summary.ts";
import type { Context } from "./context.ts";
import { paced } from "./paced.ts";
import { duration } from "./progress.ts";

export async function driveSearch<Result>(run: Generator<MatrixProgress, Result>, context: Context): Promise<Result> {
  const { terminal, now } = context;
  const start = now();
  const words = ({ variant, instance, done, total, states }: MatrixProgress): string =>
    `${grouped(done)} of ${grouped(total)}: ${variant}, ${instance}, ${counted(states, "state")}`;
  const result = await paced(run, words, context);
  terminal.err(`Done in ${duration(now() - start)}.\n`);
  return result;
}
