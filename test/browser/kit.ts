/** The page of the report in a real Chromium: one browser for a test file, in it one tab, which goes from address to address as a reader does. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { builtPage } from "../../src/cli/page/built-page.ts";
import { embedReport, type PageData } from "../../src/report/embed.ts";
import { THOROUGH } from "../kit/thorough.ts";
import { BROWSER_REPORT } from "./report.ts";

/** The first is Chromium without what draws windows: it opens a page in two thirds of the time. */
const BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const found = BROWSERS.map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find((path) => path !== "");
const wanted = found !== undefined || process.env["CI"] === "true";
if (!wanted) process.stderr.write(`No ${BROWSERS.join(", ")} here: the page is not opened in a browser.\n`);

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const EMPTY = "about:blank";
/** What can be well on a wide page and wrong on a narrow one in the other theme. */
const NARROW_RULES = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "avoid-inline-spacing", "meta-viewport"];

export const WIDE = 1280;
export const NARROW = 390;

export interface Opened {
  readonly page: Page;
  /** What the browser said against the page, and what the page asked for. */
  readonly complaints: readonly string[];
}

export interface OpenOptions {
  readonly width?: number;
  readonly theme?: "light" | "dark";
  readonly locale?: "en" | "zh-CN";
  readonly report?: PageData;
  /** Loaded anew, as if nobody had been there. */
  readonly fresh?: boolean;
}

/** `open` is only to be called within tests. */
export interface Pages {
  /**
   * What was opened before is gone then: a tab costs four times as much as a page in it, and a page ten times as much as a
   * section in it. It is loaded anew where it has to be: for another report or language, and when something is remembered.
   * @param address within the page, such as `#/lessons`.
   */
  open(address: string, options?: OpenOptions): Promise<Opened>;
}

/** Like `describe`, with a browser; skipped, saying so, where there is none. */
export function describeInBrowser(name: string, tests: (pages: Pages) => void): void {
  // On a machine that is busy with other tests, the browser may be late once.
  describe.runIf(wanted)(`${name}`, { retry: 1 }, () => {
    let browser: Browser | undefined;
    let template = "";
    const folder = mkdtempSync(join(tmpdir(), "synproof-page-"));
    let files = 0;

    beforeAll(async () => {
      if (found === undefined) throw new Error(`none of ${BROWSERS.join(", ")} is installed`);
      template = await builtPage(() => {});
      browser = await chromium.launch({ executablePath: found, args: FLAGS });
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });

    let tab: Tab | undefined;
    const written = new Map<PageData, string>();
    const fileOf = (report: PageData): string => {
      const known = written.get(report) ?? join(folder, `${files++}.html`);
      if (!written.has(report)) writeFileSync(known, embedReport(template, report));
      written.set(report, known);
      return known;
    };

    tests({
      open: async (address, { width = WIDE, theme = "light", locale = "en", report = BROWSER_REPORT, fresh = false } = {}) => {
        if (browser === undefined) throw new Error("pages are opened within tests");
        tab ??= await newTab(browser);
        const { page } = tab;
        const own = `file://${fileOf(report)}`;
        const stays = !fresh && locale === tab.locale && page.url().startsWith(own) && (await page.evaluate<number>("localStorage.length")) === 0;
        if (!stays && page.url() !== EMPTY) {
          await page.evaluate("localStorage.clear()");
          // Without it an address of the same file would not load the page anew.
          await page.goto(EMPTY);
        }
        if (locale !== tab.locale) await tab.speak(locale);
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: theme });
        tab.own = own;
        const complaints: string[] = [];
        tab.complaints = complaints;
        await (stays ? page.evaluate(goTo(address)) : page.goto(`${own}${address}`));
        await page.waitForSelector("h1");
        return { page, complaints };
      },
    });
  });
}

/** By way of an address of nothing, so that a section is drawn anew even if it is the one at hand. */
const goTo = (address: string): string => `(async () => {
  const to = (hash) => new Promise((there) => {
    addEventListener("hashchange", () => requestAnimationFrame(() => requestAnimationFrame(there)), { once: true });
    location.hash = hash;
  });
  await to("#/nowhere");
  await to(${JSON.stringify(address)});
  document.activeElement.blur();
  scrollTo(0, 0);
})()`;

/** A tab, and what the page in it may ask for and where its complaints go. */
interface Tab {
  readonly page: Page;
  own: string;
  complaints: string[];
  locale: string;
  /** What the browser says that its reader reads, from the next page on. */
  speak(locale: string): Promise<void>;
}

async function newTab(browser: Browser): Promise<Tab> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const userAgent = await page.evaluate<string>("navigator.userAgent");
  const tab: Tab = {
    page, own: EMPTY, complaints: [], locale: "",
    speak: async (locale) => {
      await devtools.send("Emulation.setUserAgentOverride", { userAgent, acceptLanguage: locale });
      tab.locale = locale;
    },
  };
  const allowed = (url: string): boolean => [tab.own, EMPTY, "data:,", "blob:"].some((start) => url.startsWith(start));
  tab.page.on("console", (message) => tab.complaints.push(`${message.type()}: ${message.text()}`));
  tab.page.on("pageerror", (error) => tab.complaints.push(`error: ${error.message}`));
  tab.page.on("request", (request) => {
    if (!allowed(request.url())) tab.complaints.push(`asks for ${request.url()}`);
  });
  return tab;
}

/**
 * Nothing in the console, no request, nothing wider than the window, and nothing that axe finds: all of WCAG on the wide page, on the narrow one, in CI, what it alone can have wrong. So sections are opened wide in one theme, and narrow in the other.
 * @param without parts that another test has looked at: axe takes seconds for a page of many drawings.
 */
export async function expectSound({ page, complaints }: Opened, without: readonly string[] = []): Promise<void> {
  expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  const wide = (await page.evaluate<number>("innerWidth")) >= WIDE;
  if (wide || THOROUGH) expect(await violations(page, wide ? { type: "tag", values: RULES } : { type: "rule", values: NARROW_RULES }, without)).toEqual([]);
  expect(complaints).toEqual([]);
}

/** What axe finds, a line each. */
async function violations(page: Page, runOnly: { readonly type: "tag" | "rule"; readonly values: readonly string[] }, without: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(AXE);
  return page.evaluate<readonly string[]>(`axe.run({ exclude: ${JSON.stringify(without)} }, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ["violations"], selectors: false, preload: false, performanceTimer: false }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ": " + node.html.slice(0, 120) + " " + (node.any[0]?.message ?? ""))))`);
}
