import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { VARIANTS } from "../../src/variants/index.ts";
import { hostileIngredients } from "../report/fixtures/hostile.ts";
import { describeInBrowser, expectSound, NARROW, WIDE } from "./kit.ts";
import { BROWSER_INGREDIENTS, BROWSER_REPORT, VIOLATED_REPORT } from "./report.ts";

describeInBrowser("verdicts, gallery and the facts of the run", (pages) => {
  test.each([WIDE, NARROW])("from opening the file at %i px, a click leads to where two segments are seen to fail; a link to a property leads to it", async (width) => {
    const { page } = await pages.open("", { fresh: true, width });
    await page.click("text=See two segments fail");
    expect(page.url()).toContain("#/lessons/why-not-two");
    const inSight = (selector: string): Promise<boolean> => page.evaluate<boolean>(`(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`);
    await expect.poll(() => inSight("svg.ladder .band.broken")).toBe(true);
    expect(await inSight(".run-verdict.bad")).toBe(true);
    // The keys step through what the reader was led to.
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator(".run-count").first().innerText()).toBe("Step 3 of 4");
    await page.locator("figcaption a[href='#/verdicts/no-two-way-acceptance']").first().click();
    await expect.poll(() => page.evaluate<string>("document.activeElement.textContent")).toContain("no-two-way-acceptance");
    await expect.poll(() => inSight("[data-arrival] summary")).toBe(true);
  });

  test("a verdict is read, searched for and filtered", async () => {
    const { page } = await pages.open("#/verdicts");
    const items = page.locator("ul.verdicts-list").first().locator(":scope > li");
    // What is not well comes first.
    expect(await items.first().textContent()).toContain("never exercised");
    await page.fill("input[type=search]", "final ack §3.6");
    expect(await items.count()).toBeGreaterThan(0);
    expect(await items.first().textContent()).toMatch(/final/i);
    await page.fill("input[type=search]", "");
    await page.getByRole("radio", { name: "never exercised" }).check();
    expect(await items.count()).toBe(1);
  });

  test("a violated property has a command to copy and a way into the stepper", async () => {
    const opened = await pages.open("#/verdicts", { report: VIOLATED_REPORT, width: NARROW, theme: "dark" });
    expect(await opened.page.textContent("h1")).toBe("One property is violated on the correct model");
    expect(await opened.page.textContent(".verdicts-details pre")).toContain("npx synproof replay s1.connection");
    await opened.page.click("button:has-text('Copy')");
    await opened.page.waitForSelector("button:has-text('Copied')");
    await expectSound(opened);
    await opened.page.click("text=Step through it");
    expect(opened.page.url()).toMatch(/#\/counterexamples\/model\/no-two-way-acceptance\?step=3$/);
  });

  test("the gallery: survivors with their reason first, and each mark of the matrix leads to its run", async () => {
    const { page } = await pages.open("#/gallery/two-way-accept");
    expect(await page.textContent(".gallery-survivor:has-text('Four-way')")).toContain("Four segments are enough");
    expect(await page.getAttribute("details.gallery-card[open]", "open")).not.toBeNull();
    expect(await page.textContent("details.gallery-card[open]")).toContain("serves a ghost until a timeout");
    await page.click("table.gallery-matrix td a");
    expect(page.url()).toMatch(/#\/counterexamples\/two-way-accept\/no-two-way-acceptance/);
  });

  test("what was proved is told beside what was tried: states, bounds, and the matrix of exhaustive searches", async () => {
    const opened = await pages.open("#/verdicts/ends-agree", { report: VIOLATED_REPORT, width: NARROW });
    const { page } = opened;
    expect(await page.textContent("li:has(> details[open] code:text-is('ends-agree'))")).toMatch(/proved within bounds[\s\S]*1,000 random runs[\s\S]*all 4,321 states/);
    await page.click("summary:has-text('connection-small')");
    expect(await page.textContent("main")).toContain("at most 1 × losses: one is enough to need a retransmission");
    await page.click("nav a[href='#/gallery']");
    await expect.poll(() => page.textContent("main")).toContain("Handshakes of one to four segments");
    expect(await page.textContent("section:has(> h2:text-is('Two faults at once'))")).toMatch(/0 of 1 are seen[\s\S]*two-way-accept\s*ack-of-isn\s*ends-agree\s*yes/);
    expect(await page.locator("td[title^='ack-of-isn × acknowledges-isn-plus-one: found']").count()).toBe(1);
    await expectSound(opened);
  });

  test("the data leaves the page as report.json, to the last octet; the other forms are what the command writes", async () => {
    const { page } = await pages.open("#/about");
    const saved = async (button: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`text=${button}`)]);
      return readFileSync(await download.path(), "utf8");
    };
    expect(await saved("report.json, everything")).toBe(`${JSON.stringify(BROWSER_REPORT, null, 1)}\n`);
    expect(await saved("Summary as Markdown")).toContain("no-two-way-acceptance");
    expect(await saved("JUnit XML")).toContain("<testsuites");
  });

  test("the raw data is looked into, place by place", async () => {
    const opened = await pages.open("#/about");
    const { page } = opened;
    await page.click(".about-below a:has-text('variants')");
    await page.click(".about-below a:has-text('two-way-accept')");
    await page.waitForURL(/#\/about\/variants\/two-way-accept$/);
    await expect.poll(async (): Promise<unknown> => JSON.parse((await page.textContent(".about-json")) ?? "")).toMatchObject({ id: "two-way-accept", caughtBy: VARIANTS["two-way-accept"]?.caughtBy });
    await expectSound(opened);
  });

  test("hostile names and texts are shown and do nothing", async () => {
    const hostile = buildReport(hostileIngredients(BROWSER_INGREDIENTS));
    for (const section of ["verdicts", "gallery", "about"]) {
      const { page, complaints } = await pages.open(`#/${section}`, { report: hostile });
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      expect(await page.textContent("main")).toContain("<script>pwned = 1</script>");
      expect(await page.evaluate<unknown>("[typeof pwned, document.querySelectorAll('main img, main script').length, document.querySelectorAll('a[href^=javascript]').length]")).toEqual(["undefined", 0, 0]);
      expect(complaints).toEqual([]);
    }
  });
});
