/** The repository's own files, as text, for the tests and scripts that read it. */
import { readdirSync, readFileSync } from "node:fs";
import { posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const GENERATED = ["node_modules", ".git", "report", "reports", ".stryker-tmp", "build", "dist", "coverage"];

export interface Source {
  /** From the root, with slashes: `src/model/seq.ts`. */
  readonly path: string;
  readonly text: string;
}

/** All files below `folder` whose name ends in one of `endings` (all, if none is given), by path. */
export const sources = (folder: string, ...endings: readonly string[]): readonly Source[] => {
  const walk = (at: string): readonly string[] =>
    readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
      const path = `${at}/${entry.name}`;
      if (entry.isFile()) return [path];
      return entry.isDirectory() && !GENERATED.includes(relative(ROOT, path)) ? walk(path) : [];
    });
  return walk(posix.join(ROOT, folder).replace(/\/$/, ""))
    .map((path) => ({ path: relative(ROOT, path).replaceAll(sep, "/"), file: path }))
    .filter(({ path }) => endings.length === 0 || endings.some((ending) => path.endsWith(ending)))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, file }) => ({ path, text: readFileSync(file, "utf8") }));
};

export interface Import {
  readonly from: string;
  /** What is imported: a package, `node:fs`, or a file from the root. */
  readonly what: string;
  /** Gone at run time. */
  readonly typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\b(\s+type\b)?\s*(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?)?\s*from\s+"([^"]+)"/gm;
const OTHER = /\bimport\s*\(?\s*"([^"]+)"/g;

/** A template may hold the text of another program. */
const withoutTemplates = (text: string): string => text.replace(/`(?:[^`\\]|\\.)*`/g, "``");

export const importsOf = ({ path, text: written }: Source): readonly Import[] => {
  const text = withoutTemplates(written);
  const resolved = (what: string): string => (what.startsWith(".") ? posix.join(posix.dirname(path), what) : what);
  const statements = [...text.matchAll(STATEMENT)].map(([, type, what = ""]) => ({ from: path, what: resolved(what), typeOnly: type !== undefined }));
  const others = [...text.matchAll(OTHER)].map(([, what = ""]) => ({ from: path, what: resolved(what), typeOnly: false }));
  return [...statements, ...others];
};

/** `src/model/seq.ts` → `model`; undefined outside src. */
export const areaOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

/** Text without comments, so that a rule may be spoken of where it is explained. */
export const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
