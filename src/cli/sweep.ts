/** `synproof sweep QUESTION`: a question decided for every value of a parameter. */
import { isnSweepText } from "../report/isn-sweep-text.ts";
import { synAckSweepText } from "../report/syn-ack-sweep-text.ts";
import { sweepText } from "../report/sweep-text.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { Trouble } from "./trouble.ts";

export const SWEEPS = ["time-wait", "syn-ack", "isn"] as const;
type SweepName = (typeof SWEEPS)[number];

export interface SweepFlags {
  readonly json?: true;
}

/** A sweep answers a question; it has nothing to violate. */
export function sweepCommand(name: string, flags: SweepFlags, { engine, terminal }: Context): ExitCode {
  const known = SWEEPS.find((sweep) => sweep === name);
  if (known === undefined) throw new Trouble("CLI-SWEEP", `there is no sweep "${name}"`, didYouMean(name, SWEEPS, `Name ${SWEEPS.join(", ")}.`));
  const { sweep, text } = sweepOf(known, engine);
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, sweep }, null, 2)}\n` : text());
  return EXIT.holds;
}

const sweepOf = (name: SweepName, { sweeps }: Context["engine"]): { readonly sweep: object; readonly text: () => string } => {
  switch (name) {
    case "time-wait": {
      const sweep = sweeps.timeWait();
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
