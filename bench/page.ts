/** `npm run bench:page`: how soon the page of a report of 100 faulty endpoints is open, and how smoothly it scrolls and steps through 500 steps. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { builtPage } from "../src/cli/page/built-page.ts";
import { embedReport } from "../src/report/embed.ts";
import { BROWSER_REPORT } from "../test/browser/report.ts";

const VARIANTS = 100;
const OPENINGS = 9;
const FRAMES = 120;

const found = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find((path) => path !== "");
if (found === undefined) throw new Error("no Chromium here");

const some = BROWSER_REPORT.variants;
const variants = Array.from({ length: VARIANTS }, (_, i) => i).flatMap((i) => some.slice(i % some.length).slice(0, 1).map((variant) => ({ ...variant, id: `variant-${i}` })));
const folder = mkdtempSync(join(tmpdir(), "synproof-bench-"));
const file = join(folder, "index.html");
writeFileSync(file, embedReport(await builtPage(() => {}), { ...BROWSER_REPORT, variants }));
console.log(`a report of ${VARIANTS} variants: ${Math.round(statSync(file).size / 1000)} kB`);

const actions = ["open.B.passive", "open.A.active", ...Array.from({ length: 249 }, () => ["duplicate.A1_SYN_0", "drop.A1_SYN_0"]).flat()];
const run = `run=s1.connection.rfc9293.100.300.64000..${actions.join("..")}&step=500`;
const middle = (sorted: readonly number[], share = 0.5): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 10) / 10;

const browser = await chromium.launch({ executablePath: found, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const opened: number[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(`file://${file}`, { waitUntil: "commit" });
    await page.waitForSelector("h1");
    opened.push(performance.now() - start);
    await page.close();
  }
  opened.sort((a, b) => a - b);
  console.log(`from the address to the first heading: ${middle(opened)} ms (fastest ${middle(opened, 0)})`);

  const page = await context.newPage();
  await page.goto(`file://${file}#/explorer?${run}`);
  await page.waitForSelector(".run-diagram svg");
  const frames = async (name: string, act: string): Promise<void> => {
    const times = await page.evaluate<number[]>(`(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const box = document.querySelector(".run-diagram"), root = document.documentElement;
      const times = [];
      let last = await frame();
      for (let i = 0; i <= ${FRAMES}; i++) { ${act}; const now = await frame(); times.push(now - last); last = now; }
      return times.sort((a, b) => a - b);
    })()`);
    console.log(`${name}: ${middle(times)} ms a frame, 95 of 100 within ${middle(times, 0.95)}, the longest ${middle(times, 0.999)}`);
  };
  await frames("500 steps, the diagram scrolled from end to end", `box.scrollTop = (box.scrollHeight - box.clientHeight) * i / ${FRAMES}`);
  await frames("500 steps, the page scrolled from end to end", `scrollTo(0, (root.scrollHeight - innerHeight) * i / ${FRAMES})`);
  await frames("500 steps, a key for each frame", `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }))`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
