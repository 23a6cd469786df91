/** `synproof explore --liveness`: what must come in the end, on every run of a bounded connection, infinite ones included. */
import type { LivenessOptions } from "../engines/exhaustive/liveness/liveness.ts";
import type { LivenessInstance } from "../engines/instances/liveness.ts";
import type { LivenessReport } from "../trace/liveness.ts";
import { counted } from "../report/summary.ts";
import { livenessText } from "../report/liveness-text.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readLimit, readVariant } from "./options.ts";
import { paced } from "./paced.ts";
import { duration } from "./progress.ts";
import { Trouble } from "./trouble.ts";

export interface LivenessFlags {
  readonly variant?: string;
  readonly limit?: string;
  readonly json?: true;
  readonly property?: string;
  readonly large?: true;
  readonly workers?: string;
}

export async function livenessCommand(name: string | undefined, flags: LivenessFlags, context: Context): Promise<ExitCode> {
  const { livenessInstances, metadata, terminal, traces } = context;
  const idle = (["property", "large", "workers"] as const).find((flag) => flags[flag] !== undefined);
  if (idle !== undefined) throw new Trouble("CLI-FLAG", `--${idle} does not go with --liveness`, "Leave out one of the two: what must come in the end is asked of one instance after the other, and of all it has to ask.");
  const ids = livenessInstances.map(({ id }) => id);
  const wanted = livenessInstances.filter(({ id }) => (name === undefined ? id.endsWith("-small") : id === name || id === `${name}-small`));
  if (name !== undefined && wanted.length === 0) throw new Trouble("CLI-INSTANCE", `there is no instance "${name}" of which is asked what must come in the end`, didYouMean(name, ids, `There are ${ids.join(", ")}.`));
  const options = { variant: flags.variant === undefined ? null : readVariant(flags.variant, metadata), ...(flags.limit === undefined ? {} : { limit: readLimit(flags.limit) }) };
  const reports: LivenessReport[] = [];
  for (const instance of wanted) {
    reports.push(await driven(instance, options, context));
    if (context.signal.aborted) break;
  }
  const interrupted = context.signal.aborted;
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, interrupted, liveness: reports }, null, 2)}\n` : reports.map((report) => livenessText(report, traces.printToken)).join("\n"));
  const verdicts = reports.flatMap(({ properties }) => properties.map(({ verdict }) => verdict));
  if (verdicts.includes("violated")) return EXIT.violated;
  return interrupted || verdicts.includes("inconclusive") || !verdicts.includes("holds") ? EXIT.inconclusive : EXIT.holds;
}

async function driven(instance: LivenessInstance, options: LivenessOptions, context: Context): Promise<LivenessReport> {
  const { engine, terminal, now, signal } = context;
  const start = now();
  terminal.err(`${instance.id}: ${instance.title}.\n`);
  const report = await paced(engine.liveness(instance, options), (states) => `${instance.id}: ${counted(states, "state")}`, context);
  terminal.err(`${signal.aborted ? "Ended early" : "Done"} after ${duration(now() - start)}.\n`);
  return report;
}
