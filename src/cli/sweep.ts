/** `synproof sweep QUESTION`: a question decided for every value of a parameter. */
import type { Sweeping } from "../engines/sweep/each-cell.ts";
import { isnSweepText } from "../report/isn-sweep-text.ts";
import { synAckSweepText } from "../report/syn-ack-sweep-text.ts";
import { sweepText } from "../report/sweep-text.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { lineProgress } from "./progress.ts";
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
  const view = lineProgress(context);
  for (;;) {
    const next = run.next();
    if (next.done === true) {
      view.end();
      return next.value;
    }
    const { done, total } = next.value;
    view.show(`${done} of ${total} cells`);
    // Without a pause Ctrl-C would never be heard.
    await new Promise<void>((resume) => setImmediate(resume));
    if (!context.signal.aborted) continue;
    view.end();
    context.terminal.err(`Ended early, after ${done} of ${total} cells: a sweep is told as a whole or not at all.\n`);
    return undefined;
  }
}
