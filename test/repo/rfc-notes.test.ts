import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { notesIn } from "../../scripts/comments.ts";
import { DECISIONS } from "../../scripts/decisions.ts";
import { notesPage } from "../../scripts/notes-page.ts";
import { stacksPage } from "../../scripts/stacks-page.ts";
import { TLS_CAPTURE_FILE, tlsCapture } from "../../scripts/tls-capture.ts";
import { sources } from "../../scripts/sources.ts";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("the capture in the lesson on HTTPS is what `npm run notes` writes from the captured file", () => {
  expect(read(TLS_CAPTURE_FILE)).toBe(tlsCapture());
});

test("docs/stacks.md is what `npm run notes` writes", () => {
  expect(read("docs/stacks.md")).toBe(stacksPage());
});

describe("docs/rfc-notes.md", () => {
  test("is what `npm run notes` writes", () => {
    expect(read("docs/rfc-notes.md")).toBe(notesPage());
  });

  test("has D-1 to D-22, each once and in order", () => {
    expect(DECISIONS.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, i) => `D-${i + 1}`));
  });

  test("gives each decision the switches that profile.ts ascribes to it", () => {
    const ascribed = [...read("src/model/profile.ts").matchAll(/\/\*\*[^/]*?\b(D-\d+):[^/]*?\*\/\s+readonly (\w+):/g)].map(([, id = "", key = ""]) => `${id} ${key}`);
    const told = DECISIONS.flatMap(({ id, switches }) => switches.map((key) => `${id} ${key}`));
    expect(ascribed.length).toBeGreaterThan(20);
    expect(ascribed.filter((one) => !told.includes(one))).toEqual([]);
  });

  test.each(DECISIONS.filter(({ id }) => id !== "D-13").flatMap(({ id, switches }) => switches.map((key) => [id, key])))("%s: %s is read in one file of the model", (_, key) => {
    const model = sources("src/model", ".ts").filter(({ path }) => !/\/profiles?\.ts$/.test(path));
    expect(model.filter(({ text }) => new RegExp(`\\.${key}\\b`).test(text)).map(({ path }) => path)).toHaveLength(1);
  });
});

describe("marked comments", () => {
  const notes = (text: string) => notesIn({ path: "src/x.ts", text }).map(({ mark, clause, before, says }) => [mark, clause, before, says]);

  test("are found in lines that belong together, with the section that they cite", () => {
    expect(notes("  // By §3.4 it is so.\n  // AMBIGUITY: unless it\n  // is not.\n  code();\n")).toEqual([["AMBIGUITY", "§3.4", "By §3.4 it is so.", "unless it is not."]]);
  });

  test("are found in a block, and take the section of the head of the file when they cite none", () => {
    expect(notes("/** §3.10.8: timeouts. */\n/**\n * A timer. SCOPE: no\n * keep-alive.\n */")).toEqual([["SCOPE", "§3.10.8", "A timer.", "no keep-alive."]]);
  });

  test("keep the RFC of the head of the file", () => {
    expect(notes("/** RFC 7323 §5: timestamps. */\n// SCOPE: never stale (§5.5).\n")).toEqual([["SCOPE", "RFC 7323 §5.5", "", "never stale (§5.5)."]]);
  });

  test("two in one comment are two", () => {
    expect(notes("// SCOPE: one. DEVIATION: two.")).toEqual([["SCOPE", "", "", "one."], ["DEVIATION", "", "", "two."]]);
  });
});
