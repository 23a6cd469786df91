/** `npm run build`: the package's own code, in dist: JavaScript, declarations, the page of the report. `npm pack` runs it. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { builtPage } from "../src/cli/page/built-page.ts";

const DIST = resolve(import.meta.dirname, "../dist");

/** All but the page, which is built anew only when it is older than its sources. */
const clear = (): void => {
  for (const entry of readdirSync(DIST)) if (entry !== "page") rmSync(join(DIST, entry), { recursive: true });
};

/** Modules and their declarations. @throws when the compiler finds something. */
const compile = (): void => {
  const { status } = spawnSync("tsc", ["-p", "tsconfig.build.json"], { cwd: join(DIST, ".."), stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) throw new Error("the compiler has found something");
};

const RELATIVE_SOURCE = /((?:from|import)\s*\(?\s*")(\.{1,2}\/[^"]+)\.ts"/g;

/** The compiler leaves the endings of imports in declarations as they are in the sources, which not every resolver follows. */
const nameWhatIsThere = (): void => {
  for (const path of filesIn(DIST, ".d.ts")) writeFileSync(path, readFileSync(path, "utf8").replaceAll(RELATIVE_SOURCE, '$1$2.js"'));
};

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map(({ parentPath, name }) => join(parentPath, name));

await builtPage((text) => void process.stdout.write(text));
clear();
compile();
// Nobody imports the command line.
for (const path of filesIn(join(DIST, "cli"), ".d.ts")) rmSync(path);
nameWhatIsThere();
