import { expect, test } from "vitest";
import { exploreAtOnce } from "../../src/cli/explore-at-once.ts";
import { exploreAll, instanceOf } from "../engines/exhaustive/kit.ts";

const IDS = ["text-small", "isn-small", "connection-small"] as const;
const ASKED = { variant: "no-time-wait", properties: ["time-wait-length", "ends-agree"], limits: { states: 500 } } as const;
const atOnce = (signal: AbortSignal) => exploreAtOnce({ ids: IDS, asked: ASKED, workers: 2, memory: Infinity, signal, hear: () => {} });

test("threads find what one finds, to the last trace, in the same order", async () => {
  const found = await atOnce(new AbortController().signal);
  expect(found).toEqual(IDS.map((id) => exploreAll(instanceOf(id), ASKED)));
});

test("a process that holds more than it may ends each search as at its limit of memory, with what was found", async () => {
  const found = await exploreAtOnce({ ids: ["isn-small"], asked: ASKED, workers: 1, memory: 1, signal: new AbortController().signal, hear: () => {} });
  expect(found).toMatchObject([{ instance: "isn-small", stopped: "memory" }]);
});

test("nothing is begun after the signal", async () => {
  expect(await atOnce(AbortSignal.abort())).toEqual([]);
});
