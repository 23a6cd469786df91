import { describe, expect, test } from "vitest";
import { replay } from "../../../src/engines/replay.ts";
import { ENDS } from "../../../src/report/drawing/ends.ts";
import { svgFile } from "../../../src/report/exports/svg-file.ts";
import { SVG_STYLE } from "../../../src/report/exports/svg-style.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { ALL_SCOPES, BUSY, HOSTILE } from "../../kit/traces.ts";
import { readXml } from "../../kit/xml.ts";

const drawn = (trace: Trace, title = "a run"): string => svgFile(replay(trace).rows, { title, ends: ENDS[trace.scope], failure: { property: "p", failedAt: 0, because: "" } });

describe("an SVG file", () => {
  test.each(ALL_SCOPES.map((trace, i) => [trace.scope, i, trace] as const))("is a well-formed document of SVG: %s, %i", (_, _i, trace) => {
    const [root, ...elements] = readXml(drawn(trace));
    expect(root).toMatchObject({ name: "svg", attributes: { xmlns: "http://www.w3.org/2000/svg", role: "img" } });
    expect(elements.map(({ name }) => name)).toEqual(expect.arrayContaining(["style", "title", "desc", "line", "text"]));
  });

  test("needs nothing from outside", () => {
    expect(drawn(BUSY)).not.toMatch(/\b(?:href|src|url\(|@import)/);
  });

  test("has a look for every class it uses, in both themes", () => {
    const used = new Set([BUSY, ...ALL_SCOPES].flatMap((trace) => readXml(drawn(trace)).flatMap(({ attributes }) => (attributes["class"] ?? "").split(" "))));
    // These two look as segments do by default.
    const bare = new Set(["", "end", "arrives", "pending", "under-way"]);
    expect([...used].filter((name) => !bare.has(name) && !SVG_STYLE.includes(`.${name}`))).toEqual([]);
    const variables = new Set(SVG_STYLE.match(/--[a-z-]+(?=\))/g));
    const [light = "", dark = ""] = SVG_STYLE.split("prefers-color-scheme: dark");
    expect([...variables].filter((name) => name !== "--c" && !(light.includes(`${name}:`) && dark.includes(`${name}:`)))).toEqual([]);
  });

  test("text of the trace is nothing but text", () => {
    const titles = readXml(drawn(BUSY, HOSTILE)).filter(({ name }) => name === "title" || name === "b" || name === "script");
    expect(titles).toHaveLength(1);
  });
});
