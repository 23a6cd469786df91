import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { DATA_MARK, dataId, embedJson, embedReport } from "../../src/report/embed.ts";
import { escapeHtml } from "../../src/report/drawing/escape.ts";
import { hostileIngredients, EVIL } from "./fixtures/hostile.ts";
import { INGREDIENTS, REPORT } from "./fixtures/results.ts";

const PAGE = `<body>${DATA_MARK}<script>page()</script></body>`;
const elementsOf = (page: string): ReadonlyMap<string, unknown> =>
  new Map([...page.matchAll(/<script type="application\/json" id="([^"]*)">(.*?)<\/script>/gs)].map(([, id = "", text = ""]) => [id, JSON.parse(text)]));

describe("the data in the page", () => {
  test("is there field by field, and can be read back", () => {
    const plain = JSON.parse(JSON.stringify(REPORT)) as Record<string, unknown>;
    expect(Object.fromEntries(elementsOf(embedReport(PAGE, REPORT)))).toEqual(Object.fromEntries(Object.entries(plain).map(([field, value]) => [dataId(field), value])));
  });

  test("same data, same octets", () => {
    expect(embedReport(PAGE, buildReport(INGREDIENTS))).toBe(embedReport(PAGE, REPORT));
  });

  test("a page without a place for it, or with two, is refused", () => {
    expect(() => embedReport("<body></body>", REPORT)).toThrow(DATA_MARK);
    expect(() => embedReport(PAGE + DATA_MARK, REPORT)).toThrow(DATA_MARK);
  });
});

describe("hostile text is inert", () => {
  const hostile = embedReport(PAGE, buildReport(hostileIngredients(INGREDIENTS)));

  test("wherever it stands: no element ends or begins but ours", () => {
    const ours = elementsOf(hostile).size + 1;
    expect(hostile.match(/<script\b/g)).toHaveLength(ours);
    expect(hostile.match(/<\/script/g)).toHaveLength(ours);
    expect(hostile).not.toMatch(/<!--|<img|\u0000/);
  });

  test("and it is still what it was", () => {
    const embedded = embedJson("x", { [EVIL]: EVIL });
    expect(JSON.parse(embedded.slice(embedded.indexOf(">") + 1, embedded.lastIndexOf("</")))).toEqual({ [EVIL]: EVIL });
    expect(escapeHtml(`<a href='x'>&"`)).toBe("&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
  });
});
