import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Model } from "../../../src/model/model.ts";
import { equal } from "../../../src/engines/exhaustive/equal.ts";
import { explore } from "../../../src/engines/exhaustive/explore.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import { Interner } from "../../../src/engines/exhaustive/interner.ts";
import { ModelSpace } from "../../../src/engines/exhaustive/model-space.ts";
import { PairSet } from "../../../src/engines/exhaustive/pair-set.ts";
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
    const { memory, table, states } = searchAll(instanceOf("connection-small").open(subjectOf("rfc9293", null), () => true).space);
    expect(states).toBeGreaterThan(1_000);
    expect(memory).toBeGreaterThan(2 * table.octets);
    const less = searchAll(instanceOf("connection-small").open(subjectOf("rfc9293", null), () => true).space, { memory: memory / 2 });
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
  test("knows a state by both its numbers, through growth", () => {
    const table = new StateTable();
    const states = Array.from({ length: 20_000 }, (_, i) => i);
    expect(states.filter((i) => !table.add(i % 7, i, i - 1, i))).toEqual([]);
    expect(states.filter((i) => table.add(i % 7, i, 0, 0))).toEqual([]);
    expect(table.size).toBe(20_000);
    expect(table.path(3)).toEqual({ from: 0, actions: [1, 2, 3] });
    expect([table.row(12_345), table.column(12_345)]).toEqual([12_345 % 7, 12_345]);
    expect(() => table.path(30_000)).toThrow("no state has the number 30000");
  });
});

describe("a set of pairs agrees with a Set of strings", () => {
  // Dense rows become bitmaps, sparse ones do not, and a row can be dense only at its beginning.
  const pair = fc.tuple(fc.nat(3), fc.oneof(fc.nat(3_000), fc.nat(200_000), fc.nat(2 ** 31 - 1)));
  const run = fc.tuple(fc.nat(3), fc.nat(100_000), fc.integer({ min: 1, max: 6_000 }), fc.constantFrom(1, 3, 64, 700));
  test("whatever comes in what order", () => {
    const wrong: string[] = [];
    fc.assert(
      fc.property(fc.array(fc.oneof(pair, run), { maxLength: 30, size: "max" }), (parts) => {
        const set = new PairSet();
        const known = new Set<number>();
        const add = (row: number, column: number): void => {
          const pairNumber = row * 2 ** 31 + column;
          if (set.add(row, column) === known.has(pairNumber)) wrong.push(`${row},${column}`);
          known.add(pairNumber);
        };
        for (const [row, from, many = 1, apart = 1] of parts) for (let i = 0; i < many; i++) add(row, from + i * apart);
        for (const one of known) add(Math.floor(one / 2 ** 31), one % 2 ** 31);
        expect(wrong).toEqual([]);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test("a dense one takes less than an octet a pair, a sparse one no more than 64", () => {
    const [dense, sparse] = [new PairSet(), new PairSet()];
    for (let i = 0; i < 100_000; i++) {
      dense.add(i % 10, Math.floor(i / 10));
      sparse.add(i % 100, i * 1_000);
    }
    expect(dense.octets).toBeLessThan(100_000);
    expect(sparse.octets).toBeLessThan(6_400_000);
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
