/** Results and tables → report.json's data. Pure: playing a trace and printing its token are passed in. */
import type { KillMatrix, Overview } from "../trace/exhaustive.ts";
import type { LadderRow } from "../trace/ladder-row.ts";
import type { IsnSweep, SynAckSweep, TimeWaitSweep } from "../trace/sweep.ts";
import type { ProbedStack } from "../trace/probed.ts";
import type { Trace } from "../trace/trace.ts";
import { certificateCounts, certificatesIn, matrixReport } from "./exhaustive-report.ts";
import { foldRows } from "./fold-rows.ts";
import { variantReport } from "./variant-report.ts";
import type { Metadata, PropertyFacts } from "./metadata.ts";
import { DIAGRAM_EDGES, edgeId } from "../trace/state-diagram.ts";
import type { EdgeRun, Failure, PropertyResult, SubjectResult, Verification } from "../trace/results.ts";
import {
  REPORT_SCHEMA,
  type Comparison,
  type Counterexample,
  type Coverage,
  type PropertyReport,
  type Report,
  type RunFacts,
  type VariantReport,
  type SweepReport,
} from "./schema.ts";

export interface Ingredients {
  readonly version: string;
  readonly run: Omit<RunFacts, "profileTitle" | "interrupted">;
  readonly metadata: Metadata;
  readonly verification: Verification;
  readonly comparison?: Comparison;
  readonly sweep?: TimeWaitSweep;
  readonly synAckSweep?: SynAckSweep;
  readonly isnSweep?: IsnSweep;
  readonly stacks?: readonly ProbedStack[];
  /** Shortest runs for the edges of the state diagram; absent where nobody asked. */
  readonly edgeRuns?: readonly EdgeRun[];
  /** The rows of a trace, on the variant that the trace names. */
  readonly exhaustive?: Overview;
  readonly matrix?: KillMatrix;
  /** States after which a counterexample is not certified; absent when none is. */
  readonly certifyLimit?: number;
  readonly play: (trace: Trace) => readonly LadderRow[];
  readonly token: (trace: Trace) => string;
}

/** The command that plays a counterexample again. */
export const replayCommand = (token: string): string => `npx synproof replay ${token}`;

export function buildReport(from: Ingredients): Report {
  const { metadata, verification } = from;
  const correct = verification.subjects.find((subject) => subject.variant === null);
  const properties = propertyReports(correct, from);
  const variants = verification.subjects.flatMap((subject) => (subject.variant === null ? [] : [foundOf(subject.variant, subject, from)]));
  return {
    schema: REPORT_SCHEMA,
    tool: { name: "synproof", version: from.version },
    run: { ...from.run, profileTitle: metadata.profiles[from.run.profile].title, interrupted: verification.interrupted },
    properties,
    variants,
    ...(from.comparison === undefined ? {} : { comparison: from.comparison }),
    coverage: coverage(correct, metadata, from.edgeRuns ?? []),
    ...(from.exhaustive === undefined ? {} : { exhaustive: from.exhaustive }),
    ...(from.matrix === undefined ? {} : { matrix: matrixReport(from.matrix, (trace) => replayCommand(from.token(trace))) }),
    ...(from.certifyLimit === undefined ? {} : { certificates: certificateCounts(certificatesIn(properties, variants), from.certifyLimit) }),
    ...(from.sweep === undefined ? {} : { sweep: sweepReport(from.sweep, from.token) }),
    ...(from.synAckSweep === undefined ? {} : { synAckSweep: from.synAckSweep }),
    ...(from.isnSweep === undefined ? {} : { isnSweep: from.isnSweep }),
    ...(from.stacks === undefined ? {} : { stacks: from.stacks }),
  };
}

function sweepReport(sweep: TimeWaitSweep, token: Ingredients["token"]): SweepReport {
  const withReplay = <Cell extends { readonly trace?: Trace }>(cell: Cell): Cell & { readonly replay?: string } =>
    cell.trace === undefined ? cell : { ...cell, replay: replayCommand(token(cell.trace)) };
  return { ...sweep, cells: sweep.cells.map(withReplay), incarnations: sweep.incarnations.map(withReplay) };
}

/** What was found of each property in the table, at one endpoint. */
export const propertyReports = (
  subject: SubjectResult | undefined,
  from: Pick<Ingredients, "metadata" | "play" | "token">,
): readonly PropertyReport[] =>
  from.metadata.properties.map((facts) => propertyReport(facts, subject?.properties.find((result) => result.id === facts.id), from));

type Player = Pick<Ingredients, "play" | "token">;

function propertyReport(facts: PropertyFacts, result: PropertyResult | undefined, from: Player): PropertyReport {
  const { id, title, claim, clause, kind, scope } = facts;
  return {
    id,
    title,
    claim,
    clause,
    kind,
    scope,
    // A property that an interrupted run never came to is undecided, not unexercised.
    verdict: result?.verdict ?? "inconclusive",
    runs: result?.runs ?? 0,
    steps: result?.steps ?? 0,
    exercised: result?.exercised ?? 0,
    ...(result?.witness === undefined ? {} : { witness: result.witness }),
    ...(result?.counterexample === undefined ? {} : { counterexample: counterexample(id, result.counterexample, from) }),
  };
}

function foundOf(id: string, subject: SubjectResult, from: Ingredients): VariantReport {
  const facts = from.metadata.variants[id];
  if (facts === undefined) throw new Error(`results for a variant without an entry in the table: ${id}`);
  const violated = subject.properties.flatMap((result) => (result.counterexample === undefined ? [] : [counterexample(result.id, result.counterexample, from)]));
  const decided = subject.properties.length > 0 && subject.properties.every((result) => result.verdict !== "inconclusive");
  return variantReport(id, facts, violated, { decided, isPart: from.run.shard !== undefined });
}

function counterexample(property: string, failure: Failure, from: Player): Counterexample {
  const token = from.token(failure.trace);
  const rows = foldRows(from.play(failure.trace), failure.failedAt);
  return {
    property,
    trace: failure.trace,
    rows,
    failedAt: failure.failedAt,
    because: failure.because,
    blame: failure.blame,
    foundAtRun: failure.foundAtRun,
    shrunkFrom: failure.actionsBeforeShrinking,
    actions: failure.trace.scope === "isn" ? failure.trace.openings.length : failure.trace.actions.length,
    replay: { command: replayCommand(token), token },
    ...(failure.certificate === undefined ? {} : { certificate: failure.certificate }),
  };
}

function coverage(correct: SubjectResult | undefined, metadata: Metadata, runsFor: readonly EdgeRun[]): Coverage {
  // Situations are counted over runs with two ends; a property of that scope knows how many there were.
  const scopeOf = new Map(metadata.properties.map((facts) => [facts.id, facts.scope]));
  const runs = Math.max(0, ...(correct?.properties ?? []).filter((result) => scopeOf.get(result.id) === "connection").map((result) => result.runs));
  const shortest = new Map(runsFor.map(({ id, trace }) => [id, trace]));
  return {
    edges: [...new Set([...DIAGRAM_EDGES.map(edgeId), ...Object.keys(correct?.edges ?? {}).toSorted()])].map((id) => {
      const trace = shortest.get(id);
      return { id, taken: correct?.edges[id] ?? 0, ...(trace === undefined ? {} : { shortest: trace }) };
    }),
    rules: Object.entries(metadata.rules).map(([id, { rfc, req, says }]) => ({
      id,
      rfc,
      ...(req === undefined ? {} : { req }),
      says,
      fired: correct?.rules[id] ?? 0,
    })),
    situations: Object.entries(correct?.situations ?? {})
      .map(([name, seen]) => ({ name, runs: seen, share: runs === 0 ? 0 : Math.min(1, Math.round((seen / runs) * 10_000) / 10_000) }))
      .sort((a, b) => b.runs - a.runs || (a.name < b.name ? -1 : 1)),
  };
}
