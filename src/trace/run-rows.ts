/** A played run as rows of a ladder diagram, whatever its scope. */
import type { TraceRun } from "./exports/trace-run.ts";
import { isnRows } from "./isn-rows.ts";
import type { LadderRow } from "./ladder-row.ts";
import { ladderRows } from "./ladder-rows.ts";
import { listenerRows } from "./listener-ladder.ts";

/** One row for each step, in order. */
export const runRows = (run: TraceRun): readonly LadderRow[] => {
  switch (run.scope) {
    case "connection":
    case "endpoint":
      return ladderRows(run.steps);
    case "listener":
      return listenerRows(run.steps);
    case "isn":
      return isnRows(run.steps);
    default:
      return run satisfies never;
  }
};
