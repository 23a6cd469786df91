/** The lessons: read, stepped through, turned, in both languages. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { LESSONS } from "../../src/report/client/lessons/all.ts";
import { THOROUGH } from "../kit/thorough.ts";
import { expectChinese } from "./chinese.ts";
import { describeInBrowser, expectSound, NARROW, WIDE } from "./kit.ts";

const turn = (page: Page, label: string, value: number): Promise<void> => page.getByLabel(label).fill(`${value}`);

/** Those with all kinds of words: queues, fields, octets, lengths. */
const UNFOLDED = ["two-queues", "data-on-syn", "time-wait"];

describeInBrowser("the lessons", (pages) => {
  test("from the start page it is two clicks to seeing why two handshakes fail", async () => {
    const opened = await pages.open("");
    await opened.page.click("nav a:has-text('Lessons')");
    await opened.page.click("main a:has-text('Why not two?')");
    expect(await opened.page.textContent("h1")).toBe("Why not two?");
    const first = opened.page.locator(".lesson-part").first();
    // Both columns stand at the step in which they part, each with its verdict, before anything is pressed.
    expect(await first.locator(".run-verdict").allTextContents()).toEqual(["✗ Breaks no-two-way-acceptance at step 2.", "✓ No property is broken."]);
    expect(await first.locator(".run-parting").textContent()).toContain("part at step 2");
    expect(await first.locator(".run-count").textContent()).toBe("Step 2 of 4");
  });

  test("its first run is stepped by the keyboard of the page; Shift with an arrow goes to the next lesson", async () => {
    const opened = await pages.open("#/lessons/why-not-two");
    const { page } = opened;
    const count = page.locator(".run-count").first();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => count.textContent()).toBe("Step 3 of 4");
    await page.keyboard.press("Home");
    await expect.poll(() => count.textContent()).toBe("Start of 4 steps");
    await page.keyboard.press("End");
    await expect.poll(() => count.textContent()).toBe("Step 4 of 4");
    await page.keyboard.press("Shift+ArrowRight");
    await page.waitForURL(/would-four-help/);
    await expect.poll(() => page.textContent("h1")).toBe("Would four help?");
    await page.click("a[rel=prev]");
    await expect.poll(() => page.textContent("h1")).toBe("Why not two?");
    expect(opened.complaints).toEqual([]);
  });

  test("the flood is turned up, cookies help, and the policies differ", async () => {
    const opened = await pages.open("#/lessons/two-queues");
    const { page } = opened;
    const clients = page.locator(".lessons-clients li");
    await turn(page, "Forged SYNs", 24);
    expect(await page.locator(".lessons-slots .forged").count()).toBe(8);
    expect((await clients.allTextContents()).filter((text) => text.includes("SYN dropped"))).toHaveLength(3);
    await page.getByLabel("cookies when full").check();
    expect((await clients.allTextContents()).filter((text) => text.includes("SYN dropped"))).toHaveLength(0);
    expect((await clients.allTextContents()).filter((text) => text.includes("by its own account"))).toHaveLength(2);
    await page.locator(".lessons-toy").getByLabel("reset", { exact: true }).check();
    expect((await clients.allTextContents()).filter((text) => text.endsWith("reset"))).toHaveLength(2);
    await page.locator(".lessons-follow a").click();
    expect(await page.locator(".run-verdict").first().textContent()).toContain("No property is broken");
    expect(opened.complaints).toEqual([]);
  });

  test("a SYN,ACK is lost six times, a TIME-WAIT is too short, an ISN is guessed", async () => {
    const opened = await pages.open("#/lessons/syn-ack-retransmission");
    const { page } = opened;
    await turn(page, "SYN,ACKs lost in a row", 6);
    expect(await page.locator(".lessons-toy [role=status]").textContent()).toBe("After 63 s the half-open connection is removed.");
    await page.goto(page.url().replace(/#.*/, "#/lessons/time-wait"));
    await page.waitForSelector("h1:has-text('TIME-WAIT')");
    const says = page.locator(".lessons-toy [role=status]");
    expect(await says.textContent()).toContain("A has gone");
    await turn(page, "TIME-WAIT lasts", 2);
    expect(await says.textContent()).toContain("A is still there");
    await page.goto(page.url().replace(/#.*/, "#/lessons/initial-sequence-number"));
    await page.click("button:has-text('moved on by the clock')");
    expect(await page.locator(".lessons-toy [role=status]").textContent()).toContain("off by 0, inside the window");
    await page.locator(".lessons-toy").getByLabel("RFC 6528").check();
    await page.getByLabel("Your guess").fill("no number");
    expect(await page.locator(".lessons-toy [role=status]").textContent()).toContain("A number from 0");
    expect(opened.complaints).toEqual([]);
  });

  test("the reader changes the language in the middle of a lesson", async () => {
    const opened = await pages.open("#/lessons/why-not-two");
    await opened.page.click("button:has-text('中文')");
    expect(await opened.page.textContent("h1")).toBe("为什么不能是两次？");
    expect(await opened.page.locator("blockquote").textContent()).toContain("所以需要三次握手");
    expect(opened.complaints).toEqual([]);
  });

  test("an address of no lesson shows the list", async () => {
    const opened = await pages.open("#/lessons/five-way");
    expect(await opened.page.locator("main .lead").textContent()).toContain("no such lesson");
    expect(await opened.page.locator(".lessons-list > li").count()).toBe(LESSONS.length);
  });

  test("every lesson is complete, quiet and no wider than a telephone; every third is read in English, the others in Chinese, in CI all of them", async () => {
    const opened = await pages.open("#/lessons", { width: NARROW });
    const { page, complaints } = opened;
    for (const language of ["en", "zh"] as const) {
      if (language === "zh") await page.click("button:has-text('中文')");
      for (const lesson of LESSONS.filter((_, i) => (i % 3 === 2) === (language === "en") || (language === "zh" && THOROUGH))) {
        await page.evaluate(`location.hash = "#/lessons/${lesson.id}"`);
        await page.waitForSelector(`h1:has-text(${JSON.stringify(lesson[language].question)})`);
        const shown = await page.evaluate<{ readonly parts: number; readonly figures: number; readonly tooWide: number }>(
          "({ parts: document.querySelectorAll('.lesson-part').length, figures: document.querySelectorAll('.lesson-figure, .lessons-toy').length, tooWide: document.documentElement.scrollWidth - innerWidth })",
        );
        expect({ id: lesson.id, ...shown }).toEqual({ id: lesson.id, parts: lesson.parts.length, figures: lesson.parts.filter(({ exhibit }) => exhibit !== undefined).length, tooWide: 0 });
        if (language === "zh") await expectChinese(page, UNFOLDED.includes(lesson.id));
      }
    }
    expect(complaints).toEqual([]);
  });

  // Those with parts of their own; widths, themes and languages take turns.
  test.each([
    ["", NARROW, "dark", "zh-CN"], ["/two-queues", WIDE, "light", "en"], ["/time-wait", NARROW, "dark", "zh-CN"],
  ] as const)("lessons%s is sound at %d px, %s, %s", async (path, width, theme, locale) => {
    const opened = await pages.open(`#/lessons${path}`, { width, theme, locale });
    expect(await opened.page.locator("h1").count()).toBe(1);
    // The stepper is looked at in a counterexample.
    await expectSound(opened, [".run-panel"]);
  });
});
