import { expect, test } from "vitest";
import type { ExploreCommon } from "../../src/cli/explore.ts";
import { atOnce } from "../../src/cli/threads.ts";
import type { Exploration } from "../../src/engines/exhaustive/explore.ts";
import type { SearchProgress } from "../../src/engines/exhaustive/search.ts";
import { verify, type VerifyOptions } from "../../src/engines/verify.ts";
import type { Progress, Verification } from "../../src/trace/results.ts";
import { exploreAll, instanceOf } from "../engines/exhaustive/kit.ts";

const IDS = ["text-small", "isn-small", "connection-small"] as const;
const ASKED = { variant: "no-time-wait", properties: ["time-wait-length", "ends-agree"], limits: { states: 500 } } as const;
const explored = (tasks: readonly string[], memory: number, signal = new AbortController().signal) =>
  atOnce<string, ExploreCommon, SearchProgress, Exploration>({ worker: "explore-worker", tasks, common: { asked: ASKED, memory }, workers: 2, signal, hear: () => {} });

test("threads find what one finds, to the last trace, in the same order", async () => {
  expect(await explored(IDS, Infinity)).toEqual(IDS.map((id) => exploreAll(instanceOf(id), ASKED)));
});

test("a process that holds more than it may ends each search as at its limit of memory, with what was found", async () => {
  expect(await explored(["isn-small"], 1)).toMatchObject([{ instance: "isn-small", stopped: "memory" }]);
});

test("nothing is begun after the signal", async () => {
  expect(await explored(IDS, Infinity, AbortSignal.abort())).toEqual([]);
});

test("endpoints verified in threads come out as those verified one after the other", async () => {
  const variants = ["two-way-accept", null, "fixed-isn"];
  const asked = { profile: "rfc9293", properties: ["no-two-way-acceptance", "isn-monotone-per-tuple"], runs: 20, seed: 3 } as const;
  const one = verify({ ...asked, variants });
  let next = await one.next();
  while (next.done !== true) next = await one.next();
  const heard: (string | null)[] = [];
  const found = await atOnce<string | null, Omit<VerifyOptions, "signal">, Progress, Verification>({
    worker: "verify-worker", tasks: variants, common: { ...asked, variants }, workers: 2, signal: new AbortController().signal,
    hear: (variant, told) => void ("result" in told && heard.push(variant)),
  });
  expect(found.flatMap(({ subjects }) => subjects)).toEqual(next.value.subjects);
  expect(heard).toHaveLength(variants.length);
});
