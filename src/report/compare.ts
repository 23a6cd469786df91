/** Where two plays of one schedule part. */
import type { LadderRow } from "../trace/ladder-row.ts";

/** What a row shows; segment ids are each play's own affair. */
export const shownInRow = (row: LadderRow | undefined): string =>
  row === undefined
    ? "nothing"
    : JSON.stringify([
        row.left,
        row.right,
        row.segments.map(({ name, text, from, fate }) => [name, text, from, fate]),
        row.signals.map(({ side, text }) => [side, text]),
      ]);

/** The first step at which the two do not show the same; null when they never part. */
export function firstDivergence(left: readonly LadderRow[], right: readonly LadderRow[]): number | null {
  const at = (rows: readonly LadderRow[], step: number): LadderRow | undefined => rows.find((row) => row.step === step);
  const steps = [...new Set([...left, ...right].map((row) => row.step))].sort((a, b) => a - b);
  return steps.find((step) => shownInRow(at(left, step)) !== shownInRow(at(right, step))) ?? null;
}
