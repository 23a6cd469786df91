import { describe, expect, test } from "vitest";
import { verify, type VerifyOptions } from "../../src/engines/verify.ts";
import type { Progress, Verification } from "../../src/trace/results.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { VARIANTS } from "../../src/variants/index.ts";
import { budget } from "../kit/thorough.ts";

const run = async (options: Partial<VerifyOptions>): Promise<{ result: Verification; progress: readonly Progress[] }> => {
  const generator = verify({ profile: "rfc9293", variants: [null], properties: "all", runs: 100, seed: 1, ...options });
  const progress: Progress[] = [];
  for (;;) {
    const next = await generator.next();
    if (next.done === true) return { result: next.value, progress };
    progress.push(next.value);
  }
};

describe("the correct model", () => {
  test("every property holds and was exercised", async () => {
    const { result } = await run({ runs: budget(150, 250), seed: 20261122 });
    const properties = result.subjects[0]?.properties ?? [];
    expect(properties.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
    expect(properties.map(({ id }) => id).toSorted()).toEqual(ALL_PROPERTIES.map(({ id }) => id).toSorted());
  });
});

describe("other profiles keep what they claim", () => {
  test.each(["rfc793", "rfc1337", "linux", "freebsd"] as const)("%s", async (profile) => {
    const { result } = await run({ profile, runs: budget(25, 60), seed: 7 });
    expect(result.subjects[0]?.properties.filter(({ verdict }) => verdict === "violated")).toEqual([]);
  });
});

describe("a run", () => {
  const SOME = ["opens-only-when-both-agree", "delivers-what-was-sent", "no-two-way-acceptance", "reset-form"];

  test("gives the same result for the same seed", async () => {
    const options: Partial<VerifyOptions> = { variants: ["two-way-accept"], properties: budget<VerifyOptions["properties"]>(SOME, "all"), runs: budget(20, 40), seed: 5 };
    expect((await run(options)).result).toEqual((await run(options)).result);
  });

  test("tells where it is, in every scope", async () => {
    const { progress } = await run({ runs: 100, properties: ["ends-agree", "reset-form", "half-open-is-bounded", "isn-moves-with-the-clock"] });
    expect(progress.map(({ scope, done }) => [scope, done])).toEqual([["connection", 100], ["endpoint", 100], ["listener", 100], ["isn", 100]]);
  });

  test("that is interrupted returns what it found, and calls the rest inconclusive", async () => {
    const controller = new AbortController();
    const generator = verify({ profile: "rfc9293", variants: ["two-way-accept", "no-time-wait"], properties: SOME, runs: 10_000, seed: 1, signal: controller.signal });
    await generator.next();
    controller.abort();
    let next = await generator.next();
    while (next.done !== true) next = await generator.next();
    expect(next.value.interrupted).toBe(true);
    expect(next.value.subjects.map(({ variant }) => variant)).toEqual(["two-way-accept"]);
    const verdicts = new Map(next.value.subjects[0]?.properties.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts.get("opens-only-when-both-agree")).toBe("violated");
    expect(verdicts.get("delivers-what-was-sent")).toBe("inconclusive");
  });

  test("looks only at the properties that are asked for", async () => {
    const { result } = await run({ properties: ["ends-agree"] });
    expect(result.subjects[0]?.properties.map(({ id }) => id)).toEqual(["ends-agree"]);
  });

  test("refuses a variant that does not exist", async () => {
    await expect(run({ variants: ["no-such-thing"] })).rejects.toThrow("no variant is called no-such-thing");
    expect(VARIANTS["no-such-thing"]).toBeUndefined();
  });
});
