/** `synproof sweep QUESTION`: a question decided for every value of a parameter. */
import type { SweepProgress, Sweeping } from "../engines/sweep/each-cell.ts";
import { isnSweepText } from "../report/isn-sweep-text.ts";
import { synAckSweepText } from "../report/syn-ack-sweep-text.ts";
import { sweepText } from "../report/sweep-text.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { paced } from "./paced.ts";
import { Trouble } from "./trouble.ts";

export const SWEEPS = ["time-wait", "syn-ack", "isn"] as const;

export interface SweepFlags {
  readonly json?: true;
}

/** A sweep answers a question; it has nothing to violate. It is told as a whole or not at all. */
export async function sweepCommand(name: string, flags: SweepFlags, context: Context): Promise<ExitCode> {
  const { terminal, engine: { sweeps } } = context;
  const known = SWEEPS.find((sweep) => sweep === name);
  if (known === undefined) throw new Trouble("CLI-SWEEP", `there is no sweep "${name}"`, didYouMean(name, SWEEPS, `Name ${SWEEPS.join(", ")}.`));
  const tell = async <Sweep>(run: Sweeping<Sweep>, text: (sweep: Sweep) => string): Promise<ExitCode> => {
    const sweep = await driven(run, context);
    if (sweep === undefined) return EXIT.inconclusive;
    terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, sweep }, null, 2)}\n` : text(sweep));
    return EXIT.holds;
  };
  switch (known) {
    case "time-wait":
      return tell(sweeps.timeWait(), sweepText);
    case "syn-ack":
      return tell(sweeps.synAck(), synAckSweepText);
    case "isn":
      return tell(sweeps.isn(), isnSweepText);
    default:
      return known satisfies never;
  }
}

/** @returns undefined after Ctrl-C. */
async function driven<Sweep>(run: Sweeping<Sweep>, context: Context): Promise<Sweep | undefined> {
  const ended = await paced(stoppable(run), ({ done, total }) => `${done} of ${total} cells`, context);
  if ("sweep" in ended) return ended.sweep;
  context.terminal.err(`Ended early, after ${ended.at.done} of ${ended.at.total} cells: a sweep is told as a whole or not at all.\n`);
  return undefined;
}

/** Ends where it is when it is told to. */
function* stoppable<Sweep>(run: Sweeping<Sweep>): Generator<SweepProgress, { readonly sweep: Sweep } | { readonly at: SweepProgress }, boolean | undefined> {
  for (let next = run.next(); ; next = run.next()) {
    if (next.done === true) return { sweep: next.value };
    if ((yield next.value) === true) return { at: next.value };
  }
}
