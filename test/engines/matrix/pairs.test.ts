import { expect, test } from "vitest";
import { pairRow } from "../../../src/engines/matrix/pairs.ts";
import type { MatrixRow } from "../../../src/trace/exhaustive.ts";
import { familyOf } from "../../../src/variants/index.ts";
import { toEnd } from "../../../src/engines/to-end.ts";

const seen = (variant: string, property: string, instance: string): MatrixRow =>
  ({ variant, family: familyOf(variant), searched: 1, instances: [], untouched: [], missing: [], kills: [{ property, instance, steps: 1, states: 1 }] });

/** Two ends with timestamps are not searched: a world with a clock is never where it has been. */
test("of two faults one takes timestamps, and the other was seen at two ends: it is not looked for there, which is told", () => {
  const pair = [seen("paws-on-reset", "reset-acceptance", "boundaries-small"), seen("fin-not-retransmitted", "retransmits-until-acknowledged", "restart-small")] as const;
  expect(toEnd(pairRow(pair, 10, undefined)).hidden).toEqual([
    { property: "reset-acceptance", variant: "paws-on-reset" },
    { property: "retransmits-until-acknowledged", variant: "fin-not-retransmitted", reason: expect.stringContaining("takes timestamps") },
  ]);
});

test("what catches one of them catches both", () => {
  const pair = [seen("ack-of-isn", "acknowledges-isn-plus-one", "boundaries-small"), seen("two-way-accept", "no-two-way-acceptance", "boundaries-small")] as const;
  expect(toEnd(pairRow(pair, 20_000, undefined))).toMatchObject({ hidden: [], caught: true });
});
