/** What exhaustive searches add to report.json: the data of src/trace/exhaustive.ts, with commands that play runs again. */
import type { Kill, KillMatrix, MatrixRow } from "../trace/exhaustive.ts";

/** The kill matrix, with the command that plays a shortest violation again. */
export interface MatrixReport extends Omit<KillMatrix, "rows"> {
  readonly rows: readonly (Omit<MatrixRow, "kills"> & { readonly kills: readonly (Kill & { readonly replay?: string })[] })[];
}

/** Counterexamples by what became of certifying them. */
export interface CertificateCounts {
  readonly shortest: number;
  readonly shortened: number;
  readonly inconclusive: number;
  /** States after which a search was given up. */
  readonly limit: number;
}
