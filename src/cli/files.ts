/** Files that a person names: read and written with errors that say what to do. */
import { accessSync, appendFileSync, constants, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Trouble } from "./trouble.ts";

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "unknown");

/** Nothing, where a path cannot even be followed. */
function existing(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

export const isFile = (path: string): boolean => existing(path)?.isFile() ?? false;

/** @param wanted what is looked for. */
export function readText(path: string, wanted = "a trace file, or a token"): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw readTrouble(path, error, wanted);
  }
}

/** Why a file cannot be read. */
export function readTrouble(path: string, error: unknown, wanted: string): Trouble {
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return new Trouble("FILE-MISSING", `there is no file ${path}`, `Give the path of ${wanted}.`);
    case "EISDIR":
      return new Trouble("FILE-FOLDER", `${path} is a folder`, "Name a file in it.");
    default:
      return new Trouble("FILE-UNREADABLE", `${path} cannot be read (${codeOf(error)})`, "Check its permissions.");
  }
}

/** The file itself, or, of a folder, the files below it whose names end so, in order. */
export function filesNamed(path: string, ending: string, wanted: string): readonly string[] {
  const found = existing(path);
  if (found === undefined) throw new Trouble("FILE-MISSING", `there is no file ${path}`, `Give the path of ${wanted}.`);
  if (!found.isDirectory()) return [path];
  try {
    const entries = readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => (entry.isDirectory() ? filesNamed(join(path, entry.name), ending, wanted) : entry.isFile() && entry.name.endsWith(ending) ? [join(path, entry.name)] : []));
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble("FILE-UNREADABLE", `${path} cannot be read (${codeOf(error)})`, "Check its permissions.");
  }
}

/** Makes sure, before any work is done, that files can be written into `folder`. */
export function prepareFolder(folder: string): void {
  const found = existing(folder);
  if (found !== undefined && !found.isDirectory()) {
    throw new Trouble("OUT-NOT-A-FOLDER", `--out ${folder} is not a folder`, "Name a folder, or a path where one can be made.");
  }
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Node's own recursive mkdir never returns where a parent exists and yet nothing can be made in it, as below /proc. */
function makeFolder(folder: string): void {
  if (existing(folder)?.isDirectory() === true) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

export function writeText(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
  return path;
}

/** Makes sure, before any work is done, that the file can be written. @param flag that named it. */
export function prepareFile(path: string, flag: string): void {
  const found = existing(path);
  if (found?.isDirectory() === true) throw new Trouble("OUT-IS-A-FOLDER", `${flag} ${path} is a folder`, "Name a file in it.");
  try {
    const folder = dirname(resolve(path));
    makeFolder(folder);
    accessSync(found === undefined ? folder : path, constants.W_OK);
  } catch (error) {
    throw unwritableFile(path, error);
  }
}

export function writeFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw unwritableFile(path, error);
  }
}

export function appendFile(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    throw unwritableFile(path, error);
  }
}

const unwritableFile = (path: string, error: unknown): Trouble =>
  new Trouble("OUT-UNWRITABLE", `${path} cannot be written (${codeOf(error)})`, "Check permissions and free space, or name another file.");

const unwritable = (path: string, error: unknown): Trouble =>
  codeOf(error) === "ENOTDIR" || codeOf(error) === "EEXIST"
    ? new Trouble("OUT-NOT-A-FOLDER", `--out ${path} leads through something that is not a folder`, "Name a folder, or a path where one can be made.")
    : new Trouble("OUT-UNWRITABLE", `${path} cannot be written (${codeOf(error)})`, "Check permissions and free space, or name another folder with --out.");
