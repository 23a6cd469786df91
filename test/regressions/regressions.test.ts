import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { replay } from "../../src/engines/replay.ts";
import { isTraceError, traceErrorLine } from "../../src/trace/trace-error.ts";
import { parseTrace } from "../../src/trace/trace-file.ts";

const FOLDER = new URL("./", import.meta.url);

/** What went wrong once, in the model or in a property: a file for each, with the verdict that it must have now. */
test.each(readdirSync(FOLDER).filter((name) => name.endsWith(".trace.json")))("%s", (name) => {
  const trace = parseTrace(readFileSync(new URL(name, FOLDER), "utf8"), name);
  if (isTraceError(trace)) throw new Error(traceErrorLine(trace));
  const { verdicts, skipped } = replay(trace);
  const violated = verdicts.filter(({ failedAt }) => failedAt !== undefined);
  expect(skipped).toEqual([]);
  expect(verdicts.map(({ property }) => property)).toContain(trace.property);
  expect(violated.map(({ property }) => property)).toEqual(trace.verdict === "violated" ? [trace.property] : []);
});
