/** A trace as a test: a file that vitest runs as it is, which plays the trace and expects the verdict again. */
import { printTrace } from "../trace-file.ts";
import type { Trace } from "../trace.ts";

export interface VitestOptions {
  /** From the folder of the file to the root of a clone, with slashes: `../..`. Absent: the package is imported by its name. */
  readonly root?: string | undefined;
  /** The properties that the trace breaks now. They are what is expected when the trace records no verdict. */
  readonly broken: readonly string[];
  /** The positions of actions that are not possible now. */
  readonly skipped: readonly number[];
}

export const vitestFile = (trace: Trace, { root, broken, skipped }: VitestOptions): string => {
  const imports = root === undefined ? PACKAGE : fromClone(root);
  return `// Made by \`synproof export --to vitest\`. Run it with: npx vitest run FILE
import { expect, test } from "vitest";
${imports}

const trace: Trace = ${printTrace(trace).trimEnd()};

test(${JSON.stringify(titleOf(trace))}, () => {
  const { skipped, verdicts } = replay(trace);
  const broken = verdicts.flatMap(({ property, failedAt }) => (failedAt === undefined ? [] : [property]));
  expect(skipped).toEqual(${JSON.stringify(skipped)});
${expectations(trace, broken).map((line) => `  ${line};\n`).join("")}});
`;
};

const PACKAGE = 'import { replay, type Trace } from "synproof";';

const fromClone = (root: string): string => {
  const from = (path: string): string => JSON.stringify(`${root.startsWith(".") || root.startsWith("/") ? "" : "./"}${root.replace(/\/$/, "")}/src/${path}`);
  return `import { replay } from ${from("engines/replay.ts")};\nimport type { Trace } from ${from("trace/trace.ts")};`;
};

const titleOf = ({ title, property, variant }: Trace): string =>
  title ?? [property ?? "a trace", ...(variant === undefined ? [] : [`on ${variant}`])].join(" ");

const expectations = ({ property, verdict }: Trace, broken: readonly string[]): readonly string[] => {
  if (property === undefined || verdict === undefined) return [`expect(broken).toEqual(${JSON.stringify(broken)})`];
  const name = JSON.stringify(property);
  return verdict === "violated"
    ? [`expect(broken).toContain(${name})`]
    : [`expect(verdicts.map(({ property }) => property)).toContain(${name})`, `expect(broken).not.toContain(${name})`];
};
