/** A series of openings as rows: what was opened when, and with which initial sequence number. */
import type { IsnStep } from "../model/isn-series.ts";
import type { LadderRow } from "./ladder-row.ts";

/** @param steps of one run, from its first step. */
export const isnRows = (steps: readonly IsnStep[]): readonly LadderRow[] => {
  let at = 0;
  return steps.map(({ opening, isn }, i): LadderRow => {
    at += opening.after;
    return {
      step: i,
      action: `the host opens a connection to socket ${opening.remote}`,
      at,
      left: `ISN ${isn}`,
      right: `socket ${opening.remote}`,
      segments: [{ id: i, name: `SYN ${isn}`, text: `<SEQ=${isn}><CTL=SYN>`, from: "left", fate: "departs", origin: "end", stale: false }],
      signals: [],
      rules: [],
      changes: [],
    };
  });
};
