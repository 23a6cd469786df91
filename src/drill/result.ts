/** What a run of a script comes to. */
import type { ProfileName } from "../model/profiles.ts";
import type { DrillProblem } from "./problem.ts";
import type { Place } from "./script.ts";

export interface DrillOutcome {
  /** `unreadable`: it is not a script. `unsupported`: it asks for something that no run here can give. */
  readonly verdict: "passed" | "failed" | "unsupported" | "unreadable";
  /** Where it ended; absent when it passed. */
  readonly at?: Place;
  /** Why it ended, without a full stop. */
  readonly because?: string;
  /** The packet that was expected and the one that was sent, in the script's notation with times in front. */
  readonly packets?: { readonly script: string; readonly actual: string };
  /** µs on the target's clock. */
  readonly time?: number;
  /** Under which it ran. */
  readonly profile?: ProfileName;
  /** What it ran against. */
  readonly target?: string;
  /** Shell lines and the like that were left out, each once. */
  readonly notes: readonly string[];
}

export const unreadable = ({ at, message }: DrillProblem): DrillOutcome => ({ verdict: "unreadable", at, because: message, notes: [] });
