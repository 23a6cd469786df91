import { beforeAll, describe, expect, test } from "vitest";
import { replay } from "../../src/engines/replay.ts";
import { verify } from "../../src/engines/verify.ts";
import type { Failure } from "../../src/trace/results.ts";
import { parseToken, traceToken } from "../../src/trace/token.ts";
import { parseTrace, printTrace } from "../../src/trace/trace-file.ts";

const counterexamples = async (variant: string): Promise<readonly Failure[]> => {
  const generator = verify({ profile: "rfc9293", variants: [variant], properties: "all", runs: 40, seed: 3 });
  let next = await generator.next();
  while (next.done !== true) next = await generator.next();
  return next.value.subjects.flatMap(({ properties }) => properties.flatMap(({ counterexample }) => (counterexample === undefined ? [] : [counterexample])));
};

/** One variant of each scope. */
describe.each(["closing-missing", "cookie-accepts-any-ack", "fixed-isn"])("counterexamples of %s", (variant) => {
  let found: readonly Failure[] = [];
  beforeAll(async () => {
    found = await counterexamples(variant);
  });

  test("break the same property at the same step when they are played again, from a file and from a token", () => {
    expect(found.length).toBeGreaterThan(0);
    for (const { trace, failedAt, because } of found) {
      for (const again of [parseTrace(printTrace(trace), "found.trace.json"), parseToken(traceToken(trace))]) {
        if ("code" in again) throw new Error(again.message);
        const { verdicts, skipped } = replay(again);
        expect(skipped).toEqual([]);
        expect(verdicts.find(({ property }) => property === trace.property)).toMatchObject({ failedAt, because });
      }
    }
  });

  test("break nothing on the correct model", () => {
    for (const { trace } of found) {
      const { variant: _, ...correct } = trace;
      expect(replay(correct).verdicts.filter(({ failedAt }) => failedAt !== undefined)).toEqual([]);
    }
  });
});

describe("a trace that does not fit", () => {
  test("actions that are not possible are left out, and named", () => {
    const { rows, skipped } = replay({
      schema: 1, scope: "connection", profile: "rfc9293", isn: { A: 1, B: 2, step: 3 },
      actions: [{ do: "deliver", segment: "A1 SYN 0" }, { do: "open", side: "A", mode: "active" }, { do: "send", side: "A", octets: 0 }, { do: "deliver", segment: "A1 SYN 0" }],
    });
    expect(skipped).toEqual([0, 2]);
    expect(rows.map(({ left, right }) => `${left} ${right}`)).toEqual(["SYN-SENT CLOSED", "SYN-SENT CLOSED"]);
  });

  test("thousands of connections fit into one trace", () => {
    const once = [{ do: "open", side: "A", mode: "active" }, { do: "send", side: "A", octets: 16 }, { do: "abort", side: "A" }] as const;
    const { rows } = replay({ schema: 1, scope: "connection", profile: "rfc9293", isn: { A: 1, B: 2, step: 3 }, actions: Array.from({ length: 400 }, () => once).flat() });
    expect(rows).toHaveLength(1_200);
  });
});
