/** Certifying what a verification found: each counterexample is shown to be shortest, or replaced by a shorter one. */
import type { Certified } from "../engines/exhaustive/certify.ts";
import type { SubjectResult, Verification } from "../trace/results.ts";
import type { Trace } from "../trace/trace.ts";
import { counted, grouped } from "../report/summary.ts";
import type { Context } from "./context.ts";
import { duration, lineProgress } from "./progress.ts";
import { atOnce } from "./threads.ts";

/** States after which one is given up: many are certified where a report is made, few where one endpoint is asked about. */
export const LIMIT_OF_MANY = 2_000;
export const LIMIT_OF_FEW = 4_000;
/** Below this many, starting threads takes longer than they save. */
const WORTH_THREADS = 8;

/** @param chosen the properties of a subject whose counterexamples are certified. */
export async function certified(verification: Verification, chosen: (subject: SubjectResult) => readonly string[], limit: number, context: Context): Promise<Verification> {
  const { terminal, now } = context;
  const start = now();
  const wanted = verification.subjects.map((subject) => {
    const ids = chosen(subject);
    return subject.properties.map(({ id, counterexample }) => (ids.includes(id) ? counterexample?.trace : undefined));
  });
  const traces = wanted.flat().filter((trace) => trace !== undefined);
  const found = await (traces.length >= WORTH_THREADS && (context.cores ?? 1) > 1 ? inThreads : inTurn)(traces, limit, context);
  if (found.length > 0) terminal.err(`${counted(found.length, "counterexample")} looked at for shorter ones in ${duration(now() - start)}.\n`);
  // In the order in which they were asked for; after Ctrl-C the last ones stay as they were.
  const left = [...found];
  const subjects = verification.subjects.map((subject, at): SubjectResult => ({
    ...subject,
    properties: subject.properties.map((property, place) => {
      const one = wanted[at]?.[place] === undefined || property.counterexample === undefined ? undefined : left.shift();
      if (one === undefined || property.counterexample === undefined) return property;
      const { trace, certificate, failedAt, because, blame } = one;
      return { ...property, counterexample: { ...property.counterexample, trace, certificate, failedAt, because, blame } };
    }),
  }));
  return { ...verification, subjects };
}

async function inTurn(traces: readonly Trace[], limit: number, context: Context): Promise<readonly Certified[]> {
  const view = lineProgress(context);
  const found: Certified[] = [];
  for (const trace of traces) {
    if (context.signal.aborted) break;
    found.push(context.exhaustive.certify(trace, limit));
    view.show(progressWords(found.length, traces.length));
    // Without a pause Ctrl-C would never be heard.
    await new Promise<void>((resume) => setImmediate(resume));
  }
  view.end();
  return found;
}

async function inThreads(traces: readonly Trace[], limit: number, context: Context): Promise<readonly Certified[]> {
  const view = lineProgress(context);
  let done = 0;
  const found = await atOnce<Trace, number, never, Certified>({
    worker: "certify-worker", tasks: traces, common: limit, workers: context.cores ?? 1, signal: context.signal,
    hear: () => view.show(progressWords(++done, traces.length)),
  });
  view.end();
  return found;
}

const progressWords = (done: number, total: number): string => `${grouped(done)} of ${counted(total, "counterexample")} certified`;
