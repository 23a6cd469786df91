import { describe, expect, test } from "vitest";
import type { Model } from "../../../src/model/model.ts";
import { equal } from "../../../src/engines/exhaustive/equal.ts";
import { explore } from "../../../src/engines/exhaustive/explore.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import { Interner } from "../../../src/engines/exhaustive/interner.ts";
import { ModelSpace } from "../../../src/engines/exhaustive/model-space.ts";
import { StateTable } from "../../../src/engines/exhaustive/state-table.ts";
import { broken, OK, stateless } from "../../../src/properties/property.ts";
import { instanceOf, searchAll } from "./kit.ts";

interface Counted { readonly after: number }

/** From n to n+1 and to 2n, below a hundred. */
const DOUBLING: Model<number, "add" | "double", Counted> = {
  initial: [1],
  enabled: () => ["add", "double"],
  step: (n, action) => {
    const after = action === "add" ? n + 1 : n * 2;
    return after < 100 ? { after } : undefined;
  },
};
const neverFifty = stateless<Counted>({
  id: "never-fifty", title: "", claim: "", clause: "", kind: "always", scope: "isn",
  when: ({ after }) => after > 40,
  then: ({ after }) => (after === 50 ? broken("it is fifty", "after") : OK),
});
const doubling = () => new ModelSpace(DOUBLING, { judged: (step) => [step], properties: [neverFifty] });

describe("a search", () => {
  test("finds every state once, level by level", () => {
    const { states, transitions, stopped, frontier } = searchAll(doubling());
    // From 1 the double is the successor; each n below 99 has one more, each below 50 two.
    expect({ states, transitions, stopped, frontier }).toEqual({ states: 99, transitions: 98 + 49, stopped: undefined, frontier: 0 });
  });

  test("finds a shortest way to what breaks a property: 1 2 3 6 12 24 25 50", () => {
    const space = doubling();
    const { table } = searchAll(space);
    const found = space.tally.broken[0];
    expect(found?.because).toBe("it is fifty");
    expect(table.path(found?.state ?? 0).actions.length).toBe(6);
    expect(space.action(found?.action ?? 0)).toBe("double");
  });

  test.each([
    [{ states: 10 }, "states"],
    [{ memory: 1_000 }, "memory"],
    [{ depth: 3 }, "depth"],
  ] as const)("ends at the limit %o and says so", (limits, why) => {
    const { stopped, frontier, states } = searchAll(doubling(), limits);
    expect(stopped).toBe(why);
    expect(frontier).toBeGreaterThan(0);
    expect(states).toBeLessThan(99);
  });

  test("counts all that it remembers as memory, not only its states", () => {
    const { memory, table, states } = searchAll(instanceOf("text-small").open(subjectOf("rfc9293", null), () => true).space);
    expect(states).toBeGreaterThan(1_000);
    expect(memory).toBeGreaterThan(2 * table.octets);
    const less = searchAll(instanceOf("text-small").open(subjectOf("rfc9293", null), () => true).space, { memory: memory / 2 });
    expect(less.stopped).toBe("memory");
    expect(less.states).toBeGreaterThan(100);
    expect(less.memory).toBeLessThan(memory);
  });

  test("that is interrupted ends inconclusive, with everything found so far", () => {
    const run = explore(instanceOf("text-small"), { variant: "two-way-accept", properties: "all", signal: AbortSignal.abort() });
    run.next();
    const { value, done } = run.next();
    expect(done).toBe(true);
    expect(value).toMatchObject({ stopped: "interrupted", states: 1 });
  });

  test("stopped after a violation still tells it; what holds so far is inconclusive", () => {
    const run = explore(instanceOf("connection-small"), { variant: "two-way-accept", properties: ["no-two-way-acceptance", "no-storm"], limits: { states: 300 } });
    let next = run.next();
    while (next.done !== true) next = run.next();
    expect(next.value.properties.map(({ id, verdict }) => [id, verdict])).toEqual([["no-storm", "inconclusive"], ["no-two-way-acceptance", "violated"]]);
  });
});

describe("a state table", () => {
  test("knows a state by all its words, through growth", () => {
    const table = new StateTable(3);
    const words = (i: number) => Int32Array.of(i % 7, i, -i);
    for (let i = 0; i < 20_000; i++) expect(table.add(words(i), i - 1, i)).toBe(true);
    for (let i = 0; i < 20_000; i++) expect(table.add(words(i), 0, 0)).toBe(false);
    expect(table.size).toBe(20_000);
    expect(table.path(3)).toEqual({ from: 0, actions: [1, 2, 3] });
  });
});

describe("equal means equal", () => {
  const PAIRS: readonly (readonly [unknown, unknown, boolean])[] = [
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: undefined }, {}, false],
    [[undefined], [null], false],
    [{ a: Infinity }, { a: null }, false],
    ["1", 1, false],
    [[1, 2], [1, 2], true],
    [[1, [2]], [1, 2], false],
    [["a,", "b"], ["a", ",b"], false],
    [{ a: { b: 1, c: {} } }, { a: { c: {}, b: 1 } }, true],
    [-0, 0, true],
  ];
  test.each(PAIRS)("%o and %o: %s", (a, b, same) => {
    const interner = new Interner<unknown>();
    expect([equal(a, b), interner.id(a) === interner.id(b)]).toEqual([same, same]);
  });

  test("what is not plain data is refused", () => {
    expect(() => new Interner<unknown>().id(new Map())).toThrow("plain objects");
    expect(() => new Interner<unknown>().id(() => 0)).toThrow("function");
    expect(() => new Interner<unknown>().id({ "a,b": 0 })).toThrow("comma");
  });
});
