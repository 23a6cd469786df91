/** What was recorded of a stack, laid beside the model's run of the same actions. Pure. */
import { PROFILES, type ProfileName } from "../../../model/profiles.ts";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import type { Trace } from "../../../trace/trace.ts";
import { playedBy } from "../run/run-view.ts";

const MODEL = "model:";

/** The run as the column of a model has it: `model:linux` plays under its own profile. Undefined for whom this page cannot play. */
export const modelRun = (stack: string, trace: Trace): Trace | undefined => {
  const name = stack.slice(MODEL.length);
  return stack.startsWith(MODEL) && isProfile(name) ? playedBy(trace, { variant: null, profile: name }) : undefined;
};

const isProfile = (name: string): name is ProfileName => Object.hasOwn(PROFILES, name);

/** How many rows are taken once the action `step` is; from 0, and -1 is none. */
export const reached = (rows: readonly LadderRow[], step: number): number => rows.filter((row) => row.step <= step).length;

/** The words of a recording, in the language that the model's rows are told in: it was made in English. */
export const asModelTells = (recorded: readonly LadderRow[], english: readonly LadderRow[], local: readonly LadderRow[]): readonly LadderRow[] => {
  const words = new Map(english.flatMap((row, i) => [[row.action, local[i]?.action] as const, ...row.signals.map(({ text }, n) => [text, local[i]?.signals[n]?.text] as const)]));
  return recorded.map((row) => ({ ...row, action: words.get(row.action) ?? row.action, signals: row.signals.map((signal) => ({ ...signal, text: words.get(signal.text) ?? signal.text })) }));
};
