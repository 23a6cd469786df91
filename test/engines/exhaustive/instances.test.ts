import { describe, expect, test } from "vitest";
import { ENDPOINT_INSTANCES, RECIPE_ACTIONS } from "../../../src/engines/instances/endpoint.ts";
import { INSTANCES, sizeOf } from "../../../src/engines/instances/index.ts";
import { boundedListener, LISTENER_INSTANCES } from "../../../src/engines/instances/listener.ts";
import type { Exploration } from "../../../src/engines/exhaustive/explore.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import { STATES } from "../../../src/model/tcb.ts";
import { listenerSetup } from "../../../src/properties/arbitraries/schedule-type.ts";
import { RECIPES } from "../../../src/properties/arbitraries/recipes.ts";
import { LISTENER_PROPERTIES } from "../../../src/properties/listener/index.ts";
import { replay } from "../../../src/engines/replay.ts";
import { explorePlainly } from "../../kit/plain-explorer.ts";
import { exploreAll, instanceOf } from "./kit.ts";

/** On the correct model, all properties judged: more than one test looks at it. */
const explored = new Map<string, Exploration>();
const correct = (id: string): Exploration => {
  const known = explored.get(id) ?? exploreAll(instanceOf(id));
  explored.set(id, known);
  return known;
};

describe("instances", () => {
  test("each has an id of its own that ends with its size, and says why it is bounded as it is", () => {
    const ids = INSTANCES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(INSTANCES.map(sizeOf).filter((size) => size === "small").length).toBeGreaterThan(4);
    expect(INSTANCES.flatMap(({ bounds }) => bounds).filter(({ why }) => why.length < 10)).toEqual([]);
  });

  test.each(["listener-small", "endpoint-small"])("%s holds on the correct model, and its witnesses replay", (id) => {
    const { properties, stopped } = correct(id);
    expect(stopped).toBeUndefined();
    expect(properties.filter(({ verdict }) => verdict !== "holds" && verdict !== "not-exercised").map((one) => one.id)).toEqual([]);
    const witnesses = properties.flatMap(({ witness }) => (witness === undefined ? [] : [witness]));
    expect(witnesses.length).toBeGreaterThan(5);
    expect(witnesses.filter((trace) => replay(trace).skipped.length > 0)).toEqual([]);
  });

  test.each([["listener-small", "unbounded-half-open", "half-open-is-bounded"], ["endpoint-small", "two-way-accept", "no-two-way-acceptance"]] as const)(
    "%s: %s is caught by %s, with a trace that replays", (id, variant, property) => {
      const { properties } = exploreAll(instanceOf(id), { variant, properties: [property] });
      const found = properties[0]?.counterexample;
      if (found === undefined) throw new Error(`${variant} is not caught`);
      expect(replay(found.trace).verdicts.find((one) => one.property === property)?.failedAt).toBe(found.failedAt);
    },
  );
});

describe("the plain explorer agrees on", () => {
  test.each(LISTENER_INSTANCES.filter((instance) => sizeOf(instance) === "small").map((instance) => [instance.id, instance] as const))("%s", (_, instance) => {
    const { claimed, profile } = subjectOf("rfc9293", null);
    const model = boundedListener(listenerSetup({ settings: instance.settings, isn: 0 }, claimed, profile), instance.limits);
    const plain = explorePlainly(model, ({ step }) => step, LISTENER_PROPERTIES, { depth: instance.depth });
    const { states, generated, depth, properties } = correct(instance.id);
    expect({ states, generated, depth }).toEqual({ states: plain.states, generated: plain.generated, depth: plain.depth });
    expect(Object.fromEntries(properties.filter((one) => one.exercised > 0).map((one) => [one.id, one.exercised]))).toEqual(plain.exercised);
  });
});

describe("one end alone", () => {
  const recipes = RECIPES.filter(({ needs }) => needs === undefined);

  test("the events of its instances lead along every recipe", () => {
    const known = new Set(RECIPE_ACTIONS.map((action) => JSON.stringify(action)));
    expect(recipes.filter(({ actions }) => actions.some((action) => !known.has(JSON.stringify(action))))).toEqual([]);
    expect(Math.max(...ENDPOINT_INSTANCES.map(({ depth }) => depth))).toBeGreaterThanOrEqual(6);
  });

  test("endpoint-small enters every state that a recipe of its depth leads to", () => {
    const instance = instanceOf("endpoint-small");
    const { edges } = correct(instance.id);
    const reached = new Set(Object.keys(edges).flatMap((edge) => edge.split(" → ")));
    const near = new Set(recipes.filter(({ actions }) => actions.length <= instance.depth).map(({ state }) => state));
    expect([...near].filter((state) => state !== "CLOSED" && !reached.has(state))).toEqual([]);
    expect(STATES.filter((state) => reached.has(state)).length).toBeGreaterThan(8);
  });
});
