import { describe, expect, test } from "vitest";
import { explore } from "../../src/engines/exhaustive/explore.ts";
import { VARIANTS } from "../../src/variants/index.ts";
import { METADATA } from "../report/fixtures/results.ts";
import { run } from "./fake.ts";

describe("explore", () => {
  test("an instance by its short name: all states, bounds with their reasons, a verdict for each property", async () => {
    const { code, out, err } = await run(["explore", "connection", "--property", "ends-agree"]);
    expect(out).toContain("connection-small, the correct model");
    expect(out).toMatch(/losses: 1 at most; \w+/);
    expect(out).toMatch(/✓ ends-agree +\d/);
    expect(out).toMatch(/Ends: \d+ desired, 0 acceptable, 0 forbidden, 0 stuck/);
    expect(err).toContain("Done after");
    expect(code).toBe(0);
  });

  test("of two mirror images one is looked at, unless somebody wants to see both", async () => {
    const half = await run(["explore", "simultaneous", "--property", "ends-agree"]);
    const whole = await run(["explore", "simultaneous", "--property", "ends-agree", "--no-symmetry"]);
    expect(half.out).toMatch(/\d states \([\d,]+ looked at, mirror images once\), /);
    expect(half.out.replace(/ \([^)]* mirror images once\)/, "")).toBe(whole.out);
    expect([half.code, whole.code]).toEqual([0, 0]);
  });

  test("a faulty endpoint: the shortest violation, step by step", async () => {
    const { code, out } = await run(["explore", "connection-small", "--variant", "two-way-accept", "--property", "no-two-way-acceptance"]);
    expect(out).toContain("no-two-way-acceptance is violated, in 3 steps and not sooner within these bounds");
    expect(out).toContain("Replay: npx synproof replay s1.");
    expect(code).toBe(1);
  });

  test("--limit ends it, and says so", async () => {
    const { code, out, err } = await run(["explore", "connection", "--limit", "100", "--property", "ends-agree"]);
    expect(out).toContain("stopped (states)");
    expect(err).toContain("Ended at the limit of states");
    expect(code).toBe(3);
  });

  test("a forbidden end is a violation of its own, though every property holds", async () => {
    const forbidding: typeof explore = function* (instance, options) {
      const found = yield* explore(instance, options);
      return { ...found, ends: { ...found.ends, forbidden: 1 } };
    };
    const { code, out } = await run(["explore", "isn"], { explore: forbidding });
    expect(out).toContain("1 forbidden");
    expect(code).toBe(1);
  });

  test("--memory is what the process holds: more than that ends it, and says so", async () => {
    const held = [10, 10, 300].map((megabytes) => megabytes * 1_000_000);
    const { code, out, err } = await run(["explore", "text-small", "--memory", "200", "--property", "ends-agree"], { resident: () => held.shift() ?? 300_000_000 });
    expect(out).toContain("stopped (memory)");
    expect(err).toContain("Ended at the limit of memory");
    expect(code).toBe(3);
  });

  test("Ctrl-C: what was found so far, and exit code 3", async () => {
    const { code, out } = await run(["explore", "--json"], { signal: AbortSignal.abort() });
    const data: unknown = JSON.parse(out);
    expect(data).toMatchObject({ schema: 1, interrupted: true, explorations: [{ instance: "connection-small", stopped: "interrupted" }] });
    expect(code).toBe(3);
  });

  test("--json has verdicts, bounds, vacuity, coverage and ends", async () => {
    const { code, out } = await run(["explore", "connection", "--property", "ends-agree", "--json"]);
    const data: unknown = JSON.parse(out);
    expect(data).toMatchObject({ interrupted: false, explorations: [{ instance: "connection-small", variant: null, cut: 0, properties: [{ id: "ends-agree", verdict: "holds" }], ends: { forbidden: 0 } }] });
    expect(data).toHaveProperty("explorations.0.rules");
    expect(data).toHaveProperty("explorations.0.properties.0.witness.actions");
    expect(code).toBe(0);
  });

  test.each([
    [["explore", "conection"], "[CLI-INSTANCE]"],
    [["explore", "--limit", "0"], "[CLI-NUMBER]"],
    [["explore", "--property", "ends-agre"], "[CLI-PROPERTY]"],
  ])("%o is refused", async (words, code) => {
    const ran = await run(words);
    expect(ran.err).toContain(code);
    expect(ran.code).toBe(2);
  });
});

describe("explore --liveness", () => {
  test("what must come in the end, and what had to be assumed", async () => {
    const { code, out, err } = await run(["explore", "restart", "--liveness"]);
    expect(err).toContain("restart-small: ");
    expect(out).toMatch(/✓ opening-ends +due in \d+ states; needs time-passes/);
    expect(code).toBe(0);
  });

  test("a lasso: exit code 1, and the run to replay", async () => {
    const { code, out } = await run(["explore", "connection-small", "--liveness", "--variant", "time-wait-never-ends", "--json"], { metadata: { ...METADATA, variants: VARIANTS } });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ schema: 1, interrupted: false, liveness: [{ instance: "connection-small", variant: "time-wait-never-ends" }] });
  });

  test("Ctrl-C: what the states so far decide, and exit code 3", async () => {
    const { code, out, err } = await run(["explore", "connection", "--liveness", "--json"], { signal: AbortSignal.abort() });
    expect(JSON.parse(out)).toMatchObject({ interrupted: true, liveness: [{ instance: "connection-small", states: 1 }] });
    expect(err).toContain("Ended early");
    expect(code).toBe(3);
  });

  test.each([
    [["explore", "conection", "--liveness"], "[CLI-INSTANCE]", 2],
    [["explore", "connection-small", "--liveness", "--limit", "50"], "", 3],
    [["explore", "--liveness", "--property", "ends-agree"], "[CLI-FLAG] --property does not go with --liveness.", 2],
    [["explore", "stale-medium"], "Write `synproof explore stale-medium --liveness`.", 2],
    [["explore", "--liveness", "--large"], "[CLI-FLAG] --large does not go with --liveness.", 2],
    [["variants", "--pairs", "--variant", "two-way-accept"], "[CLI-FLAG] --pairs does not go with --variant.", 2],
  ] as const)("%j", async (words, message, expected) => {
    const { code, err } = await run(words);
    expect(code).toBe(expected);
    expect(err).toContain(message);
  });
});
