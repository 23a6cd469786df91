/** docs/mutation.md, from a whole run. */
import type { Reason } from "./reasons.ts";
import { GROUPS } from "./options.ts";
import { THRESHOLD, scoreOf, type Row, type Verdict } from "./verdict.ts";

const INTRODUCTION = `# Machine-made mutants

\`npm run mutation\` has [StrykerJS](https://stryker-mutator.io) change \`src/model\` in one place after the other, and asks the tests whether they
notice: a condition that is always true, a \`<\` that becomes \`<=\`, a block that is empty. At least ${THRESHOLD} % must be noticed, and each mutant that is not needs a
reason, in [scripts/mutation/reasons.ts](../scripts/mutation/reasons.ts): what survives without one is a missing property. The command fails for a survivor without a
reason, for a reason without a survivor, and below ${THRESHOLD} %. It is no part of \`npm test\`. This page is written by it.

\`\`\`
npm run mutation                         all of src/model
npm run mutation -- calls                one group of files of those below
npm run mutation -- src/model/calls      a folder or a file, while working on it
npm run mutation -- --judge              what was found last, held against the reasons once more
\`\`\`

A run begins with what the last one found out (\`reports/mutation/\`): only mutants of changed lines, and survivors that a new test covers, are tried again. It does
not see that another source file or a test's helper has changed; \`MUTATION_FORCE=1\` tries everything again, \`MUTATION_WORKERS=2\` on two cores.
Each survivor is printed when it is found.

## How it is so fast

Stryker's runner for vitest starts vitest for every mutant, and takes hours. [Ours](../scripts/mutation/runner.ts) instruments one group of files at a time, loads them and the tests once, takes
the tests to pieces with vitest's own collector, and runs them one at a time in the same process. A dry run notes which tests come by a mutant and how long each
takes; then those are asked, the fastest first, until one fails. The tests that are asked are in [scripts/mutation/asked.ts](../scripts/mutation/asked.ts), with what is left out and
why. The pins (test/pins) are among them: they notice every difference at the boundaries of every state, and the properties tell which difference is a fault.

A mutant that comes by its place twenty times as often in a test as the model does without it, and ten thousand times more, is stopped, and counted as endless; so is one that takes far too long. One that breaks
the loading of the model is killed. Constants of modules are evaluated once: their mutants get a process of their own, and every test.

## What is not mutated

- \`src/model/rules/\`: sentences about the RFC, by id.
- Files of shapes and names: \`events\`, \`faults\`, \`listener-types\`, \`model\`, \`rules\`. Profiles: data, which [rfc-notes.md](rfc-notes.md) repeats and a test compares.
- \`one-way\`, \`without-handshake\`, and whatever is done only when a fault is planted. A planted fault is a mutant made by hand, and that it is caught is the business of the
  [gallery](gallery.md) and its kill matrix.
- The \`default\` of a \`switch\` over all cases, of which the compiler has shown that nobody gets there.
- Strings. Nearly all of the model's are one of a few words that the compiler knows (\`"SYN-SENT"\`, \`"CLOSE"\`), so that with another in its place the program is none; what is left is
  the text of errors that cannot happen.
`;

/** `connection, endpoint`: files and folders without what all of them have. */
const filesOf = (group: string): string => (GROUPS[group] ?? []).map((path) => (path.endsWith(".ts") ? path.slice(0, -".ts".length) : `${path}/`).slice("src/model/".length)).join(", ");

const cell = (row: Row): string => `| ${row.group} | ${filesOf(row.group)} | ${row.mutants} | ${row.killed} | ${row.endless} | ${row.survived} | ${scoreOf(row).toFixed(1)} % |`;

const missing = (rows: readonly Row[]): readonly string[] => Object.keys(GROUPS).filter((name) => !rows.some(({ group }) => group === name));

const figures = ({ rows, all, ignored }: Verdict, date: Date): readonly string[] => [
  `## Measured on ${date.toISOString().slice(0, 10)}`,
  "",
  "| Group | Of src/model | Mutants | Killed | Endless | Survived | Noticed |",
  "|---|---|---|---|---|---|---|",
  ...rows.map(cell),
  cell(all),
  "",
  ...(missing(rows).length === 0 ? [] : [`Not tried yet: ${missing(rows).map((group) => `${group} (${filesOf(group)})`).join("; ")}.`, ""]),
  `Of those killed ${all.pinned} were noticed first by a pin, which is asked early because it is fast; that says nothing about whether a property would have noticed them too.`,
  "",
  `Left alone: ${Object.entries(ignored).toSorted(([, a], [, b]) => b - a).map(([reason, n]) => `${n} (${reason})`).join(", ")}.`,
  "",
];

const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);
const list = (names: readonly string[]): readonly string[] => [...names].toSorted().map((name) => `- ${code(name)}`);

const section = ({ why, mutants }: Reason): readonly string[] => [`**${why}**`, "", ...list(mutants), ""];

export const mutationPage = (verdict: Verdict, reasons: readonly Reason[], date: Date): string => [
  INTRODUCTION,
  ...figures(verdict, date),
  "## Survivors, and why",
  "",
  "Each by its file in src/model and its mutator. A reason ends with the mutants that it is true of.",
  "",
  ...reasons.flatMap(section),
  ...(verdict.open.length === 0 ? [] : ["## Survivors without a reason", "", "Each of these was a missing test or property when they were last tried; the next run tells whether one has come since.", "", ...list(verdict.open), ""]),
].join("\n");
