/** `synproof list`: what there is to name on the command line. */
import { clause } from "../report/clause.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { Trouble } from "./trouble.ts";

export const LISTS = ["properties", "variants", "rules", "profiles"] as const;
type ListName = (typeof LISTS)[number];

export interface ListFlags {
  readonly json?: true;
}

export function listCommand(name: string, flags: ListFlags, { metadata, terminal }: Context): ExitCode {
  const known = LISTS.find((list) => list === name);
  if (known === undefined) throw new Trouble("CLI-LIST", `there is no list "${name}"`, didYouMean(name, LISTS, `Name one of ${LISTS.join(", ")}.`));
  const entries = entriesOf(known, metadata);
  const width = Math.max(0, ...entries.map(({ facts }) => facts.id.length));
  terminal.out(
    flags.json === true
      ? `${JSON.stringify(entries.map(({ facts }) => facts), null, 2)}\n`
      : entries.map(({ facts, line }) => `${facts.id.padEnd(width)}  ${line}\n`).join(""),
  );
  return EXIT.holds;
}

interface Entry {
  readonly facts: { readonly id: string };
  /** The same for a person. */
  readonly line: string;
}

function entriesOf(name: ListName, { properties, variants, rules, profiles }: Context["metadata"]): readonly Entry[] {
  const table = <Facts>(facts: Readonly<Record<string, Facts>>, line: (entry: Facts) => string): readonly Entry[] =>
    Object.entries(facts).map(([id, entry]) => ({ facts: { id, ...entry }, line: line(entry) }));
  switch (name) {
    case "properties":
      return properties.map((facts) => ({ facts, line: `${facts.title} (${facts.clause}; ${facts.scope})` }));
    case "variants":
      return table(variants, ({ title, clause: cited, caughtBy }) => `${title} (${cited}; ${caughtBy.length === 0 ? "survives" : `found by ${caughtBy.join(", ")}`})`);
    case "rules":
      return table(rules, (rule) => `${rule.says} (${clause(rule)})`);
    case "profiles":
      return table(profiles, ({ title }) => title);
    default:
      return name satisfies never;
  }
}
