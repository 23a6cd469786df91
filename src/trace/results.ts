/** What a verification finds, as data: what engines hand over, and all that a report is made from. */
import type { CertificateTold } from "./exhaustive.ts";
import type { Trace } from "./trace.ts";

/** `not-exercised`: nothing went wrong, but the property never had anything to say. */
export type Verdict = "holds" | "violated" | "inconclusive" | "not-exercised";

export interface Failure {
  readonly trace: Trace;
  /** The step, from 0, that broke the property. */
  readonly failedAt: number;
  readonly because: string;
  /** Paths of the fields to blame, such as `after.rcvNxt`. */
  readonly blame: readonly string[];
  readonly foundAtRun: number;
  /** Length of the run that failed first; `trace` is what shrinking left of it. */
  readonly actionsBeforeShrinking: number;
  /** Whether `trace` is as short as can be; absent when that was not asked. */
  readonly certificate?: CertificateTold;
}

export interface PropertyResult {
  readonly id: string;
  readonly verdict: Verdict;
  readonly runs: number;
  readonly steps: number;
  /** In how many steps the property's `when` held. */
  readonly exercised: number;
  readonly counterexample?: Failure;
  /** The shortest run in which `when` held. */
  readonly witness?: Trace;
}

export interface SubjectResult {
  /** null is the correct model. */
  readonly variant: string | null;
  readonly properties: readonly PropertyResult[];
  /** How often each rule fired. */
  readonly rules: Readonly<Record<string, number>>;
  /** How often each edge of the state diagram was taken: `LISTEN → SYN-RECEIVED`. */
  readonly edges: Readonly<Record<string, number>>;
  /** In how many runs each situation occurred. */
  readonly situations: Readonly<Record<string, number>>;
}

/** A shortest run that takes an edge of the state diagram. */
export interface EdgeRun {
  /** `LISTEN → SYN-RECEIVED` */
  readonly id: string;
  readonly trace: Trace;
}

export interface Verification {
  readonly subjects: readonly SubjectResult[];
  /** Ended before all runs were done. */
  readonly interrupted: boolean;
}

/** Where a verification has got to. */
export interface Progress {
  readonly variant: string | null;
  readonly scope: Trace["scope"];
  readonly done: number;
  readonly total: number;
  /** Properties of this subject found violated so far. */
  readonly violated: readonly string[];
}
