import { describe, expect, test } from "vitest";
import { expectChinese } from "./chinese.ts";
import { describeInBrowser, expectSound, NARROW, WIDE } from "./kit.ts";

const SECTIONS = ["verdicts", "gallery", "stacks", "about"];

// One browser for all of them.
describeInBrowser("the page", (pages) => {
  describe("every section of its own", () => {
    test.each(SECTIONS.flatMap((section) => [WIDE, NARROW].map((width) => [section, width] as const)))("%s at %d px, each in a theme and a language of its own", async (section, width) => {
      const opened = await pages.open(`#/${section}`, { width, ...(width === NARROW ? { locale: "zh-CN", theme: "dark" } : {}) });
      expect(await opened.page.locator("h1").count()).toBe(1);
      await expectSound(opened);
      if (width === NARROW) await expectChinese(opened.page);
    });
  });

  describe("the stacks", () => {
    test("an answer says whether it differs from the model, and opens its run", async () => {
      const opened = await pages.open("#/stacks");
      const { page } = opened;
      expect(await page.locator(".stacks-answer").allInnerTexts()).toEqual([expect.stringMatching(/^≠[\s\S]*silence\s*SYN-SENT$/), expect.stringMatching(/^SYN,ACK\s*SYN-RECEIVED$/)]);
      await page.locator(".stacks-answer").first().click();
      await expect.poll(() => page.locator(".run-count").first().innerText()).toBe("Step 2 of 2");
      // What was recorded, and what the model does, in step.
      expect(await page.locator(".run-side h2").allInnerTexts()).toEqual(["lwIP 2.1.3", "The model, profile rfc9293"]);
      expect(await page.locator(".run-side .run-state").allInnerTexts()).toEqual(["SYN-SENT", "SYN-RECEIVED"]);
      await page.keyboard.press("ArrowLeft");
      await expect.poll(() => page.locator(".run-side .run-state").allInnerTexts()).toEqual(["SYN-SENT", "SYN-SENT"]);
      await expectSound(opened);
    });
  });

  describe("the shell", () => {
    test("speaks the browser's language, and the other at the press of a button; both are remembered", async () => {
      const { page } = await pages.open("", { locale: "zh-CN", fresh: true });
      await expect.poll(() => page.getAttribute("html", "lang")).toBe("zh-Hans");
      expect(await page.textContent("nav a[aria-current]")).toBe("结论");
      await page.click("button:has-text('English')");
      await expect.poll(() => page.title()).toBe("Verdicts · Synproof");
      expect(await page.getAttribute("html", "lang")).toBe("en");
      await page.reload();
      await expect.poll(() => page.textContent("nav a[aria-current]")).toBe("Verdicts");
    });

    test("is dark when the system is, and light when the reader says so", async () => {
      const { page } = await pages.open("", { theme: "dark", fresh: true });
      const paper = (): Promise<string> => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
      const dark = await paper();
      await page.click(".theme-switch");
      await expect.poll(paper).not.toBe(dark);
      await page.reload();
      await expect.poll(paper).not.toBe(dark);
      await page.click(".theme-switch");
      await expect.poll(paper).toBe(dark);
    });

    test("the first Tab reaches the way past the navigation, and Enter takes it without leaving the section", async () => {
      const { page } = await pages.open("#/about", { fresh: true });
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate<string>("document.activeElement.id + location.hash")).toBe("main#/about");
    });

    test("an address of nothing says so, and leads back", async () => {
      const opened = await pages.open("#/%zz/x?y=%");
      expect(await opened.page.textContent("h1")).toBe("There is no such page");
      await expectSound(opened);
    });
  });
});
