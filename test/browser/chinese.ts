/** Whether a page in Chinese is Chinese: every text of it, and what is told to those who do not see. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { foreignWords } from "../kit/foreign-words.ts";

/** Code, what is marked as English, what people wrote; the figure keeps the words of the RFC. */
const AS_IT_IS = "code, pre, [lang=en], blockquote, svg.states, .about-below";

/** @param unfolded with all that is folded away, too, which takes longer. */
export async function expectChinese(page: Page, unfolded = true): Promise<void> {
  const texts = await page.evaluate<readonly string[]>(`(async () => {
    // What is folded inside of what is folded is made when that is opened.
    for (let i = 0; i < ${unfolded ? 2 : 0}; i++) {
      for (const one of document.querySelectorAll("main details:not([open])")) one.open = true;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("script, style, noscript, ${AS_IT_IS}")) texts.push(walk.currentNode.data);
    for (const name of ["title", "aria-label", "placeholder"]) for (const one of document.querySelectorAll("[" + name + "]")) if (!one.closest("svg.states")) texts.push(one.getAttribute(name));
    return [...new Set(texts)];
  })()`);
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => foreignWords(text).length > 0).map((text) => `${foreignWords(text).join(" ")}: ${text.slice(0, 200)}`)).toEqual([]);
}
