/** What became of the mutants, held against the reasons for which some may survive. */
import type { Reason } from "./reasons.ts";
import type { Result } from "./results.ts";

/** Of all mutants that were not left alone. */
export const THRESHOLD = 95;

export interface Row {
  readonly group: string;
  readonly mutants: number;
  readonly killed: number;
  /** Stopped because they would not have ended; counted as killed. */
  readonly endless: number;
  readonly survived: number;
  /** Of those killed, how many a pin noticed first. */
  readonly pinned: number;
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

/** `calls/open.ts BooleanLiteral: true → false` */
export const nameOf = ({ file, mutator, original, replacement }: Result): string => `${file} ${mutator}: ${short(original)} → ${short(replacement)}`;

/** Nothing noticed it; or it could not be asked about, which is no better. */
export const isAlive = ({ status }: Pick<Result, "status">): boolean => status === "Survived" || status === "NoCoverage" || status === "RuntimeError";

const rowOf = (group: string, mutants: readonly Result[]): Row => {
  const count = (of: (mutant: Result) => boolean): number => mutants.filter(of).length;
  return {
    group, mutants: count(({ status }) => status !== "Ignored"), killed: count(({ status }) => status === "Killed"), endless: count(({ status }) => status === "Timeout"),
    survived: count(isAlive), pinned: count(({ noticedBy = "" }) => noticedBy.startsWith("test/pins/")),
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

export const judge = (mutants: readonly Result[], reasons: readonly Reason[]): Verdict => {
  const files = new Set(mutants.map(({ file }) => file));
  const groups = [...new Set(mutants.map(({ group }) => group))];
  const alive = mutants.filter(isAlive).map(nameOf);
  const excused = reasons.flatMap((reason) => reason.mutants).filter((name) => files.has(name.slice(0, name.indexOf(" "))));
  const ignored: Record<string, number> = {};
  for (const { status, because } of mutants) if (status === "Ignored") ignored[because] = (ignored[because] ?? 0) + 1;
  return {
    rows: groups.map((name) => rowOf(name, mutants.filter(({ group }) => group === name))),
    all: rowOf("all", mutants),
    ignored,
    open: without(alive, excused),
    stale: without(excused, alive),
  };
};
