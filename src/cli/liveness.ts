/** `synproof explore --liveness`: what must come in the end, on every run of a bounded connection, infinite ones included. */
import type { LivenessReport } from "../trace/liveness.ts";
import { livenessText } from "../report/liveness-text.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readLimit, readVariant } from "./options.ts";
import { duration } from "./progress.ts";
import { Trouble } from "./trouble.ts";

export interface LivenessFlags {
  readonly variant?: string;
  readonly limit?: string;
  readonly json?: true;
}

export async function livenessCommand(name: string | undefined, flags: LivenessFlags, { engine, livenessInstances, metadata, terminal, traces, now, signal }: Context): Promise<ExitCode> {
  const ids = livenessInstances.map(({ id }) => id);
  const wanted = livenessInstances.filter(({ id }) => (name === undefined ? id.endsWith("-small") : id === name || id === `${name}-small`));
  if (name !== undefined && wanted.length === 0) throw new Trouble("CLI-INSTANCE", `there is no instance "${name}" of which is asked what must come in the end`, didYouMean(name, ids, `There are ${ids.join(", ")}.`));
  const variant = flags.variant === undefined ? null : readVariant(flags.variant, metadata);
  const reports: LivenessReport[] = [];
  for (const instance of wanted) {
    const start = now();
    terminal.err(`${instance.id}: ${instance.title}.\n`);
    reports.push(engine.liveness(instance, { variant, ...(flags.limit === undefined ? {} : { limit: readLimit(flags.limit) }) }));
    terminal.err(`Done after ${duration(now() - start)}.\n`);
    // Without a pause Ctrl-C would never be heard.
    await new Promise<void>((resume) => setImmediate(resume));
    if (signal.aborted) break;
  }
  const interrupted = reports.length < wanted.length;
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, interrupted, liveness: reports }, null, 2)}\n` : reports.map((report) => livenessText(report, traces.printToken)).join("\n"));
  const verdicts = reports.flatMap(({ properties }) => properties.map(({ verdict }) => verdict));
  if (verdicts.includes("violated")) return EXIT.violated;
  return interrupted || verdicts.includes("inconclusive") || !verdicts.includes("holds") ? EXIT.inconclusive : EXIT.holds;
}
