/** `synproof sweep time-wait`: how long TIME-WAIT must be, decided cell by cell. */
import { sweepText } from "../report/sweep-text.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { Trouble } from "./trouble.ts";

export const SWEEPS = ["time-wait"] as const;

export interface SweepFlags {
  readonly json?: true;
}

/** A sweep answers a question; it has nothing to violate. */
export function sweepCommand(name: string, flags: SweepFlags, { engine, terminal }: Context): ExitCode {
  if (!SWEEPS.some((sweep) => sweep === name)) throw new Trouble("CLI-SWEEP", `there is no sweep "${name}"`, didYouMean(name, SWEEPS, `Name ${SWEEPS.join(", ")}.`));
  const sweep = engine.sweep();
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, sweep }, null, 2)}\n` : sweepText(sweep));
  return EXIT.holds;
}
