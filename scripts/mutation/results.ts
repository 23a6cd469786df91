/** What Stryker wrote down about a group of files. */
import { existsSync, readFileSync } from "node:fs";
import type { MutantStatus, Position } from "@stryker-mutator/api/core";

/** A mutant, and what became of it. */
export interface Result {
  readonly group: string;
  /** From src/model: `calls/open.ts`. */
  readonly file: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly status: MutantStatus;
  readonly because: string;
  /** The file of the test that noticed it first; undefined where it could not even be loaded. */
  readonly noticedBy: string | undefined;
}

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
  readonly testFiles?: Readonly<Record<string, { readonly tests: readonly { readonly id: string; readonly name: string }[] }>>;
}
interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: MutantStatus;
  readonly statusReason?: string;
  readonly killedBy?: readonly string[];
  readonly location: { readonly start: Position; readonly end: Position };
}

/** The text between two places, whose lines and columns count from 1. */
export const textAt = (source: string, { start, end }: Mutant["location"]): string => {
  const lines = source.split("\n");
  const offset = ({ line, column }: Position): number => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  return source.slice(offset(start), offset(end));
};

export const reportOf = (group: string): string => `reports/mutation/${group}.json`;

/** None, if the group has not been tried. */
export const resultsOf = (group: string): readonly Result[] => {
  if (!existsSync(reportOf(group))) return [];
  const { files, testFiles = {} } = JSON.parse(readFileSync(reportOf(group), "utf8")) as Report;
  const names = new Map(Object.values(testFiles).flatMap(({ tests }) => tests.map(({ id, name }) => [id, name.split(" > ")[0]] as const)));
  return Object.entries(files).flatMap(([path, { source, mutants }]) => mutants.map((mutant) => ({
    group,
    file: path.replace(/^src\/model\//, ""),
    mutator: mutant.mutatorName,
    original: textAt(source, mutant.location),
    replacement: mutant.replacement ?? "",
    status: mutant.status,
    because: mutant.statusReason ?? "",
    noticedBy: names.get(mutant.killedBy?.[0] ?? ""),
  })));
};
