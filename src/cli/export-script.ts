/** One end of a run of two, or of one, as a script in packetdrill's language. */
import { packetdrillScript } from "../drill/export/packetdrill-script.ts";
import { connectionSetup } from "../engines/play-trace.ts";
import type { Side } from "../model/world-types.ts";
import type { TraceRun } from "../trace/exports/trace-run.ts";
import type { Replayed } from "./context.ts";
import { Trouble } from "./trouble.ts";

/** Undefined for runs of other scopes. The end that acts where a property breaks is the one under test, unless told; else A. */
export function scriptOf(run: TraceRun, typed: string | undefined, verdicts: Replayed["verdicts"]): string | undefined {
  if (run.scope !== "connection" && run.scope !== "endpoint") return undefined;
  const { trace, steps } = run;
  const broken = verdicts.flatMap(({ property, failedAt, because }) => (failedAt === undefined ? [] : [{ property, failedAt, because: because ?? "" }]));
  const failure = broken.find(({ property }) => property === trace.property) ?? broken[0];
  const end = typed === undefined ? (steps[failure?.failedAt ?? -1]?.ends.at(-1)?.side ?? "A") : readEnd(typed, run.scope);
  const flags = [`--profile ${trace.profile}`, ...(trace.variant === undefined ? [] : [`--variant ${trace.variant}`]), ...(trace.set === undefined ? [] : [`--set "${trace.set}"`])];
  return packetdrillScript(steps, end, {
    comments: [
      trace.title ?? (failure === undefined ? "A run of synproof" : `${failure.property} is violated`),
      ...(trace.scope === "connection" ? [`The end under test is ${end}.`] : []),
      `synproof drill FILE ${flags.join(" ")}`,
    ],
    profileName: trace.profile,
    profile: connectionSetup(trace).profile,
    failure,
  });
}

function readEnd(typed: string, scope: "connection" | "endpoint"): Side {
  if (typed === "A" || (typed === "B" && scope === "connection")) return typed;
  throw new Trouble("CLI-END", `--end "${typed}" is no end of a run of the ${scope} scope`, scope === "connection" ? "Give A or B." : "Only A takes part.");
}
