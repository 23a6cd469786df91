/** Long runs shown by their beginning and their end: an exchange that never stops looks the same all the way. */
import type { LadderRow } from "../trace/ladder-row.ts";
import { grouped } from "./summary.ts";

const BEGINNING = 40;
const END = 10;

/** Rows up to just after the step that broke a property (or the last), with the middle of a long run folded into one row. */
export const foldRows = (rows: readonly LadderRow[], failedAt: number | undefined): readonly LadderRow[] => {
  const brokenAt = failedAt === undefined ? -1 : rows.findLastIndex(({ step }) => step === failedAt);
  const last = brokenAt === -1 ? rows.length : Math.min(rows.length, brokenAt + 1);
  const before = rows[last - END - 1];
  if (last <= BEGINNING + END + 1 || before === undefined) return rows.slice(0, Math.max(last, Math.min(rows.length, BEGINNING)));
  const folded: LadderRow = { ...before, action: `${grouped(last - END - BEGINNING)} more steps like these`, segments: [], signals: [], rules: [], changes: [] };
  return [...rows.slice(0, BEGINNING), folded, ...rows.slice(last - END, last)];
};
