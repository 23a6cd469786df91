import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ENDPOINT_INSTANCES, RECIPE_ACTIONS } from "../../../src/engines/instances/endpoint.ts";
import { INSTANCES, sizeOf } from "../../../src/engines/instances/index.ts";
import { boundedListener, LISTENER_INSTANCES } from "../../../src/engines/instances/listener.ts";
import { overview } from "../../../src/engines/matrix/overview.ts";
import { UNREACHED } from "../../../src/engines/matrix/unreached.ts";
import type { InstanceSummary } from "../../../src/trace/exhaustive.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import { STATES } from "../../../src/model/tcb.ts";
import { listenerSetup } from "../../../src/properties/arbitraries/schedule-type.ts";
import { RECIPES } from "../../../src/properties/arbitraries/recipes.ts";
import { LISTENER_PROPERTIES } from "../../../src/properties/listener/index.ts";
import { replay } from "../../../src/engines/replay.ts";
import { explorePlainly } from "../../kit/plain-explorer.ts";
import { toEnd } from "../../../src/engines/to-end.ts";
import { exploreAll, instanceOf } from "./kit.ts";

/** Every small instance on the correct model, all properties judged. */
const OVERVIEW = toEnd(overview());
const correct = (id: string): InstanceSummary => OVERVIEW.instances.find((one) => one.id === id) ?? expect.fail(`${id} is not small`);

describe("instances", () => {
  test("each has an id of its own that ends with its size, and says why it is bounded as it is", () => {
    const ids = INSTANCES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(INSTANCES.map(sizeOf).filter((size) => size === "small").length).toBeGreaterThan(4);
    expect(INSTANCES.flatMap(({ bounds }) => bounds).filter(({ why }) => why.length < 10)).toEqual([]);
  });

  test("every property holds in every small instance, or has nothing to say there, or was cut off", () => {
    const wrong = OVERVIEW.instances.flatMap(({ id, stopped, properties }) => [
      ...(stopped === undefined || stopped === "depth" ? [] : [`${id} ${stopped}`]),
      ...properties.filter(({ verdict }) => verdict === "violated").map((one) => `${id} ${one.id}`),
    ]);
    expect(wrong).toEqual([]);
  });

  test("no property is vacuous: each has something to say in a small instance, and its witness replays", () => {
    expect(OVERVIEW.vacuity.filter(({ steps, witness }) => steps === 0 || witness === undefined).map(({ property }) => property)).toEqual([]);
    expect(OVERVIEW.vacuity.flatMap(({ property, witness }) => (witness === undefined || replay(witness.trace).skipped.length > 0 ? [property] : []))).toEqual([]);
  });

  test("every rule and every edge of the diagram is reached, or is on the list with its reason; what is on the list is not reached", () => {
    const entries = [...OVERVIEW.rules, ...OVERVIEW.edges];
    expect(entries.filter(({ times, unreached }) => times === 0 && unreached === undefined).map(({ id }) => id)).toEqual([]);
    expect(entries.filter(({ id, times }) => times > 0 && id in UNREACHED).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(UNREACHED).filter((id) => !entries.some((one) => one.id === id))).toEqual([]);
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

/**
 * Whoever changes the model, a property or an instance on purpose writes date and reason into the head of states.txt, and runs
 * `PIN=write npx vitest run test/engines/exhaustive/instances.test.ts`.
 */
test("the small instances have the states that they had when test/pins/states.txt was last reviewed, the memories of all properties among them", () => {
  const file = new URL("../../pins/states.txt", import.meta.url);
  const [head = "", ...pinned] = readFileSync(file, "utf8").trimEnd().split("\n\n");
  const lines = OVERVIEW.instances.map(({ id, states, generated, depth, cut, ends }) =>
    [states, generated, depth, cut, ends.desired, ends.acceptable, ends.forbidden, ends.stuck].map((n) => String(n).padStart(7)).join("") + `  ${id}`);
  if (process.env["PIN"] === "write") writeFileSync(file, `${head}\n\n${lines.join("\n")}\n`);
  else expect(lines).toEqual(pinned.join("\n\n").split("\n"));
});

describe("the plain explorer agrees on", () => {
  test.each(LISTENER_INSTANCES.filter((instance) => sizeOf(instance) === "small").map((instance) => [instance.id, instance] as const))("%s", (_, instance) => {
    const { claimed, profile } = subjectOf("rfc9293", null);
    const model = boundedListener(listenerSetup({ settings: instance.settings, isn: 0 }, claimed, profile), instance.limits);
    const plain = explorePlainly(model, ({ step }) => step, LISTENER_PROPERTIES, { depth: instance.depth });
    const { states, generated, depth, properties } = correct(instance.id);
    expect({ states, generated, depth }).toEqual({ states: plain.states, generated: plain.generated, depth: plain.depth });
    expect(Object.fromEntries(properties.filter((one) => one.steps > 0).map((one) => [one.id, one.steps]))).toEqual(plain.exercised);
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
    const { edges } = exploreAll(instance, { properties: [] });
    const reached = new Set(Object.keys(edges).flatMap((edge) => edge.split(" → ")));
    const near = new Set(recipes.filter(({ actions }) => actions.length <= instance.depth).map(({ state }) => state));
    expect([...near].filter((state) => state !== "CLOSED" && !reached.has(state))).toEqual([]);
    expect(STATES.filter((state) => reached.has(state)).length).toBeGreaterThan(8);
  });
});
