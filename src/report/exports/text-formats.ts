/** A run in every format that is text: what `synproof export --to` and the page offer. Pure: the run is played elsewhere. */
import { itfText } from "../../trace/exports/itf.ts";
import type { TraceRun } from "../../trace/exports/trace-run.ts";
import { vitestFile } from "../../trace/exports/vitest-file.ts";
import type { LadderRow } from "../../trace/ladder-row.ts";
import { headOf, ladder } from "../../trace/ladder.ts";
import { LONGEST_TOKEN, traceToken } from "../../trace/token.ts";
import { printTrace } from "../../trace/trace-file.ts";
import { replayCommand } from "../build.ts";
import { ENDS } from "../drawing/ends.ts";
import type { PropertyFacts } from "../metadata.ts";
import { runLines, PLAIN } from "../text.ts";
import type { ExportFailure } from "./failure.ts";
import { issueMarkdown } from "./issue-markdown.ts";
import { mermaidText } from "./mermaid.ts";
import { titleOf } from "./one-line.ts";
import { svgFile } from "./svg-file.ts";

export interface ExportSource {
  readonly run: TraceRun;
  readonly rows: readonly LadderRow[];
  readonly skipped: readonly number[];
  /** `failedAt` is absent where the property holds. */
  readonly verdicts: readonly { readonly property: string; readonly failedAt?: number; readonly because?: string }[];
  readonly properties: readonly PropertyFacts[];
  /** From the folder of the file to the root of a clone, with slashes; absent where the package is installed. */
  readonly root?: string | undefined;
}

export interface TextFormat {
  readonly title: string;
  /** How the names of its files end. */
  readonly ending: string;
  /** Undefined when the format has nothing for runs of this scope. */
  readonly print: (source: ExportSource) => string | undefined;
}

export const TEXT_FORMATS = {
  itf: { title: "Informal Trace Format, as Apalache and Quint write it", ending: ".itf.json", print: ({ run }) => itfText(run) },
  mermaid: {
    title: "sequence diagram for Mermaid",
    ending: ".mmd",
    print: (source) => mermaidText(source.rows, picture(source)),
  },
  ladder: { title: "the RFC's own notation, which runs again", ending: ".txt", print: ({ run }) => ladderOf(run) },
  svg: { title: "ladder diagram as an image, light and dark", ending: ".svg", print: (source) => svgFile(source.rows, picture(source)) },
  vitest: {
    title: "a test that plays it and expects the verdict",
    ending: ".test.ts",
    print: ({ run, root, skipped, verdicts }) => vitestFile(run.trace, { root, skipped, broken: brokenIn(verdicts).map(({ property }) => property) }),
  },
  markdown: { title: "text for an issue", ending: ".md", print: (source) => issue(source) },
  trace: { title: "the trace file", ending: ".trace.json", print: ({ run }) => printTrace(run.trace) },
  token: { title: "the trace as one word", ending: ".txt", print: ({ run }) => `${traceToken(run.trace)}\n` },
} as const satisfies Readonly<Record<string, TextFormat>>;

const brokenIn = (verdicts: ExportSource["verdicts"]): readonly ExportFailure[] =>
  verdicts.flatMap(({ property, failedAt, because }) => (failedAt === undefined ? [] : [{ property, failedAt, because: because ?? "" }]));

/** Of what it breaks, the property that the trace is about, else the first. */
const failureOf = ({ run, verdicts }: ExportSource): ExportFailure | undefined => {
  const broken = brokenIn(verdicts);
  return broken.find(({ property }) => property === run.trace.property) ?? broken[0];
};

const subjectOf = ({ trace }: TraceRun): string => (trace.variant === undefined ? "the correct model" : `the variant ${trace.variant}`);

const headingOf = ({ run }: ExportSource, failure: ExportFailure | undefined): string =>
  titleOf(run.trace) ?? (failure === undefined ? `A run of ${subjectOf(run)}` : `${failure.property} is violated by ${subjectOf(run)}`);

const picture = (source: ExportSource) => {
  const failure = failureOf(source);
  return { title: headingOf(source, failure), ends: ENDS[source.run.scope], ...(failure === undefined ? {} : { failure }) };
};

/** The notation is of two peers; a listener with many of them and a series of ISNs have none. */
const ladderOf = (run: TraceRun): string | undefined =>
  run.scope === "connection" || run.scope === "endpoint" ? ladder(headOf(run.trace), run.steps) : undefined;

const issue = (source: ExportSource): string => {
  const { run, rows, properties } = source;
  const failure = failureOf(source);
  const token = traceToken(run.trace);
  const property = properties.find(({ id }) => id === (failure?.property ?? run.trace.property));
  return issueMarkdown({
    title: headingOf(source, failure),
    subject: subjectOf(run),
    profile: run.trace.profile,
    ...(failure === undefined ? {} : { failure }),
    ...(property === undefined ? {} : { property }),
    ladder: ladderOf(run) ?? runLines(rows, failure?.failedAt, PLAIN).join("\n"),
    replayCommand: replayCommand(token.length > LONGEST_TOKEN ? "found.trace.json" : token),
    file: printTrace(run.trace),
  });
};
