/** What exhaustive searches found → the parts of report.json. */
import type { CertificateTold, KillMatrix } from "../trace/exhaustive.ts";
import type { Trace } from "../trace/trace.ts";
import type { CertificateCounts, MatrixReport } from "./exhaustive-schema.ts";
import type { PropertyReport, VariantReport } from "./schema.ts";

/** @param command the command that plays a trace again. */
export const matrixReport = (matrix: KillMatrix, command: (trace: Trace) => string): MatrixReport => ({
  ...matrix,
  rows: matrix.rows.map((row) => ({ ...row, kills: row.kills.map((kill) => (kill.trace === undefined ? kill : { ...kill, replay: command(kill.trace) })) })),
});

/** Of whatever is violated, on the correct model and on faulty endpoints. */
export const certificatesIn = (properties: readonly PropertyReport[], variants: readonly VariantReport[]): readonly CertificateTold[] =>
  [...properties.flatMap(({ counterexample: found }) => found ?? []), ...variants.flatMap(({ violated }) => violated)].flatMap(({ certificate }) => certificate ?? []);

export const certificateCounts = (certificates: readonly CertificateTold[], limit: number): CertificateCounts => {
  const count = (verdict: CertificateTold["verdict"]): number => certificates.filter((one) => one.verdict === verdict).length;
  return { shortest: count("shortest"), shortened: count("shortened"), inconclusive: count("inconclusive"), limit };
};
