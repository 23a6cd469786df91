/** What became of the mutants, held against the reasons for which some may survive. */
import { readFileSync } from "node:fs";
import { posix, relative, sep } from "node:path";
import type { MutantResult } from "@stryker-mutator/api/core";
import type { Reason } from "./reasons.ts";

/** Of all mutants that were not left alone. */
export const THRESHOLD = 95;

export interface Row {
  readonly folder: string;
  readonly mutants: number;
  readonly killed: number;
  /** Stopped because they would not have ended; counted as killed. */
  readonly endless: number;
  readonly survived: number;
}

export interface Verdict {
  readonly rows: readonly Row[];
  readonly all: Row;
  /** How many were left alone, by reason. */
  readonly ignored: Readonly<Record<string, number>>;
  /** Survivors that no reason names. */
  readonly open: readonly string[];
  /** Mutants with a reason, of the files looked at, that do not survive, or are not there. */
  readonly stale: readonly string[];
}

const LONGEST = 120;
const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
};

/** The text between two places, whose lines and columns count from 1. */
const textAt = (source: string, { start, end }: MutantResult["location"]): string => {
  const lines = source.split("\n");
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  return source.slice(offset(start.line, start.column), offset(end.line, end.column));
};

const fileOf = ({ fileName }: MutantResult): string => relative("src/model", fileName).replaceAll(sep, "/");

/** `calls/open.ts BooleanLiteral: true → false` */
export const nameOf = (mutant: MutantResult): string => {
  const original = textAt(readFileSync(mutant.fileName, "utf8"), mutant.location);
  return `${fileOf(mutant)} ${mutant.mutatorName}: ${short(original)} → ${short(mutant.replacement ?? "")}`;
};

const isAlive = ({ status }: MutantResult): boolean => status === "Survived" || status === "NoCoverage" || status === "RuntimeError";

const rowOf = (folder: string, mutants: readonly MutantResult[]): Row => {
  const count = (of: (mutant: MutantResult) => boolean): number => mutants.filter(of).length;
  return {
    folder, mutants: count(({ status }) => status !== "Ignored"), killed: count(({ status }) => status === "Killed"), endless: count(({ status }) => status === "Timeout"),
    survived: count(isAlive),
  };
};

export const scoreOf = ({ mutants, killed, endless }: Row): number => (mutants === 0 ? 100 : (100 * (killed + endless)) / mutants);

/** Those of `names` that are not in `known`, counting. */
const without = (names: readonly string[], known: readonly string[]): readonly string[] => {
  const left = [...known];
  return names.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

export const judge = (mutants: readonly MutantResult[], reasons: readonly Reason[]): Verdict => {
  const files = new Set(mutants.map(fileOf));
  const folderOf = (mutant: MutantResult): string => posix.dirname(`src/model/${fileOf(mutant)}`);
  const folders = [...new Set(mutants.map(folderOf))].toSorted();
  const alive = mutants.filter(isAlive).map(nameOf);
  const excused = reasons.flatMap((reason) => reason.mutants).filter((name) => files.has(name.slice(0, name.indexOf(" "))));
  const ignored: Record<string, number> = {};
  for (const { status, statusReason = "" } of mutants) if (status === "Ignored") ignored[statusReason] = (ignored[statusReason] ?? 0) + 1;
  return {
    rows: folders.map((folder) => rowOf(folder, mutants.filter((mutant) => folderOf(mutant) === folder))),
    all: rowOf("all", mutants),
    ignored,
    open: without(alive, excused),
    stale: without(excused, alive),
  };
};
