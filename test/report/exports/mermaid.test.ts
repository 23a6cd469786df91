import { describe, expect, test } from "vitest";
import { replay } from "../../../src/engines/replay.ts";
import { ENDS } from "../../../src/report/drawing/ends.ts";
import { mermaidText } from "../../../src/report/exports/mermaid.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { ALL_SCOPES, ALONE, BUSY, HOSTILE, TWO_WAY } from "../../kit/traces.ts";

const FAILURE = { property: "no-two-way-acceptance", failedAt: 1, because: "it was believed" };

const drawn = (trace: Trace): string => mermaidText(replay(trace).rows, { title: trace.title ?? "a run", ends: ENDS[trace.scope], ...(trace === TWO_WAY ? { failure: FAILURE } : {}) });

/** Text, as Mermaid's grammar has it: to the end of the line, without `;`, and with `#` only in an entity. */
const TEXT = String.raw`(?:[^#;<>"%{}\n]|#(?:\d+|lt|gt|amp|quot);)+`;
const STATEMENTS = [
  new RegExp(`^  title: ${TEXT}$`),
  /^ {2}participant [LR] as [\w ]+$/,
  new RegExp(`^  [LR](?:->>|-->>|-x|--\\))[LR]: ${TEXT}$`),
  new RegExp(`^  Note (?:over [LR](?:,R)?|left of L|right of R): ${TEXT}$`),
];

const misfits = (text: string): readonly string[] => {
  const [head, ...lines] = text.trimEnd().split("\n");
  return [...(head === "sequenceDiagram" ? [] : ["no sequenceDiagram"]), ...lines.filter((line) => !STATEMENTS.some((statement) => statement.test(line)))];
};

describe("a Mermaid sequence diagram", () => {
  test.each(ALL_SCOPES.map((trace, i) => [trace.scope, i, trace] as const))("has only statements of its grammar: %s, %i", (_, _i, trace) => {
    expect(misfits(drawn(trace))).toEqual([]);
  });

  test("tells calls, arrivals, states and where it breaks", () => {
    expect(drawn(TWO_WAY)).toBe(`sequenceDiagram
  title: An old duplicate SYN reaches a server
  participant L as A
  participant R as B
  Note over R: 1. B calls OPEN, passive
  Note over R: LISTEN
  Note right of R: “OPEN: ok”
  L-->>R: 2. SYN SEQ=90 (injected)
  Note over R: ESTABLISHED
  Note right of R: “the connection is open”
  Note over L,R: ✗ no-two-way-acceptance is broken. it was believed
  R->>L: 3. SYN,ACK SEQ=300 ACK=91
  L->>R: 4. RST SEQ=91
  Note over R: CLOSED
  Note right of R: “connection reset”
`);
  });

  test("tells segments that are lost, doubled, late and still under way", () => {
    const text = drawn(BUSY);
    expect(text).toContain("R-xL: 5. SYN,ACK SEQ=300 ACK=0 (lost)");
    expect(text).toContain("Note over L,R: 3. duplicated by the network: A1 SYN 0");
    expect(text).toContain("Note over L,R: 7. delayed by the network: A1 SYN 0");
    expect(text).toContain("L->>R: 4. SYN SEQ=4294967295, sent in step 2");
    expect(text).toMatch(/^ {2}R--\)L: RST .*still under way$/m);
    expect(text).toContain("Note over L,R: 6. 1 s pass");
  });

  test("an end alone has no states of the network", () => {
    expect(drawn(ALONE)).not.toMatch(/Note (?:over|right of) R/);
  });

  test("text of the trace is nothing but text", () => {
    const text = drawn({ ...TWO_WAY, title: HOSTILE });
    expect(misfits(text)).toEqual([]);
    expect(text.split("\n")).toHaveLength(drawn({ ...TWO_WAY, title: "x" }).split("\n").length);
    expect(text).not.toContain("%%");
  });
});
