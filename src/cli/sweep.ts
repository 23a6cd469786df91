/** `synproof sweep QUESTION`: a question decided for every value of a parameter. */
import { isnSweepText } from "../report/isn-sweep-text.ts";
import { synAckSweepText } from "../report/syn-ack-sweep-text.ts";
import { sweepText } from "../report/sweep-text.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { lineProgress } from "./progress.ts";
import { Trouble } from "./trouble.ts";

export const SWEEPS = ["time-wait", "syn-ack", "isn"] as const;
type SweepName = (typeof SWEEPS)[number];

export interface SweepFlags {
  readonly json?: true;
}

/** A sweep answers a question; it has nothing to violate. */
export function sweepCommand(name: string, flags: SweepFlags, context: Context): ExitCode {
  const { terminal } = context;
  const known = SWEEPS.find((sweep) => sweep === name);
  if (known === undefined) throw new Trouble("CLI-SWEEP", `there is no sweep "${name}"`, didYouMean(name, SWEEPS, `Name ${SWEEPS.join(", ")}.`));
  const { sweep, text } = sweepOf(known, context);
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, sweep }, null, 2)}\n` : text());
  return EXIT.holds;
}

const sweepOf = (name: SweepName, context: Context): { readonly sweep: object; readonly text: () => string } => {
  const { sweeps } = context.engine;
  switch (name) {
    case "time-wait": {
      const view = lineProgress(context);
      const sweep = sweeps.timeWait((done, total) => view.show(`${done} of ${total} cells`));
      view.end();
      return { sweep, text: () => sweepText(sweep) };
    }
    case "syn-ack": {
      const sweep = sweeps.synAck();
      return { sweep, text: () => synAckSweepText(sweep) };
    }
    case "isn": {
      const sweep = sweeps.isn();
      return { sweep, text: () => isnSweepText(sweep) };
    }
    default:
      return name satisfies never;
  }
};
