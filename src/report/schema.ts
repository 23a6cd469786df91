/**
 * The data of report.json. docs/report-schema.md tells every field; a change that would break a reader raises the number.
 */
import type { ProfileName } from "../model/profiles.ts";
import type { Kind, Scope } from "../properties/property.ts";
import type { CertificateTold, Overview } from "../trace/exhaustive.ts";
import type { LadderRow } from "../trace/ladder-row.ts";
import type { IncarnationCell, IsnSweep, SweepCell, SynAckSweep, TimeWaitSweep } from "../trace/sweep.ts";
import type { ProbedStack } from "../trace/probed.ts";
import type { Trace } from "../trace/trace.ts";
import type { Verdict } from "../trace/results.ts";
import type { CertificateCounts, MatrixReport } from "./exhaustive-schema.ts";

export const REPORT_SCHEMA = 1;

export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly tool: { readonly name: "synproof"; readonly version: string };
  readonly run: RunFacts;
  readonly properties: readonly PropertyReport[];
  readonly variants: readonly VariantReport[];
  /** Absent when the run did not include the schedule. */
  readonly comparison?: Comparison;
  readonly coverage: Coverage;
  /** How long TIME-WAIT must be; absent when it was not asked. */
  readonly sweep?: SweepReport;
  /** What was proved within bounds, on the correct model; absent when it was not asked. */
  readonly exhaustive?: Overview;
  /** Property × variant, from exhaustive searches. */
  readonly matrix?: MatrixReport;
  /** How many counterexamples are certified to be shortest. */
  readonly certificates?: CertificateCounts;
  /** How often a SYN,ACK should be sent again, and how well an ISN is guessed; absent when it was not asked. */
  readonly synAckSweep?: SynAckSweep;
  readonly isnSweep?: IsnSweep;
  /** What real stacks, and the model, answer to the same forged segments: of the stacks that could be driven where the report was made. */
  readonly stacks?: readonly ProbedStack[];
}

export interface RunFacts {
  /** ISO 8601, UTC. Given by whoever asked for the report, never read from a clock here. */
  readonly date: string;
  /** ms that it took. Absent where the date was given, so that the same command gives the same octets. */
  readonly duration?: number;
  readonly seed: number;
  readonly profile: ProfileName;
  readonly profileTitle: string;
  /** Runs asked for, for each scope and each endpoint tested. */
  readonly runs: number;
  /** The command that makes this very report again. */
  readonly command: string;
  /** Ended early, by the user. */
  readonly interrupted: boolean;
  /** `2/4`: only this part of the runs was made; absent when all were. */
  readonly shard?: string;
}

/** What `synproof verify --json` prints: one endpoint, and the properties asked for. */
export interface VerifyReport {
  readonly schema: typeof REPORT_SCHEMA;
  readonly tool: { readonly name: "synproof"; readonly version: string };
  readonly run: Omit<RunFacts, "date"> & { /** null is the correct model. */ readonly variant: string | null };
  readonly properties: readonly PropertyReport[];
}

/** A property, and its verdict on one endpoint: in report.json, on the correct model. */
export interface PropertyReport {
  readonly id: string;
  readonly title: string;
  readonly claim: string;
  readonly clause: string;
  readonly kind: Kind;
  readonly scope: Scope;
  readonly verdict: Verdict;
  readonly runs: number;
  readonly steps: number;
  /** Steps in which the property's `when` held. */
  readonly exercised: number;
  readonly witness?: Trace;
  readonly counterexample?: Counterexample;
}

/** A faulty endpoint, and what was found about it. */
export interface VariantReport {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** What goes wrong for a user. */
  readonly harm: string;
  /** Where it was seen in the wild. */
  readonly seen?: string;
  /** The properties that should find it. */
  readonly caughtBy: readonly string[];
  /** Others that have to do with it and may find it too. */
  readonly alsoBreaks: readonly string[];
  /** Why none should find it: a variant that keeps what is promised. */
  readonly survives?: string;
  readonly outcome: "caught" | "survived" | "inconclusive";
  /** Every property it broke, those that should find it first. */
  readonly violated: readonly Counterexample[];
}

export interface Counterexample {
  readonly property: string;
  readonly trace: Trace;
  /** The trace, played. */
  readonly rows: readonly LadderRow[];
  /** Step, from 0, at which the property broke. */
  readonly failedAt: number;
  readonly because: string;
  readonly blame: readonly string[];
  readonly foundAtRun: number;
  readonly shrunkFrom: number;
  readonly actions: number;
  readonly replay: { readonly command: string; readonly token: string };
  /** Whether it is as short as can be; absent when that was not asked, or cannot be. */
  readonly certificate?: CertificateTold;
}

/** Two endpoints under one schedule. */
export interface Comparison {
  readonly title: string;
  /** What happens in the schedule, in one or two sentences. */
  readonly story: string;
  readonly trace: Trace;
  readonly left: Contender;
  readonly right: Contender;
  /** First step at which the two do not show the same; null when they never part. */
  readonly divergesAt: number | null;
  /** What the divergence means. */
  readonly lesson: string;
}

export interface Contender {
  readonly title: string;
  /** null is the correct model. */
  readonly variant: string | null;
  readonly rows: readonly LadderRow[];
  /** Steps of the schedule that were not possible here. */
  readonly skipped: readonly number[];
  /** First property of the run that broke, if any did. */
  readonly broken?: { readonly property: string; readonly failedAt: number; readonly because: string };
}

export interface Coverage {
  readonly rules: readonly RuleCoverage[];
  readonly situations: readonly Situation[];
  /** The edges of the state diagram, and the others that runs took; absent in reports of a version that did not count them. */
  readonly edges?: readonly EdgeCoverage[];
}

/** A change of state. */
export interface EdgeCoverage {
  /** `LISTEN → SYN-RECEIVED` */
  readonly id: string;
  /** How often the runs of the correct model took it, at either end. */
  readonly taken: number;
  /** A shortest run that takes it, where losing nothing is enough. */
  readonly shortest?: Trace;
}

export interface RuleCoverage {
  readonly id: string;
  readonly rfc: string;
  /** Requirement label, such as MUST-12. */
  readonly req?: string;
  readonly says: string;
  /** How often it fired in the runs of the correct model; 0 is never. */
  readonly fired: number;
}

export interface Situation {
  readonly name: string;
  readonly runs: number;
  /** Of the runs with two ends, 0 to 1, to four decimals. */
  readonly share: number;
}

/** The TIME-WAIT sweep, with the command that plays a failing cell again. */
export interface SweepReport extends Omit<TimeWaitSweep, "cells" | "incarnations"> {
  readonly cells: readonly (SweepCell & { readonly replay?: string })[];
  readonly incarnations: readonly (IncarnationCell & { readonly replay?: string })[];
}
