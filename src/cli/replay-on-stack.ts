/** Playing a trace on a real stack. */
import { Judge } from "../engines/judge.ts";
import { CONNECTION_JUDGES, ENDPOINT_JUDGES } from "../engines/judges.ts";
import { playTrace } from "../engines/play-trace.ts";
import { judgedOnStack } from "../stacks/judging.ts";
import type { Stack } from "../stacks/stack.ts";
import { stackSubject } from "../stacks/subject.ts";
import { runRows } from "../trace/run-rows.ts";
import type { Trace } from "../trace/trace.ts";
import type { Replayed } from "./context.ts";
import { Trouble } from "./trouble.ts";

/** @throws Trouble for a trace of another scope than endpoint and connection. */
export function replayOnStack(trace: Trace, stack: Stack): Replayed {
  const { run, skipped } = playTrace(trace, { subject: stackSubject(stack) });
  if (run.scope !== "endpoint" && run.scope !== "connection") throw new Trouble("STACK-PROPERTY", `a trace of the scope ${run.scope} cannot be played on a stack`, "Give one of the scope endpoint or connection.");
  const asked = judgedOnStack(new Map());
  const judges = run.scope === "endpoint" ? ENDPOINT_JUDGES : CONNECTION_JUDGES;
  const judge = new Judge(judges.properties.flatMap((property) => asked(property) ?? []));
  const verdicts = new Map<string, Replayed["verdicts"][number]>(judges.properties.map(({ id }) => [id, { property: id }]));
  for (const [failedAt, step] of run.steps.entries()) {
    for (const violation of judge.see(step)) {
      if (verdicts.get(violation.property)?.failedAt === undefined) verdicts.set(violation.property, { ...violation, failedAt });
    }
  }
  return { rows: runRows(run), verdicts: [...verdicts.values()], skipped };
}
