import { beforeAll, describe, expect, test } from "vitest";
import { FAULTS } from "../../src/model/faults.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { verify, type VerifyOptions } from "../../src/engines/verify.ts";
import type { PropertyResult } from "../../src/trace/results.ts";
import { VARIANT_IDS, VARIANTS } from "../../src/variants/index.ts";
import { JUDGES_OF_EVERYTHING } from "../../src/variants/variant.ts";
import { budget } from "../kit/thorough.ts";

/** A search ends with what it looks for; the rarest is a SYN,ACK of our ISS, about one run in a thousand. */
const PATIENCE = 1_000;
/** Runs in which nobody else may complain. */
const RUNS = budget(2, 5);
/** The longest that a counterexample has to stay after shrinking: opening, closing and twice a lost segment take 14 actions. */
const HANDFUL = 16;

const violations = async (options: Pick<VerifyOptions, "variants" | "properties" | "runs" | "scopes">): Promise<readonly PropertyResult[]> => {
  const generator = verify({ profile: "rfc9293", seed: 20261122, ...options });
  let next = await generator.next();
  while (next.done !== true) next = await generator.next();
  return next.value.subjects.flatMap(({ properties }) => properties.filter(({ verdict }) => verdict === "violated"));
};

test("every fault of the model has a variant", () => {
  const planted = Object.values(VARIANTS).flatMap(({ change }) => ("fault" in change ? [change.fault] : []));
  expect(planted.toSorted()).toEqual([...FAULTS].toSorted());
});

test("variants name properties that exist", () => {
  const known = new Set(ALL_PROPERTIES.map(({ id }) => id));
  const named = Object.values(VARIANTS).flatMap(({ caughtBy, alsoBreaks }) => [...caughtBy, ...(alsoBreaks ?? [])]);
  expect([...named, ...JUDGES_OF_EVERYTHING].filter((id) => !known.has(id))).toEqual([]);
});

const isOfOneEnd = (property: string): boolean => ALL_PROPERTIES.some(({ id, scope }) => id === property && scope === "endpoint");

describe.each(VARIANT_IDS)("%s", (id) => {
  const variant = VARIANTS[id];
  const caughtBy = variant?.caughtBy ?? [];
  // A run of one end alone is quickly found and shrunk.
  const wanted = budget(caughtBy.toSorted((a, b) => Number(isOfOneEnd(b)) - Number(isOfOneEnd(a))).slice(0, 1), caughtBy);
  let found: readonly PropertyResult[] = [];

  beforeAll(async () => {
    for (const { id: property, scope } of ALL_PROPERTIES.filter((one) => wanted.includes(one.id))) {
      // What one end does shows soonest by itself; some of it takes a network, through which time can pass.
      for (const scopes of scope === "endpoint" ? [[scope], ["connection"] as const] : [[scope]]) {
        if (found.some((one) => one.id === property)) continue;
        found = [...found, ...await violations({ variants: [id], properties: [property], runs: PATIENCE, scopes })];
      }
    }
  }, 120_000);

  test("is found by the properties that it names", () => {
    expect(wanted.filter((property) => !found.some((one) => one.id === property))).toEqual([]);
  });

  test("and by none that has nothing to do with it", async () => {
    const related = new Set([...caughtBy, ...(variant?.alsoBreaks ?? []), ...JUDGES_OF_EVERYTHING]);
    const others = ALL_PROPERTIES.map((one) => one.id).filter((property) => !related.has(property));
    const wrong = await violations({ variants: [id], properties: others, runs: RUNS });
    expect(wrong.map((one) => `${one.id}: ${one.counterexample?.because}`)).toEqual([]);
  }, 60_000);

  test("and shrinks to a handful of steps", () => {
    const lengths = found.flatMap(({ id: property, counterexample }) => {
      const trace = counterexample?.trace;
      return trace === undefined ? [] : [{ property, length: trace.scope === "isn" ? trace.openings.length : trace.actions.length }];
    });
    expect(lengths.filter(({ length }) => length > HANDFUL)).toEqual([]);
  });
});
