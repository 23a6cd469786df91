import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { assemblePage } from "../../src/cli/page/build-page.ts";
import { builtPage } from "../../src/cli/page/built-page.ts";
import { DATA_MARK } from "../../src/report/embed.ts";

const sha = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What is between `<tag …>` and its end. */
const inside = (page: string, start: string): string => {
  const from = page.indexOf(start) + start.length;
  return page.slice(from, page.indexOf("</", from));
};

describe("the built page", () => {
  let page = "";
  beforeAll(async () => {
    page = await builtPage(() => {});
  });

  test("is at most 400 kB, and has one place for the data", () => {
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
    expect(page.split(DATA_MARK)).toHaveLength(2);
  });

  test("lets run what it brings along, known by its hash, and nothing else; asks for nothing", () => {
    const script = inflateRawSync(Buffer.from(inside(page, '<script type="application/octet-stream" id="page-script">'), "base64")).toString();
    const allowed = /script-src ([^;]*);/.exec(page)?.[1]?.split(" ");
    expect(allowed).toEqual([sha(inside(page, "<script>")), sha(script)]);
    expect(/style-src ([^;]*);/.exec(page)?.[1]).toBe(sha(inside(page, "<style>")));
    expect(page).toMatch(/content="default-src 'none'; .*connect-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types page-script"/);
    expect(page).not.toMatch(/\ssrc=|@import|url\(|\son\w+=|unsafe/);
    expect(page.match(/<script\b/g)).toHaveLength(2);
  });
});

describe("putting a page together", () => {
  const TEMPLATE = "<style>{{style}}</style>{{policy}}<script>unpack()</script>{{script}}";

  test("is the same each time", () => {
    const parts = { script: "run()", style: "a{}" };
    expect(assemblePage(TEMPLATE, parts)).toBe(assemblePage(TEMPLATE, parts));
  });

  test("a style that would end its element is refused, and so is a template that lacks a place", () => {
    expect(() => assemblePage(TEMPLATE, { script: "", style: "</STYLE>" })).toThrow("style");
    expect(() => assemblePage("<script></script>", { script: "", style: "" })).toThrow("{{policy}}");
    expect(() => assemblePage("{{policy}}", { script: "", style: "" })).toThrow("no script");
  });
});
