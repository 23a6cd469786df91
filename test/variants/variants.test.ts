import { beforeAll, describe, expect, test } from "vitest";
import { FAULTS } from "../../src/model/faults.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { verify, type PropertyResult } from "../../src/engines/verify.ts";
import { VARIANT_IDS, VARIANTS } from "../../src/variants/index.ts";
import { JUDGES_OF_EVERYTHING } from "../../src/variants/variant.ts";

/** Enough for every variant to be found in; a TIME-WAIT that is too short shows only after two losses in a row. */
const RUNS = 100;
const MORE_RUNS: Readonly<Record<string, number>> = { "time-wait-of-one-round-trip": 300, "cookie-completes-on-reset": 300 };
/** The longest that a counterexample has to stay after shrinking: opening, closing and twice a lost segment take 14 actions. */
const HANDFUL = 16;

test("every fault of the model has a variant", () => {
  const planted = Object.values(VARIANTS).flatMap(({ change }) => ("fault" in change ? [change.fault] : []));
  expect(planted.toSorted()).toEqual([...FAULTS].toSorted());
});

test("variants name properties that exist", () => {
  const known = new Set(ALL_PROPERTIES.map(({ id }) => id));
  const named = Object.values(VARIANTS).flatMap(({ caughtBy, alsoBreaks }) => [...caughtBy, ...(alsoBreaks ?? [])]);
  expect([...named, ...JUDGES_OF_EVERYTHING].filter((id) => !known.has(id))).toEqual([]);
});

describe.each(VARIANT_IDS)("%s", (id) => {
  const variant = VARIANTS[id];
  let violated: readonly PropertyResult[] = [];

  beforeAll(async () => {
    const generator = verify({ profile: "rfc9293", variants: [id], properties: "all", runs: MORE_RUNS[id] ?? RUNS, seed: 20261122 });
    let next = await generator.next();
    while (next.done !== true) next = await generator.next();
    violated = next.value.subjects.flatMap(({ properties }) => properties.filter(({ verdict }) => verdict === "violated"));
  }, 120_000);

  test("is found by the properties that it names", () => {
    expect(variant?.caughtBy.filter((property) => !violated.some((one) => one.id === property))).toEqual([]);
  });

  test("and by none that has nothing to do with it", () => {
    const related = new Set([...(variant?.caughtBy ?? []), ...(variant?.alsoBreaks ?? []), ...JUDGES_OF_EVERYTHING]);
    expect(violated.filter((one) => !related.has(one.id)).map((one) => `${one.id}: ${one.counterexample?.because}`)).toEqual([]);
  });

  test("and shrinks to a handful of steps", () => {
    const lengths = violated.flatMap(({ id: property, counterexample }) => {
      const trace = counterexample?.trace;
      return trace === undefined ? [] : [{ property, length: trace.scope === "isn" ? trace.openings.length : trace.actions.length }];
    });
    expect(lengths.filter(({ length }) => length > HANDFUL)).toEqual([]);
  });
});
