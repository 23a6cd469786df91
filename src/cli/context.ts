/** Everything a command needs from outside, so that a test can hand it something else. */
import type { Exploration, ExploreOptions } from "../engines/exhaustive/explore.ts";
import type { Certified } from "../engines/exhaustive/certify.ts";
import type { SearchProgress } from "../engines/exhaustive/search.ts";
import type { LivenessOptions } from "../engines/exhaustive/liveness/liveness.ts";
import type { Instance } from "../engines/instances/instance.ts";
import type { LivenessInstance } from "../engines/instances/liveness.ts";
import type { LivenessReport } from "../trace/liveness.ts";
import type { Sweeping } from "../engines/sweep/each-cell.ts";
import type { MatrixOptions, MatrixProgress } from "../engines/matrix/kill-matrix.ts";
import type { VerifyOptions } from "../engines/verify.ts";
import type { ProfileName } from "../model/profiles.ts";
import type { Metadata } from "../report/metadata.ts";
import type { ProbedStack } from "../trace/probed.ts";
import type { KillMatrix, Overview } from "../trace/exhaustive.ts";
import type { LadderRow } from "../trace/ladder-row.ts";
import type { EdgeRun, Progress, Verification } from "../trace/results.ts";
import type { IsnSweep, SynAckSweep, TimeWaitSweep } from "../trace/sweep.ts";
import type { Trace } from "../trace/trace.ts";

export interface Replayed {
  readonly rows: readonly LadderRow[];
  /** `failedAt` is absent where the property holds. */
  readonly verdicts: readonly { readonly property: string; readonly failedAt?: number; readonly because?: string; readonly blame?: readonly string[] }[];
  /** Actions that were not possible. */
  readonly skipped: readonly number[];
}

export interface Engine {
  verify(options: VerifyOptions): AsyncGenerator<Progress, Verification>;
  replay(trace: Trace, options?: { readonly variant?: string }): Replayed;
  /** A shortest run for each edge of the state diagram. */
  edgeRuns(profile: ProfileName): readonly EdgeRun[];
  liveness(instance: LivenessInstance, options: LivenessOptions): Generator<number, LivenessReport, boolean | undefined>;
  readonly sweeps: { timeWait(): Sweeping<TimeWaitSweep>; synAck(): Sweeping<SynAckSweep>; isn(): Sweeping<IsnSweep> };
}

/** What searches every run within bounds. The generators yield where they have got to. */
export interface Exhaustive {
  matrix(options: MatrixOptions): Generator<MatrixProgress, KillMatrix>;
  overview(signal: AbortSignal): Generator<MatrixProgress, Overview>;
  certify(trace: Trace, limit: number): Certified;
}

/** Traces as text. What cannot be read is thrown as Trouble. */
export interface TraceReader {
  readFile(text: string, name: string): Trace;
  readToken(token: string): Trace;
  printToken(trace: Trace): string;
}

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether stdout, and stderr, are read by a person. */
  readonly outIsTty: boolean;
  readonly errIsTty: boolean;
  readonly columns: number;
}

export interface Context {
  readonly version: string;
  readonly metadata: Metadata;
  readonly engine: Engine;
  readonly exhaustive: Exhaustive;
  readonly instances: readonly Instance[];
  readonly livenessInstances: readonly LivenessInstance[];
  /** Yields where it has got to. */
  readonly explore: (instance: Instance, options: ExploreOptions) => Generator<SearchProgress, Exploration>;
  readonly traces: TraceReader;
  /** What the stacks that can be driven here answer to the probes, and the model. */
  readonly probes: () => readonly ProbedStack[];
  /** The page of the report without its data; built first, where it is older than its sources. */
  readonly page: () => Promise<string>;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ms since 1970. Only the command line reads a clock. */
  readonly now: () => number;
  /** Octets of memory that the process holds. */
  readonly resident: () => number;
  /** How many threads may be busy at once; absent: one. */
  readonly cores?: number;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
