/** Long runs shown by their beginning and their end: an exchange that never stops looks the same all the way. */
import type { LadderRow } from "../trace/ladder-row.ts";
import { grouped } from "./summary.ts";

const BEGINNING = 40;
const END = 10;
/** How much of what a broken step leads to is shown: enough to see it arrive. */
const AFTERMATH = 2;

/** Rows up to shortly after the step that broke a property (or all of them), the middle of a long run folded into one row. */
export const foldRows = (rows: readonly LadderRow[], failedAt: number | undefined): readonly LadderRow[] => {
  const brokenAt = failedAt === undefined ? -1 : rows.findLastIndex(({ step }) => step === failedAt);
  const shown = brokenAt === -1 ? rows : rows.slice(0, brokenAt + 1 + AFTERMATH);
  const before = shown[shown.length - END - 1];
  if (before === undefined || shown.length <= BEGINNING + END + 1) return shown;
  const folded: LadderRow = { ...before, action: `${grouped(shown.length - END - BEGINNING)} more steps like these`, segments: [], signals: [], rules: [], changes: [] };
  return [...shown.slice(0, BEGINNING), folded, ...shown.slice(-END)];
};
