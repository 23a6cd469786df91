/** Certifying what a verification found: each counterexample is shown to be shortest, or replaced by a shorter one. */
import type { Failure, SubjectResult, Verification } from "../trace/results.ts";
import { counted, grouped } from "../report/summary.ts";
import type { Context } from "./context.ts";
import { duration } from "./progress.ts";

/** States after which one is given up: many are certified where a report is made, few where one endpoint is asked about. */
export const LIMIT_OF_MANY = 2_000;
export const LIMIT_OF_FEW = 4_000;

const LINE_MS = 5_000;

/** @param chosen the properties of a subject whose counterexamples are certified. */
export async function certified(
  verification: Verification, chosen: (subject: SubjectResult) => readonly string[], limit: number, { exhaustive, terminal, now, signal }: Context,
): Promise<Verification> {
  const start = now();
  let shown = start;
  let done = 0;
  const one = (failure: Failure): Failure => {
    const { trace, certificate, failedAt, because, blame } = exhaustive.certify(failure.trace, limit);
    done++;
    return { ...failure, trace, certificate, failedAt, because, blame };
  };
  const subjects: SubjectResult[] = [];
  for (const subject of verification.subjects) {
    const ids = chosen(subject);
    const properties: SubjectResult["properties"][number][] = [];
    for (const property of subject.properties) {
      const wanted = property.counterexample !== undefined && ids.includes(property.id) && !signal.aborted;
      properties.push(wanted && property.counterexample !== undefined ? { ...property, counterexample: one(property.counterexample) } : property);
      if (now() - shown >= LINE_MS) {
        shown = now();
        terminal.err(`${grouped(done)} certified, last of ${subject.variant ?? "the correct model"}\n`);
      }
      // Without a pause Ctrl-C would never be heard.
      if (wanted) await new Promise<void>((resume) => setImmediate(resume));
    }
    subjects.push({ ...subject, properties });
  }
  if (done > 0) terminal.err(`${counted(done, "counterexample")} looked at for shorter ones in ${duration(now() - start)}.\n`);
  return { ...verification, subjects };
}
