import { expect, test } from "vitest";
import { killMatrix } from "../../../src/engines/matrix/kill-matrix.ts";
import { whyUnseen } from "../../../src/engines/matrix/unseen.ts";
import type { MatrixRow } from "../../../src/trace/exhaustive.ts";
import { familyOf, VARIANT_IDS, VARIANTS } from "../../../src/variants/index.ts";
import { JUDGES_OF_EVERYTHING } from "../../../src/variants/variant.ts";
import { toEnd } from "../../../src/engines/to-end.ts";

/** Rows in which every faulty endpoint is seen by what it names, but for what a search cannot see, and but for `blind`. */
const rowsWithout = (blind: string): readonly MatrixRow[] =>
  VARIANT_IDS.map((variant) => ({
    variant, family: familyOf(variant), searched: 1, instances: [], untouched: [], missing: [],
    kills: [...(VARIANTS[variant]?.caughtBy ?? []), ...JUDGES_OF_EVERYTHING]
      .filter((property) => property !== blind && whyUnseen(variant, property).reason === undefined)
      .map((property) => ({ property, instance: "connection-small", steps: 1, states: 1 })),
  }));
// The signal ends what would be searched besides the rows.
const idleIn = (rows: readonly MatrixRow[]) => toEnd(killMatrix({ variants: VARIANT_IDS, properties: "named", rows, signal: { aborted: true } })).idle;

test("no property catches nothing: each is named by a faulty endpoint that a search sees, or is on the list with the reason why none can", () => {
  expect(idleIn(rowsWithout(""))).toEqual([]);
});

test("one that catches nothing is told", () => {
  expect(idleIn(rowsWithout("half-open-is-bounded"))).toEqual(["half-open-is-bounded"]);
});
