import { describe, expect, test } from "vitest";
import { foldRows } from "../../src/report/fold-rows.ts";
import type { LadderRow } from "../../src/trace/ladder-row.ts";

const rows = (count: number): readonly LadderRow[] =>
  Array.from({ length: count }, (_, step) => ({ step, action: `step ${step}`, at: step, left: "", right: "", segments: [], signals: [], rules: [], changes: [] }));

describe("rows of a run", () => {
  test("a short run is shown whole", () => {
    expect(foldRows(rows(51), undefined)).toEqual(rows(51));
  });

  test("a long run by its beginning and its end", () => {
    const shown = foldRows(rows(1_500), undefined).map(({ action }) => action);
    expect(shown).toHaveLength(51);
    expect(shown[40]).toBe("1,450 more steps like these");
    expect(shown.at(-1)).toBe("step 1499");
  });

  test("of what comes after the broken step, two rows are shown", () => {
    expect(foldRows(rows(30), 10).at(-1)?.step).toBe(12);
    expect(foldRows(rows(1_500), 100).at(-1)?.step).toBe(102);
    expect(foldRows(rows(30), 29)).toHaveLength(30);
  });
});
