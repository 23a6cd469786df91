import { describe, expect, test } from "vitest";
import { takes } from "../../src/engines/shard.ts";
import { verify, type VerifyOptions } from "../../src/engines/verify.ts";
import type { SubjectResult } from "../../src/trace/results.ts";

const run = async (options: Partial<VerifyOptions>): Promise<SubjectResult> => {
  const generator = verify({ profile: "rfc9293", variants: [null], properties: ["isn-unrelated-across-tuples", "isn-moves-with-the-clock"], runs: 350, seed: 3, ...options });
  let next = await generator.next();
  while (next.done !== true) next = await generator.next();
  const [subject] = next.value.subjects;
  if (subject === undefined) throw new Error("nothing was verified");
  return subject;
};

describe("shards", () => {
  test.each([1, 2, 3, 7])("%i of them take each batch exactly once, in equal shares", (of) => {
    const takers = Array.from({ length: 20 }, (_, batch) => Array.from({ length: of }, (_, i) => i + 1).filter((index) => takes({ index, of }, batch)));
    expect(takers.every((taker) => taker.length === 1)).toBe(true);
    const shares = Array.from({ length: of }, (_, i) => takers.flat().filter((index) => index === i + 1).length);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  });

  test("make together just the runs of the whole", async () => {
    const whole = await run({});
    const parts = [await run({ shard: { index: 1, of: 3 } }), await run({ shard: { index: 2, of: 3 } }), await run({ shard: { index: 3, of: 3 } })];
    const sum = (count: (part: SubjectResult) => number): number => parts.reduce((total, part) => total + count(part), 0);
    for (const { id, runs, steps, exercised } of whole.properties) {
      const of = (part: SubjectResult) => part.properties.find((property) => property.id === id);
      expect([sum((part) => of(part)?.runs ?? 0), sum((part) => of(part)?.steps ?? 0), sum((part) => of(part)?.exercised ?? 0)]).toEqual([runs, steps, exercised]);
    }
    expect(parts.map(({ properties }) => properties[0]?.runs)).toEqual([150, 100, 100]);
  });

  test("find the violation of the whole in the shard that has its run", async () => {
    const options = { variants: ["fixed-isn"], properties: ["isn-monotone-per-tuple"] };
    const whole = (await run(options)).properties[0]?.counterexample;
    expect(whole).toBeDefined();
    expect((await run({ ...options, shard: { index: 1, of: 2 } })).properties[0]?.counterexample).toEqual(whole);
  });
});
