/** The built page: shipped with the package, or built from its sources when those are newer. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Trouble } from "../trouble.ts";
import { buildPage } from "./build-page.ts";

/** The package's own folder. */
const ROOT = resolve(import.meta.dirname, "../../..");
export const BUILT_PAGE = join(ROOT, "dist/page/index.html");
const CLIENT = join(ROOT, "src/report/client");
/** What the page is made of. */
const SOURCES = [join(ROOT, "src"), join(ROOT, "package-lock.json")];

/**
 * The page, without data.
 *
 * @param say is told before it is built, which takes seconds.
 * @throws Trouble when there is none and it cannot be built.
 */
export async function builtPage(say: (text: string) => void): Promise<string> {
  if (isOutdated()) await renewIfPossible(say);
  return readFileSync(BUILT_PAGE, "utf8");
}

/** Builds it, whatever there is. */
export const renewPage = async (): Promise<void> => writePage(await buildPage(CLIENT));

/** Older than a source. A package without the page's sources ships the page, and so is never outdated. */
function isOutdated(): boolean {
  if (!existsSync(join(CLIENT, "main.tsx"))) return !existsSync(BUILT_PAGE);
  return !existsSync(BUILT_PAGE) || newest(SOURCES.filter(existsSync)) > statSync(BUILT_PAGE).mtimeMs;
}

const newest = (paths: readonly string[]): number => Math.max(...paths.map((path) => (statSync(path).isDirectory() ? newestIn(path) : statSync(path).mtimeMs)));

/** A folder is as old as what is in it: a file that has gone shows in its folder's own time. */
const newestIn = (folder: string): number =>
  Math.max(statSync(folder).mtimeMs, ...readdirSync(folder, { withFileTypes: true }).map((entry) => newest([join(folder, entry.name)])));

async function renewIfPossible(say: (text: string) => void): Promise<void> {
  say("Building the page of the report …\n");
  try {
    await renewPage();
  } catch (error) {
    if (!isMissing(error)) throw error;
    // An old page is better than none, where the tools of development are not installed.
    if (!existsSync(BUILT_PAGE)) throw new Trouble("PAGE-UNBUILT", "the page of the report has not been built, and vite, which builds it, is not installed", "Run `npm ci` in the folder of Synproof.");
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND" && error.message.includes("vite");

/** In one piece, whoever else is building or reading it. */
function writePage(page: string): void {
  mkdirSync(dirname(BUILT_PAGE), { recursive: true });
  const folder = mkdtempSync(join(dirname(BUILT_PAGE), "draft-"));
  writeFileSync(join(folder, "index.html"), page);
  renameSync(join(folder, "index.html"), BUILT_PAGE);
  rmdirSync(folder);
}
