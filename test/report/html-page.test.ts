import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { escapeHtml, embedJson } from "../../src/report/drawing/escape.ts";
import { reportHtml } from "../../src/report/html/page.ts";
import { INGREDIENTS, METADATA, REPORT } from "./fixtures/results.ts";

const page = reportHtml(REPORT);

describe("the page", () => {
  test("same data, same octets", () => {
    expect(reportHtml(buildReport(INGREDIENTS))).toBe(page);
  });

  test("asks for nothing: no script that runs, no address, and a policy that forbids both", () => {
    expect(page).toContain(`content="default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`);
    expect(page.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/json" id="report">']);
    expect(page).not.toMatch(/https?:\/\/|@import|url\(|\ssrc=|\son\w+=/);
    expect([...page.matchAll(/\shref="([^"]*)"/g)].map(([, to]) => to).filter((to) => !to?.startsWith("#"))).toEqual(["data:,"]);
  });

  test("every link leads to a place in the page, and no place has a name twice", () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const targets = [...page.matchAll(/\shref="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("landmarks, one h1, and no level of heading left out", () => {
    for (const landmark of ["header", "nav", "main", "footer"]) expect(page).toMatch(new RegExp(`<${landmark}[ >]`));
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1));
  });

  test("elements are nested and closed", () => {
    const open: string[] = [];
    const markup = page.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, "").replace(/<!doctype html>/, "");
    for (const [, end, name = "", , self] of markup.matchAll(/<(\/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*?)(\/?)>/g)) {
      if (end === "/") expect(open.pop()).toBe(name);
      else if (self !== "/" && !["meta", "link"].includes(name)) open.push(name);
    }
    expect(open).toEqual([]);
  });

  test("the data can be read back", () => {
    const embedded = /<script type="application\/json" id="report">(.*)<\/script>/.exec(page)?.[1] ?? "";
    expect(JSON.parse(embedded)).toEqual(JSON.parse(JSON.stringify(REPORT)));
  });

  test("a counterexample has its reason, its blame, its replay command and its token", () => {
    expect(page).toContain("<strong>Broken at step 2:</strong> B entered ESTABLISHED on a SYN");
    expect(page).toContain("To blame: <code>after.state</code>");
    expect(page).toContain("Found at run 3, then shrunk from 31 actions to 2.");
    expect(page).toMatch(/<code>npx synproof replay 1\.eJy[^<]*<\/code>/);
  });

  test("the comparison says where the two part", () => {
    expect(page).toContain("<strong>They part at step 2.</strong>");
  });
});

describe("hostile text is inert", () => {
  const evil = `</script><script>alert(1)</script><!-- <img src=x onerror="alert(1)"> ' & \u0000`;
  const hostile = reportHtml(
    buildReport({
      ...INGREDIENTS,
      version: evil,
      run: { ...INGREDIENTS.run, command: evil },
      metadata: {
        ...METADATA,
        properties: METADATA.properties.map((facts) => ({ ...facts, title: evil, claim: evil, clause: evil })),
        variants: { "two-way-accept": { title: evil, clause: evil, harm: evil, seen: evil, caughtBy: [evil] }, "ack-of-isn": { title: evil, clause: evil, harm: evil, caughtBy: [] } },
        rules: { [evil]: { rfc: evil, req: evil, says: evil } },
      },
      token: () => evil,
      play: (played) =>
        INGREDIENTS.play(played).map((row) => ({
          ...row,
          action: evil,
          left: evil,
          segments: row.segments.map((segment) => ({ ...segment, name: evil, text: evil })),
          signals: row.signals.map((signal) => ({ ...signal, text: evil })),
          changes: row.changes.map((change) => ({ ...change, field: evil, before: evil })),
        })),
    }),
  );

  test("wherever it stands", () => {
    expect(hostile.match(/<script\b/g)).toHaveLength(1);
    expect(hostile.match(/<\/script/g)).toHaveLength(1);
    expect(hostile).not.toMatch(/<!--|<img|\u0000/);
  });

  test("and it is still what it was", () => {
    expect(escapeHtml(`<a href='x'>&"`)).toBe("&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    const embedded = embedJson("x", { [evil]: evil });
    expect(JSON.parse(embedded.slice(embedded.indexOf(">") + 1, embedded.lastIndexOf("</")))).toEqual({ [evil]: evil });
  });
});
