import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playTrace } from "../../../src/engines/play-trace.ts";
import { itfText } from "../../../src/trace/exports/itf.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { ALL_SCOPES, ALONE, BUSY, HOSTILE, LISTENER, OPENINGS, TWO_WAY } from "../../kit/traces.ts";
import { randomRun } from "../random-run.ts";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** What is no expression, by the list in Apalache's ADR-015, each with its path. */
const misfits = (value: unknown, path: string): readonly string[] => {
  if (typeof value === "string" || typeof value === "boolean") return [];
  if (typeof value === "number") return Number.isSafeInteger(value) ? [] : [`${path}: not an integer`];
  if (Array.isArray(value)) return value.flatMap((item, i) => misfits(item, `${path}[${i}]`));
  if (!isRecord(value)) return [`${path}: null or the like`];
  const [key = "", ...others] = Object.keys(value);
  if (!key.startsWith("#")) return Object.entries(value).flatMap(([name, field]) => (name.startsWith("#") ? [`${path}: a field ${name}`] : misfits(field, `${path}.${name}`)));
  if (others.length > 0) return [`${path}: ${key} beside others`];
  const inner = value[key];
  switch (key) {
    case "#bigint":
      return typeof inner === "string" && /^-?[0-9]+$/.test(inner) ? [] : [`${path}: not a big integer`];
    case "#unserializable":
      return typeof inner === "string" ? [] : [`${path}: not a text`];
    case "#tup":
    case "#set":
      return Array.isArray(inner) ? misfits(inner, path) : [`${path}: not a list`];
    case "#map":
      return Array.isArray(inner) && inner.every((pair) => Array.isArray(pair) && pair.length === 2) ? misfits(inner, path) : [`${path}: not a list of pairs`];
    default:
      return [`${path}: ${key}`];
  }
};

const isNames = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((name) => typeof name === "string") && new Set(value).size === value.length;

interface Itf {
  readonly "#meta": Readonly<Record<string, unknown>>;
  readonly vars: readonly string[];
  readonly states: readonly Readonly<Record<string, unknown>>[];
}

/** What is wrong with the whole: the trace object and its states. The parameters are set in the first state, beside the variables. */
const problems = (trace: unknown): readonly string[] => {
  if (!isRecord(trace)) return ["no object"];
  const { "#meta": meta = {}, params = [], vars, states, loop, ...rest } = trace;
  if (!isNames(vars) || !isNames(params)) return ["vars or params: not a list of names"];
  if (!Array.isArray(states)) return ["states: not a list"];
  return [
    ...Object.keys(rest).map((key) => `a field ${key}`),
    ...(isRecord(meta) ? [] : ["#meta: not an object"]),
    ...(loop === undefined || (Number.isInteger(loop) && Number(loop) >= 0 && Number(loop) < states.length) ? [] : ["loop: no index of a state"]),
    ...states.flatMap((state: unknown, i) => {
      if (!isRecord(state)) return [`states[${i}]: not an object`];
      const { "#meta": own = {}, ...set } = state;
      const wanted = i === 0 ? [...vars, ...params] : vars;
      return [
        ...(isRecord(own) ? [] : [`states[${i}].#meta: not an object`]),
        ...(JSON.stringify(Object.keys(set).toSorted()) === JSON.stringify(wanted.toSorted()) ? [] : [`states[${i}] does not set just the variables`]),
        ...Object.entries(set).flatMap(([name, value]) => misfits(value, `states[${i}].${name}`)),
      ];
    }),
  ];
};

/** A trace with every kind of expression that the description lists. */
const EVERYTHING = {
  "#meta": { source: "MC.tla" }, params: ["N"], vars: ["x"], loop: 0,
  states: [
    { "#meta": { index: 0 }, N: 3, x: [true, "text", -9_007_199_254_740_991, { "#bigint": "-12345678901234567890" }, [], {}, { "#tup": [1, "a"] }, { "#set": [] }] },
    { x: { field: { "#map": [[{ "#tup": [1] }, { "#set": [2] }]] }, other: { "#unserializable": "Int" } } },
  ],
};

describe("the reading of the format's description", () => {
  test("allows all that it lists", () => {
    expect(problems(EVERYTHING)).toEqual([]);
    expect(problems({ vars: [], states: [] })).toEqual([]);
  });

  const value = (x: unknown) => ({ vars: ["x"], states: [{ x }] });
  test.each([
    null, [], {}, { vars: ["x"] }, { vars: "x", states: [] }, { vars: ["x", "x"], states: [] }, { vars: ["x"], states: [{}] }, { vars: ["x"], states: [{ x: 1, y: 2 }] },
    { ...EVERYTHING, loop: 2 }, { ...EVERYTHING, loop: 0.5 }, { ...EVERYTHING, params: [] }, { ...EVERYTHING, more: 1 }, { ...EVERYTHING, "#meta": [] }, { vars: [], states: [null] }, { vars: [], states: [{ "#meta": 1 }] },
    value(null), value(1.5), value(9_007_199_254_740_992), value({ "#bigint": 1 }), value({ "#bigint": "0x1" }), value({ "#bigint": "1", more: 1 }), value({ "#tup": {} }), value({ "#set": [null] }),
    value({ "#map": [[1]] }), value({ "#map": [[1, null]] }), value({ "#unserializable": 1 }), value({ "#new": 1 }), value({ a: 1, "#b": 2 }),
  ])("refuses what it does not: %j", (trace) => {
    expect(problems(trace)).not.toEqual([]);
  });
});

const itfOf = (trace: Trace): Itf => JSON.parse(itfText(playTrace(trace).run)) as Itf;

describe("ITF JSON", () => {
  test.each(ALL_SCOPES.map((trace) => [trace.scope, trace] as const))("is as the format's description asks, in the %s scope", (_, trace) => {
    const itf = itfOf(trace);
    expect(problems(itf)).toEqual([]);
    expect(itf.states.length).toBeGreaterThan(2);
  });

  test("is so for whatever happens in a run", () => {
    fc.assert(fc.property(randomRun, ({ steps }) => {
      expect(problems(JSON.parse(itfText({ scope: "connection", trace: BUSY, steps })))).toEqual([]);
    }), { numRuns: 60 });
  });

  test("has a state before the first step and one after each, with the action that led there and its choices", () => {
    const { states, vars } = itfOf(TWO_WAY);
    expect(vars).toEqual(["mbt::actionTaken", "mbt::nondetPicks", "A", "B", "network", "at"]);
    expect(states.map((state) => state["mbt::actionTaken"])).toEqual(["init", "open", "inject", "deliver", "deliver"]);
    expect(states[1]).toMatchObject({
      "#meta": { index: 1 },
      "mbt::nondetPicks": { side: { tag: "Some", value: "B" }, segment: { tag: "None", value: { "#tup": [] } } },
      B: { tcb: { state: "LISTEN" } },
    });
    expect(states[2]).toMatchObject({ B: { tcb: { state: "ESTABLISHED", iss: { "#bigint": "300" }, irs: { "#bigint": "90" } } } });
  });

  test("tells octets by their origin, and time as it passed", () => {
    const { states } = itfOf(BUSY);
    expect(JSON.stringify(states)).toContain('"data":["A1:0","A1:1","A1:2"]');
    expect(states.at(-1)).toMatchObject({ at: { "#bigint": "1000" } });
  });

  test("an end alone, a listener and a series of ISNs have variables of their own", () => {
    expect(itfOf(ALONE).vars.slice(2)).toEqual(["A", "at"]);
    expect(itfOf(LISTENER).vars).toContain("halfOpen");
    expect(itfOf(OPENINGS).states.at(-1)?.["opened"]).toHaveLength(3);
  });

  test("says what the run is evidence of, and no date: the same trace gives the same bytes", () => {
    expect(itfOf(TWO_WAY)["#meta"]).toMatchObject({ format: "ITF", status: "violation", property: "no-two-way-acceptance", variant: "two-way-accept" });
    expect(itfText(playTrace(BUSY).run)).toBe(itfText(playTrace(BUSY).run));
    expect(itfOf({ ...BUSY, title: HOSTILE })["#meta"]["description"]).toBe(HOSTILE);
  });
});
