import { describe, expect, test } from "vitest";
import { playTrace } from "../../../src/engines/play-trace.ts";
import { replay } from "../../../src/engines/replay.ts";
import { codeBlock, codeSpan, inertMarkdown, tableRow } from "../../../src/report/exports/markdown.ts";
import { TEXT_FORMATS } from "../../../src/report/exports/text-formats.ts";
import { ALL_PROPERTIES } from "../../../src/properties/index.ts";
import { playFigure } from "../../../src/trace/figure.ts";
import { parseToken } from "../../../src/trace/token.ts";
import { parseTrace } from "../../../src/trace/trace-file.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { VARIANTS } from "../../../src/variants/index.ts";
import { applyVariant } from "../../../src/variants/variant.ts";
import { ALL_SCOPES, ALONE, BUSY, HOSTILE, LISTENER, TWO_WAY } from "../../kit/traces.ts";

const exported = (trace: Trace, format: keyof typeof TEXT_FORMATS): string | undefined =>
  TEXT_FORMATS[format].print({ run: playTrace(trace).run, ...replay(trace), properties: ALL_PROPERTIES, root: "." });

/** The contents of the fenced blocks. */
const blocks = (markdown: string): readonly string[] => [...markdown.matchAll(/^(`{3,})\w*\n([\s\S]*?)\n\1$/gm)].map(([, , content = ""]) => content);

describe("Markdown for an issue", () => {
  test("says what broke and why, and has the ladder, the command and the trace", () => {
    const markdown = exported(TWO_WAY, "markdown") ?? "";
    expect(markdown).toMatch(/^# An old duplicate SYN reaches a server\n\n`no-two-way-acceptance` is violated at step 2 \(the variant two-way-accept, profile `rfc9293`\):\n\n\*\*B: .*\*\*\n\n> /);
    const [ladder = "", command = "", file = ""] = blocks(markdown);
    expect(ladder).toContain("TCP Peer A");
    expect(parseToken(command.replace("npx synproof replay ", ""))).toEqual(TWO_WAY);
    expect(parseTrace(file, "issue")).toEqual(TWO_WAY);
    expect(markdown).toContain("<details>\n<summary>The trace</summary>\n\n```json\n");
  });

  test("of a run that breaks nothing", () => {
    expect(exported(BUSY, "markdown")).toMatch(/^# A run of the correct model\n\nNo property is violated/);
  });

  test("a run without a ladder in the RFC's notation is told line by line", () => {
    expect(blocks(exported(LISTENER, "markdown") ?? "")[0]).toContain("C1 calls OPEN, active");
  });

  test("text of the trace is nothing but text", () => {
    const [title = "", ...rest] = (exported({ ...TWO_WAY, title: HOSTILE }, "markdown") ?? "").split("\n");
    expect(title).not.toMatch(/<|[^\\][`*[]|@\w/);
    expect(blocks(rest.join("\n"))).toHaveLength(3);
  });
});

describe("text that stays text", () => {
  test.each([
    ["<b>*x*</b> [a](b)", "&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\](b)"],
    ["1. a\n- b", "1\\. a - b"],
    ["@all", "@\u200ball"],
  ])("%j", (text, inert) => expect(inertMarkdown(text)).toBe(inert));

  test("code is fenced by more backticks than it has", () => {
    expect(codeSpan("a`b")).toBe("``a`b``");
    expect(codeSpan("`")).toBe("`` ` ``");
    expect(codeBlock("x\n````\ny")).toBe("`````text\nx\n````\ny\n`````");
  });

  test("a cell has no bars", () => {
    expect(tableRow("a|b", inertMarkdown("c|d"))).toBe("| a\\|b | c\\|d |");
  });
});

describe("every format", () => {
  test.each(ALL_SCOPES.map((trace, i) => [trace.scope, i, trace] as const))("gives the same bytes again: %s, %i", (_, _i, trace) => {
    const names = Object.keys(TEXT_FORMATS) as (keyof typeof TEXT_FORMATS)[];
    const all = names.map((name) => exported(trace, name));
    expect(names.map((name) => exported(trace, name))).toEqual(all);
    expect(names.filter((_name, i) => all[i] === undefined)).toEqual("actions" in trace && trace.scope !== "listener" ? [] : ["ladder"]);
  });

  test.each([["connection", TWO_WAY], ["connection", BUSY], ["endpoint", ALONE]] as const)("the ladder replays to the same steps: %s", (_, trace) => {
    const variant = (id: string, correct: Parameters<typeof applyVariant>[0]) => (VARIANTS[id] === undefined ? undefined : applyVariant(correct, VARIANTS[id]));
    const { steps, mismatches } = playFigure(exported(trace, "ladder") ?? "", { variant });
    expect(mismatches).toEqual([]);
    expect(steps.map(({ after }) => after)).toEqual(playTrace(trace).run.steps.map((step) => ("after" in step ? step.after : undefined)));
  });

  test("file and token are the trace", () => {
    expect(parseTrace(exported(ALONE, "trace") ?? "", "x")).toEqual(ALONE);
    expect(parseToken(exported(ALONE, "token") ?? "")).toEqual(ALONE);
  });
});
