/** Runs a figure: each line is played on the model, and what the figure says is compared with what happens. */
import type { Profile } from "../model/profile.ts";
import type { Setup, WorldStep } from "../model/world-types.ts";
import { playRow } from "./figure-play.ts";
import { FigureRun } from "./figure-run.ts";
import { profileOf, startOf } from "./figure-start.ts";
import { readFigure, type FigureHead } from "./read-figure.ts";

export interface FigureOptions {
  /** The profile that a faulty variant runs with, given the correct one. Without it a "variant" header is only a label. */
  readonly variant?: (id: string, correct: Profile) => Profile | undefined;
}

export interface Played {
  readonly steps: readonly WorldStep[];
  /** Where figure and model part, each naming the line; empty when they agree. */
  readonly mismatches: readonly string[];
  /** Undefined when the text is not a figure. */
  readonly head: FigureHead | undefined;
  readonly setup: Setup | undefined;
}

/** Plays a figure of RFC 9293 §3.5, or a ladder that `ladder` printed. Never throws for what the text says. */
export const playFigure = (text: string, options: FigureOptions = {}): Played => {
  const figure = readFigure(text);
  if (!figure.ok) return { steps: [], mismatches: [figure.because], head: undefined, setup: undefined };
  const { head, rows } = figure.value;
  const start = startOf(head, rows[0]);
  if (!start.ok) return { steps: [], mismatches: [`line ${rows[0]?.label ?? "1"}: ${start.because}`], head, setup: undefined };

  const correct = profileOf(head);
  const actual = head.variant === undefined ? correct : options.variant?.(head.variant, correct) ?? correct;
  const setup: Setup = { profile: actual, claimed: correct, isn: start.value.isn };
  const run = new FigureRun(setup, head.scope);
  run.begin(start.value);
  for (const [index, row] of rows.entries()) playRow(run, row, index === 0);
  run.end();
  return { steps: run.steps, mismatches: run.mismatches, head, setup };
};
