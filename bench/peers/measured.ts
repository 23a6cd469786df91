/** What a search of the small connection took, whoever made it. */
import { spawnSync } from "node:child_process";

export interface Measured {
  readonly states: number;
  /** The initial state and all successors within the bounds, new or not. */
  readonly generated: number;
  /** Levels, where that is told. */
  readonly depth?: number;
  /** Of processors, not of a clock. */
  readonly seconds: number;
  /** Octets of states and the table to find them by, as each counts them itself. */
  readonly octets?: number;
}

/** @throws when the tool fails. */
export const run = (tool: string, words: readonly string[], cwd: string): string => {
  const { status, stdout, stderr, error } = spawnSync(tool, words, { cwd, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (error !== undefined || status !== 0) throw new Error(`${tool} failed: ${error?.message ?? ""}${stderr}${stdout}`);
  return stdout;
};

/** The same, and the processor time that it took, as the shell tells it. */
export const timed = (tool: string, words: readonly string[], cwd: string): { readonly text: string; readonly seconds: number } => {
  const text = run("bash", ["-c", 'exec 2>&1; TIMEFORMAT="processor %U %S"; time "$@"', "bash", tool, ...words], cwd);
  const [, user = "", system = ""] = /processor ([\d.]+) ([\d.]+)/.exec(text) ?? [];
  return { text, seconds: Number(user) + Number(system) };
};

/** The number that a tool tells. @throws when it does not. */
export const told = (text: string, pattern: RegExp): number => {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`the tool says nothing of ${pattern.source}:\n${text}`);
  return Number(found.replaceAll(",", ""));
};
