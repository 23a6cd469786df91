/** The page in a real browser, driven by its own command line flags. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reportHtml } from "../../src/report/html/page.ts";
import { REPORT } from "./fixtures/results.ts";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];
const browser = BROWSERS.find((name) => spawnSync(name, ["--version"]).status === 0);
const wanted = browser !== undefined || process.env["CI"] === "true";
if (!wanted) process.stderr.write(`No ${BROWSERS.join(", ")} here: the page is not opened in a browser.\n`);

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--enable-logging=stderr", "--v=0",
];

/** Opens `html` from a file; gives the document as the browser has it, and what it logged about the page. */
function open(html: string, width: number): { readonly dom: string; readonly log: readonly string[] } {
  if (browser === undefined) throw new Error(`none of ${BROWSERS.join(", ")} is installed`);
  const folder = mkdtempSync(join(tmpdir(), "synproof-page-"));
  try {
    writeFileSync(join(folder, "index.html"), html);
    const ran = spawnSync(browser, [...FLAGS, `--user-data-dir=${join(folder, "profile")}`, `--window-size=${width},2000`, "--dump-dom", `file://${folder}/index.html`], { encoding: "utf8", timeout: 50_000 });
    return { dom: ran.stdout, log: ran.stderr.split("\n").filter((line) => line.includes("CONSOLE")) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const page = reportHtml(REPORT);

/**
 * The page in a frame of that width, since a window is never narrower than 500 px, and with a script that writes down what it
 * measures: the policy, which forbids it, is taken out.
 */
const measured = (html: string, width: number): string => {
  const inner = html
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replaceAll("<details", "<details open")
    .replace(
      "</body>",
      `<script>
        parent.document.body.setAttribute("data-measured", JSON.stringify({
          window: innerWidth,
          page: document.documentElement.scrollWidth,
          resources: performance.getEntriesByType("resource").map((entry) => entry.name),
          wide: [...document.querySelectorAll("main *, header *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 80)),
        }));
      </script></body>`,
    );
  return `<!doctype html><body><iframe style="border:0;width:${width}px;height:9000px" srcdoc="${inner.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe></body>`;
};

describe.runIf(wanted)("in a browser, from a file", () => {
  test("the policy lets the page be: nothing is logged", () => {
    const { dom, log } = open(page, 1280);
    expect(dom).toContain("</html>");
    expect(log).toEqual([]);
  });

  test("at 390 px nothing is wider than the window, with everything unfolded, and nothing is asked for", () => {
    const width = 390;
    const { dom } = open(measured(page, width), 1000);
    const found = /data-measured="([^"]*)"/.exec(dom)?.[1]?.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&") ?? "";
    expect(JSON.parse(found)).toEqual({ window: width, page: width, resources: [], wide: [] });
  });
});
