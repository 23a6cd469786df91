import { describe, expect, test } from "vitest";
import { graphOf } from "../../../src/engines/exhaustive/liveness/graph.ts";
import { boundedConnection, byDirection, holdsFew, type BoundedWorld } from "../../../src/engines/instances/bounded-connection.ts";
import { CONNECTION_INSTANCES, connectionInstance } from "../../../src/engines/instances/connection.ts";
import { sizeOf } from "../../../src/engines/instances/index.ts";
import { connectionArena } from "../../../src/engines/arenas/connection.ts";
import { ModelSpace } from "../../../src/engines/exhaustive/model-space.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import { PLAIN_ISN, setupOf } from "../../../src/properties/arbitraries/schedule-type.ts";
import { explorePlainly } from "../../kit/plain-explorer.ts";
import { toEnd } from "../../../src/engines/to-end.ts";
import { exploreAll, searchAll } from "./kit.ts";
import { THOROUGH } from "../../kit/thorough.ts";

const NO_LOSS = CONNECTION_INSTANCES.filter(({ id }) => id === "connection-small").map(({ limits }) => connectionInstance("connection-tiny", "without a fault", { ...limits, losses: 0 }));
const DELAYED = NO_LOSS.map(({ limits }) => connectionInstance("connection-delayed", "one segment is overtaken by all others", { ...limits, delays: 1, inOrder: true }));
/** With the memories of every property; and with a fault that breaks some of them. */
const WITH_PROPERTIES = [...NO_LOSS.flatMap((instance) => [null, "no-time-wait"].map((variant) => [instance.id, variant, instance] as const)), ...DELAYED.map((instance) => [instance.id, null, instance] as const)];
/** The larger of them take seconds: CI has them all. */
const SMALL = CONNECTION_INSTANCES.filter((instance) => sizeOf(instance) === "small" && (THOROUGH || !["reboot-small", "lost-text-small", "text-small"].includes(instance.id)));

test.each([...NO_LOSS, ...SMALL.filter(({ id }) => id === "restart-small")].map((instance) => [instance.id, instance] as const))("%s: states that differ in nothing but which of two segments that pass each other was sent first are one", (_, { limits, start }) => {
  const worlds = (inOrder: boolean): readonly BoundedWorld[] =>
    toEnd(graphOf(boundedConnection(setupOf(subjectOf("rfc9293", null), start), { ...limits, inOrder }), { limit: 100_000, within: holdsFew(limits) })).worlds;
  const ordered = worlds(true);
  const merged = new Set(ordered.map(({ world, spent }) => JSON.stringify([{ ...world, network: byDirection(world.network) }, spent])));
  const directed = new Set(worlds(false).map(({ world, spent }) => JSON.stringify([world, spent])));
  expect(merged).toEqual(directed);
  expect(directed.size).toBeLessThan(ordered.length);
});

describe("the packed search and a plain one find the same", () => {
  test.each(SMALL.map((instance) => [instance.id, instance] as const))("states of %s", (_, instance) => {
    const model = boundedConnection(setupOf(subjectOf("rfc9293", null), instance.start), instance.limits);
    const plain = explorePlainly(model, () => undefined, [], { within: holdsFew(instance.limits), depth: instance.depth });
    const { states, generated, depth, cut } = exploreAll(instance, { properties: [] });
    expect({ states, generated, depth, cut }).toEqual({ states: plain.states, generated: plain.generated, depth: plain.depth, cut: plain.cut });
  });

  test.each(WITH_PROPERTIES)(
    "states, vacuity and shortest violations of %s with all properties, variant %s",
    (_, variant, instance) => {
      const model = boundedConnection(setupOf(subjectOf("rfc9293", variant), { isn: PLAIN_ISN }), instance.limits);
      const plain = explorePlainly(model, ({ step }) => step, connectionArena.properties, { within: holdsFew(instance.limits) });
      const { properties, states, generated, depth, cut } = exploreAll(instance, { variant });
      const exercised = Object.fromEntries(properties.filter((one) => one.exercised > 0).map((one) => [one.id, one.exercised]));
      const violatedAfter = Object.fromEntries(properties.flatMap(({ id, counterexample: found }) => (found === undefined ? [] : [[id, found.failedAt + 1]])));
      expect({ states, generated, depth, cut, exercised, violatedAfter }).toEqual(plain);
    },
  );

  test("and so does the search over whole worlds, to the last count", () => {
    const [instance] = NO_LOSS;
    if (instance === undefined) throw new Error("connection-small is gone");
    const model = boundedConnection(setupOf(subjectOf("rfc9293", null), { isn: PLAIN_ISN }), instance.limits);
    const space = new ModelSpace(model, { judged: ({ step }) => [step], properties: connectionArena.properties, within: holdsFew(instance.limits) });
    const { states } = searchAll(space);
    const packed = exploreAll(instance);
    expect(states).toBe(packed.states);
    expect(space.tally.exercised).toEqual(packed.properties.map(({ exercised }) => exercised));
  });
});
