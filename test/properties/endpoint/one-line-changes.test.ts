import { beforeAll, describe, expect, test } from "vitest";
import { BOUNDARY_SEGMENTS, CALLS, ELAPSES, SPECIAL_SEGMENTS, injected } from "../../../src/properties/arbitraries/boundaries.ts";
import { ENDPOINT_PROPERTIES } from "../../../src/properties/endpoint/index.ts";
import { DEVIATIONS } from "./deviations.ts";
import { PLAIN, complaints, eachFrom, reachAll } from "./kit.ts";

/** A third of the segments shows every deviation; boundaries.test.ts goes through them all. */
const ACTIONS = [...CALLS, ...ELAPSES, ...SPECIAL_SEGMENTS.map(injected), ...BOUNDARY_SEGMENTS.filter((_, i) => i % 3 === 0).map(injected)];

/** For each deviation, the properties that complain the first time that its own property does. One pass over all steps serves all. */
const caught = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  const left = new Set(DEVIATIONS);
  for (const from of reachAll("rfc9293", PLAIN)) {
    for (const { step } of eachFrom(from, ACTIONS)) {
      for (const deviation of left) {
        const change = deviation.deviate(step);
        if (change === undefined) continue;
        const by = complaints({ ...step, ...change }, from.memories, new Map()).map((text) => text.slice(0, text.indexOf(":")));
        if (!by.includes(deviation.caughtBy)) continue;
        found.set(deviation.name, by);
        left.delete(deviation);
      }
    }
    if (left.size === 0) break;
  }
  return found;
};

describe("an endpoint changed in one line", () => {
  let found: ReadonlyMap<string, readonly string[]> = new Map();
  beforeAll(() => {
    found = caught();
  });

  test.each(DEVIATIONS)("$name: caught by $caughtBy", ({ name, caughtBy }) => {
    expect(found.get(name) ?? []).toContain(caughtBy);
  });

  test("every endpoint property that can be broken in one step catches one of them", () => {
    const useful = new Set([...found.values()].flat());
    // These two need several steps: further-steps.test.ts exercises them, back-off-and-r2.test.ts breaks them.
    const later = new Set(["back-off", "gives-up-after-r2"]);
    expect(ENDPOINT_PROPERTIES.map(({ id }) => id).filter((id) => !useful.has(id) && !later.has(id))).toEqual([]);
  });
});
