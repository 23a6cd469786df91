import { describe, expect, test } from "vitest";
import { connectionSpace } from "../../../src/engines/exhaustive/connection/connection-space.ts";
import { equal } from "../../../src/engines/exhaustive/equal.ts";
import { boundedConnection, byDirection, type BoundedWorld } from "../../../src/engines/instances/bounded-connection.ts";
import { CONNECTION_INSTANCES, connectionInstance, type ConnectionInstance } from "../../../src/engines/instances/connection.ts";
import { FAR_ISN, isSymmetric, mirrored, placesInMirror } from "../../../src/engines/instances/mirrored.ts";
import { Judge } from "../../../src/engines/judge.ts";
import { CONNECTION_JUDGES } from "../../../src/engines/judges.ts";
import { playTrace } from "../../../src/engines/play-trace.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import type { Action, EndpointStep, Side, World, WorldStep } from "../../../src/model/world-types.ts";
import { setupOf } from "../../../src/properties/arbitraries/schedule-type.ts";
import { broken, property, stateless, type Property } from "../../../src/properties/property.ts";
import { TRACE_SCHEMA, type Trace } from "../../../src/trace/trace.ts";
import { exploreAll, instanceOf, searchAll } from "./kit.ts";
import { THOROUGH } from "../../kit/thorough.ts";

const connection = (id: string): ConnectionInstance => CONNECTION_INSTANCES.find((one) => one.id === id) ?? expect.fail(`no instance is called ${id}`);
const OTHER: Readonly<Record<Side, Side>> = { A: "B", B: "A" };
const otherSide = (action: Action): Action => ("side" in action ? { ...action, side: OTHER[action.side] } : action);

/** Nothing in TCP knows which end is called A: what B does in A's place has the same states, steps and ends. */
test.each(["connection-small", "restart-small", "window-small", "simultaneous-small"])("%s seen in a mirror has the same counts", (id) => {
  const { limits, start, depth } = connection(id);
  const allowed = limits.allowed.map(({ action, times }) => ({ action: otherSide(action), times }));
  const other = connectionInstance(`${id}-mirrored`, "mirrored", { ...limits, allowed }, { ...(start.set === undefined ? {} : { set: start.set }), depth });
  const counts = ({ states, generated, depth, cut, ends }: ReturnType<typeof exploreAll>) => ({ states, generated, depth, cut, ends });
  expect(counts(exploreAll(other, { properties: [] }))).toEqual(counts(exploreAll(instanceOf(id), { properties: [], symmetry: false })));
});

test("an instance is symmetric when both ends may do the same, and as often, and no text is sent", () => {
  expect(CONNECTION_INSTANCES.filter(({ limits }) => isSymmetric(limits)).map(({ id }) => id)).toEqual(["simultaneous-small", "simultaneous-medium", "simultaneous-large"]);
});

describe("the mirror", () => {
  const { limits } = connection("simultaneous-small");
  const model = boundedConnection(setupOf(subjectOf("rfc9293", null), { isn: FAR_ISN }), limits);
  const places = placesInMirror(limits);
  const ofWorld = (world: World): World => {
    const image = mirrored(world);
    return { ...image, network: byDirection(image.network) };
  };
  const ofState = ({ world, spent }: BoundedWorld): BoundedWorld => ({ world: ofWorld(world), spent: places.map((place) => spent[place] ?? 0) });
  const unclaimed = (end: EndpointStep) => ({ ...end, claimed: undefined });
  /** What happens at one moment in the order of the sides, and without the claims, which are everybody's. */
  const told = (step: WorldStep) => ({ ...step, claimed: undefined, ends: step.ends.map(unclaimed).toSorted((a, b) => (a.side < b.side ? -1 : 1)), sent: byDirection(step.sent) });
  const ofStep = (step: WorldStep) => {
    const image = mirrored(told(step));
    return { ...image, before: ofWorld(step.before), after: ofWorld(step.after), ends: image.ends.toReversed(), sent: byDirection(image.sent) };
  };
  const { properties } = CONNECTION_JUDGES;
  interface Judged { readonly state: BoundedWorld; readonly memories: readonly unknown[]; readonly depth: number }
  /** All of it takes half a minute. */
  const DEEPEST = THOROUGH ? Infinity : 6;
  const judge = (step: WorldStep, memories: readonly unknown[]) => properties.map(({ when, then, remember }, i) => {
    const applies = when(step, memories[i]);
    return { applies, holds: !applies || then(step, memories[i]).ok, next: remember(step, memories[i]) };
  });

  test("in every state, or the nearest of them, what happens in the mirror, and what properties say and remember of it, is what happens, seen in the mirror", () => {
    const seen = new Set<string>();
    const left: Judged[] = model.initial.map((state) => ({ state, memories: properties.map(({ start }) => start), depth: 0 }));
    for (const { state, memories, depth } of left) {
      if (depth === DEEPEST) break;
      const image = ofState(state);
      const imageMemories = memories.map(mirrored);
      if (!equal(ofState(image), state)) expect(ofState(image)).toEqual(state);
      for (const action of model.enabled(state)) {
        const here = model.step(state, action);
        const there = model.step(image, mirroredAction(action));
        if (here === undefined || there === undefined) {
          expect(there).toBe(here);
          continue;
        }
        if (!equal(told(there.step), ofStep(here.step))) expect(told(there.step)).toEqual(ofStep(here.step));
        const judged = judge(here.step, memories);
        const expected = judged.map(({ next, ...verdict }) => ({ ...verdict, next: mirrored(next) }));
        const found = judge(there.step, imageMemories);
        if (!equal(found, expected)) expect(found).toEqual(expected);
        const after = { state: here.after, memories: judged.map(({ next }) => next), depth: depth + 1 };
        const key = JSON.stringify([after.state, after.memories]);
        if (!seen.has(key)) left.push(after);
        seen.add(key);
      }
    }
    expect(seen.size).toBeGreaterThan(THOROUGH ? 4_000 : 100);
  });

  /** The very object that the instance allows, which is how a model knows what it costs. */
  const mirroredAction = (action: Action): Action => {
    const image = mirrored(action);
    return limits.allowed.find((one) => JSON.stringify(one.action) === JSON.stringify(image))?.action ?? image;
  };
});

describe("one of each two mirror images", () => {
  const ids = THOROUGH ? ["simultaneous-small", "simultaneous-medium"] : ["simultaneous-small"];

  test.each(ids)("%s: the half that is looked at tells of the whole, of every state, step, rule and property, and each witness is as short", (id) => {
    const [whole, half] = [false, true].map((symmetry) => exploreAll(instanceOf(id), { symmetry }));
    if (whole === undefined || half === undefined) throw new Error("two were asked for");
    const told = (one: typeof whole) =>
      ({ ...one, memory: 0, lookedAt: 0, properties: one.properties.map(({ witness, ...property }) => ({ ...property, witness: witness !== undefined && "actions" in witness ? witness.actions.length : 0 })) });
    expect(told(half)).toEqual(told(whole));
    expect(half.lookedAt).toBeLessThan(0.51 * half.states);
    expect(whole.lookedAt).toBeUndefined();
    const silent = half.properties.filter(({ id: name, witness }) => witness !== undefined && countOf(CONNECTION_JUDGES.properties.filter((one) => one.id === name), witness) === 0);
    expect(silent).toEqual([]);
  });

  /** How often a property has something to say of a run of which every action is possible. */
  const countOf = (properties: readonly Property<WorldStep>[], trace: Trace): number => {
    const { run } = playTrace(trace);
    if (run.scope !== "connection" || trace.scope !== "connection" || run.steps.length !== trace.actions.length) return 0;
    const judge = new Judge(properties);
    for (const step of run.steps) judge.see(step);
    return judge.counts[0] ?? 0;
  };

  const FACTS = { title: "", claim: "", clause: "", kind: "always", scope: "connection" } as const;
  const both = (world: World, state: string): boolean => world.A.tcb.state === state && world.B.tcb.state === state;
  const closing = stateless<WorldStep>({ ...FACTS, id: "never-closing", when: () => true, then: ({ after }) => (both(after, "CLOSING") ? broken("both are") : { ok: true }) });
  /** It takes a memory to tell. */
  const twice = property<WorldStep, Readonly<Record<Side, boolean>>>({
    ...FACTS, id: "never-twice", start: { A: false, B: false },
    when: () => true,
    then: ({ after }, memory) => (memory.A && memory.B && both(after, "CLOSED") ? broken("both have been") : { ok: true }),
    remember: ({ after }, { A, B }) => ({ A: A || after.A.tcb.state === "TIME-WAIT", B: B || after.B.tcb.state === "TIME-WAIT" }),
  });

  test.each([[closing], [twice]] as const)("a shortest run to what is wrong is as short, and is a run without a mirror", (wrong: Property<WorldStep>) => {
    const setup = setupOf(subjectOf("rfc9293", null), { isn: FAR_ISN });
    const { limits } = connection("simultaneous-small");
    const [whole, half] = [false, true].map((once) => {
      const { space } = connectionSpace(setup, limits, { connection: [wrong], endpoint: [] }, { once });
      const { table } = searchAll(space);
      const [found] = space.tally.broken;
      if (found === undefined) throw new Error(`${wrong.id} is not broken`);
      return space.run([...table.path(found.state).actions, found.action]);
    });
    if (whole === undefined || half === undefined) throw new Error("two were asked for");
    expect(half.length).toBe(whole.length);
    const { run } = playTrace({ schema: TRACE_SCHEMA, profile: "rfc9293", scope: "connection", isn: FAR_ISN, actions: half });
    const judge = new Judge([wrong]);
    const violations = run.scope === "connection" ? run.steps.map((step) => judge.see(step).length) : [];
    expect(violations).toEqual([...half.slice(1).map(() => 0), 1]);
  });
});
