/** The kill matrix, its rows on as many cores as there are. */
import type { MatrixOptions, RowProgress } from "../engines/matrix/kill-matrix.ts";
import type { KillMatrix, MatrixRow } from "../trace/exhaustive.ts";
import { counted, grouped } from "../report/summary.ts";
import type { Context } from "./context.ts";
import { lineProgress } from "./progress.ts";
import { driveSearch } from "./drive-search.ts";
import { atOnce } from "./threads.ts";

export async function driveMatrix(options: Omit<MatrixOptions, "rows" | "signal">, context: Context): Promise<KillMatrix> {
  const { exhaustive, signal } = context;
  const { variants, properties } = options;
  const workers = Math.min(context.cores ?? 1, variants.length);
  const rows = workers > 1 ? await rowsInThreads(variants, properties, workers, context) : [];
  return driveSearch(exhaustive.matrix({ ...options, rows, signal }), context);
}

async function rowsInThreads(variants: readonly string[], properties: MatrixOptions["properties"], workers: number, context: Context): Promise<readonly MatrixRow[]> {
  const view = lineProgress(context);
  let done = 0;
  const rows = await atOnce<string, Pick<MatrixOptions, "properties">, RowProgress, MatrixRow>({
    worker: "matrix-worker", tasks: variants, common: { properties }, workers, signal: context.signal,
    hear: (_, told) => {
      if ("result" in told) done++;
      else view.show(`${grouped(done)} of ${grouped(variants.length)}: ${told.progress.variant}, ${told.progress.instance}, ${counted(told.progress.states, "state")}`);
    },
  });
  view.end();
  return rows;
}
