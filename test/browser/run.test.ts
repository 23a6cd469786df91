/** The stepper, the explorer and the state diagram, as a reader uses them. */
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { playTrace } from "../../src/engines/play-trace.ts";
import { replay } from "../../src/engines/replay.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { explorerHref } from "../../src/report/client/links.ts";
import { TEXT_FORMATS } from "../../src/report/exports/text-formats.ts";
import { traceToken } from "../../src/trace/token.ts";
import { printTrace } from "../../src/trace/trace-file.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { ALL_SCOPES, HOSTILE, TWO_WAY as TWO_WAY_TRACE } from "../kit/traces.ts";
import { expectChinese } from "./chinese.ts";
import { describeInBrowser, expectSound, NARROW, WIDE } from "./kit.ts";

const TWO_WAY = "#/counterexamples/two-way-accept/no-two-way-acceptance";
const HANDSHAKE: Trace = {
  schema: 1, scope: "connection", profile: "rfc9293", isn: { A: 100, B: 300, step: 100 },
  actions: [{ do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }, { do: "deliver", segment: "A1 SYN 0" }],
};

const MERMAID = readFileSync(createRequire(import.meta.url).resolve("@mermaid-js/tiny/dist/mermaid.tiny.js"), "utf8");
const sourceOf = (trace: Trace) => {
  const { run } = playTrace(trace);
  return { run, properties: ALL_PROPERTIES, ...replay(trace) };
};

const step = (page: Page): Promise<string> => page.locator(".run-count").first().innerText();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

describeInBrowser("a run in the page", ({ open }) => {
  test("keys step through a counterexample; diagram, list and text stand at the same step", async () => {
    const { page, complaints } = await open(TWO_WAY);
    const last = await page.locator(".run-list li").count();
    await page.keyboard.press("Home");
    await expect.poll(() => step(page)).toBe(`Start of ${last} steps`);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => step(page)).toBe(`Step 2 of ${last}`);
    await expect.poll(() => page.locator(".run-list [aria-current=step] .run-list-number").innerText()).toBe("2");
    expect(await page.locator(".run-diagram .band.current").count()).toBe(1);
    await expect.poll(() => page.url()).toContain("step=2");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => step(page)).toBe(`Step 1 of ${last}`);
    await page.keyboard.press("End");
    await expect.poll(() => page.locator(".run-because").first().innerText()).toContain("no-two-way-acceptance breaks here");
    expect(complaints).toEqual([]);
  });

  test("pointing at a line lights its band in the diagram; a click in the diagram goes there", async () => {
    const { page } = await open(TWO_WAY);
    await page.locator(".run-list button").first().hover();
    const band = await page.locator(".band.pointed").boundingBox();
    await page.locator(".run-diagram svg").click({ position: { x: 200, y: (band?.y ?? 0) - ((await page.locator(".run-diagram svg").boundingBox())?.y ?? 0) + 6 } });
    await expect.poll(() => step(page)).toMatch(/^Step 1 of/);
  });

  test("every format is handed over as a file", async () => {
    const { page } = await open(TWO_WAY);
    const files: string[] = [];
    for (let i = 0; i < Object.keys(TEXT_FORMATS).length; i++) {
      await page.locator(".run-menu summary").click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".run-menu li button").nth(i).click()]);
      expect(readFileSync(await download.path(), "utf8").length).toBeGreaterThan(20);
      files.push(download.suggestedFilename());
    }
    const endings = Object.values(TEXT_FORMATS).map(({ ending }) => `two-way-accept-no-two-way-acceptance${ending}`);
    expect(files.toSorted()).toEqual(endings.toSorted());
  });

  test.each([[WIDE, "light"], [NARROW, "dark"]] as const)("the explorer at %i px: branch, return, share a link and open it again", async (width, theme) => {
    const opened = await open(explorerHref(HANDSHAKE, 2), { width, theme });
    const { page } = opened;
    await button(page, "Deliver B1 SYN,ACK 0/1").click();
    await expect.poll(() => step(page)).toBe("Step 4 of 4");
    await button(page, "Undo").click();
    await button(page, "Drop B1 SYN,ACK 0/1").click();
    expect(await page.locator(".run-branches li").count()).toBe(2);
    expect(await page.locator(".run-did").innerText()).toContain("the network drops B1 SYN,ACK 0/1");
    const link = page.url();
    await button(page, "Branch 1").click();
    expect(await page.locator(".run-did").innerText()).toContain("the network delivers B1 SYN,ACK 0/1");
    // The bar that stays in sight covers what is scrolled below it.
    await page.evaluate("scrollTo(0, 0)");
    await expectSound(opened);
    const again = await open(link.slice(link.indexOf("#")), { width });
    expect(await again.page.locator(".run-did").innerText()).toContain("the network drops B1 SYN,ACK 0/1");
    expect(await step(again.page)).toBe("Step 4 of 4");
  });

  test("the same schedule on another endpoint: it breaks, and the two are put side by side where they part", async () => {
    const { page, complaints } = await open(explorerHref(HANDSHAKE, 2));
    const [who, beside] = [page.getByLabel("Endpoint").first(), page.getByLabel("Endpoint").nth(1)];
    await beside.selectOption("two-way-accept");
    expect(await page.locator(".run-parting").innerText()).toBe("They part at step 3.");
    await who.selectOption("two-way-accept");
    expect(await page.locator(".run-explorer > .run-verdict").innerText()).toContain("at step 3");
    expect(await page.locator(".run-parting").innerText()).toContain("They never part");
    expect(complaints).toEqual([]);
  });

  test("a forged segment with chosen bits and numbers reaches an end", async () => {
    const { page } = await open(explorerHref({ ...HANDSHAKE, actions: HANDSHAKE.actions.slice(0, 1) } as Trace, 0));
    await page.getByText("Forge a segment").click();
    await page.locator(".run-forge select").first().selectOption("B");
    await page.getByLabel("plus").first().fill("-10");
    await button(page, "Inject").click();
    expect(await page.locator(".run-did").innerText()).toContain("SYN, SEQ = the peer's ISS−10");
    expect(await page.locator(".run-underway").innerText()).toContain("B1 SYN,ACK 0/=91");
  });

  test("a trace file is loaded; a bad one says what is wrong and loses nothing", async () => {
    const { page, complaints } = await open("#/explorer");
    const folder = mkdtempSync(join(tmpdir(), "synproof-load-"));
    try {
      const [good, bad] = [join(folder, "run.trace.json"), join(folder, "bad.trace.json")];
      writeFileSync(good, printTrace(HANDSHAKE));
      writeFileSync(bad, printTrace({ ...HANDSHAKE, variant: "<img src=x onerror=alert(1)>" }));
      await page.locator("input[type=file]").setInputFiles(good);
      await expect.poll(() => step(page)).toBe("Step 3 of 3");
      await page.locator("input[type=file]").setInputFiles(bad);
      expect(await page.getByRole("alert").innerText()).toMatch(/\[TRACE-FIELD\] bad\.trace\.json: variant: .*<img/);
      await expect.poll(() => step(page)).toBe("Step 3 of 3");
      // What the command line printed is as good as a file.
      const box = page.getByLabel("paste a replay command");
      await box.fill("npx synproof replay nothing");
      await box.press("Enter");
      await expect.poll(() => page.getByRole("alert").innerText()).toContain("[TOKEN-FORM]");
      await box.fill(`  npx synproof replay ${traceToken(TWO_WAY_TRACE)} --variant none\n`);
      await box.press("Enter");
      await expect.poll(() => step(page)).toBe("Step 4 of 4");
      expect(complaints).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each([[TWO_WAY, WIDE, "dark"], [TWO_WAY, NARROW, "light"], ["#/states", NARROW, "light"], ["#/states", WIDE, "dark"]] as const)("%s at %i px, %s, is sound", async (address, width, theme) => {
    const opened = await open(address, { width, theme });
    expect(await opened.page.locator("h1").count()).toBe(1);
    await expectSound(opened);
  });

  test("an edge of the state diagram leads to a run that takes it, and a run lights its states", async () => {
    const { page, complaints } = await open("#/states");
    await page.getByLabel("Light up a run").selectOption({ label: "LISTEN → SYN-RECEIVED" });
    await page.locator(".states-edge.lit").waitFor();
    expect(await page.locator(".states-box.lit > text").allTextContents()).toEqual(expect.arrayContaining(["SYN-RECEIVED", "SYN-SENT"]));
    await page.locator('.states-table a[aria-label*="from FIN-WAIT-1 to CLOSING"]').click();
    await page.locator(".run-diagram").waitFor();
    expect(await page.locator("h2").first().innerText()).toBe("FIN-WAIT-1 → CLOSING");
    expect(await page.locator(".run-state").allInnerTexts()).toContain("CLOSING");
    expect(complaints).toEqual([]);
  });

  test("in Chinese", async () => {
    const { page, complaints } = await open(TWO_WAY, { locale: "zh-CN" });
    expect(await page.locator("h1").innerText()).toBe("反例");
    expect(await page.locator(".run-did").innerText()).toContain("网络送达 A1 SYN");
    await expectChinese(page);
    for (const address of ["#/states", explorerHref(HANDSHAKE, 2)]) await expectChinese((await open(address, { locale: "zh-CN" })).page);
    await page.locator("input[type=file]").setInputFiles({ name: "f.json", mimeType: "application/json", buffer: Buffer.from("{") });
    expect(await page.getByRole("alert").innerText()).toContain("不是 JSON");
    await expectChinese(page);
    expect(complaints).toEqual([]);
  });

  test("a run of 500 steps: the diagram holds only what is in sight", async () => {
    const actions = [...HANDSHAKE.actions.slice(0, 2), ...Array.from({ length: 249 }, () => [{ do: "duplicate", segment: "A1 SYN 0" }, { do: "drop", segment: "A1 SYN 0" }] as const).flat()];
    const { page } = await open(explorerHref({ ...HANDSHAKE, actions } as Trace, 499));
    await expect.poll(() => step(page)).toBe("Step 500 of 500");
    expect(await page.locator(".run-diagram .number").count()).toBeLessThan(150);
    await page.evaluate("document.querySelector('.run-diagram').scrollTop = 0");
    await page.locator(".run-diagram .number", { hasText: /^3$/ }).waitFor();
  });

  // The last: it leaves the page.
  test("the Mermaid text of every scope is what Mermaid itself reads, statement by statement", async () => {
    const { page } = await open("");
    await page.goto("about:blank");
    await page.addScriptTag({ content: MERMAID });
    const diagrams = [...ALL_SCOPES, { ...TWO_WAY_TRACE, title: " \u0000" }, { ...TWO_WAY_TRACE, title: HOSTILE }].map((trace) => TEXT_FORMATS.mermaid.print(sourceOf(trace)) ?? "");
    for (const text of diagrams) {
      expect(await page.evaluate(`mermaid.parse(${JSON.stringify(text)})`)).toMatchObject({ diagramType: "sequence" });
      const read = await page.evaluate<readonly string[]>(`mermaid.mermaidAPI.getDiagramFromText(${JSON.stringify(text)}).then(({ db }) => [db.getDiagramTitle(), ...db.getMessages().map(({ message }) => message)])`);
      // Mermaid keeps what stands for an entity until it draws; a space at the end goes.
      const plain = (line: string): string => line.replaceAll(/ﬂ°°?(\w+)¶ß/g, "#$1;").trim();
      const written = text.split("\n").flatMap((line) => /^ {2}(?:title|Note [^:]*|[LR]\S+): (.*)$/.exec(line)?.[1] ?? []);
      expect(read.map(plain)).toEqual(written.map((line) => line.trim()));
    }
    await expect(page.evaluate(`mermaid.parse("sequenceDiagram\\n  Note above L: x")`)).rejects.toThrow("Parse error");
    const drawn = await page.evaluate<string>(`mermaid.render("drawn", ${JSON.stringify(diagrams.at(-1))}).then(({ svg }) => svg)`);
    expect(drawn).toContain("SYN SEQ=90");
    expect(drawn).not.toMatch(/<script|<b>/);
  });
});
