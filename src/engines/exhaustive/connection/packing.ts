/** What a packed search is put together from, and what it has come to. */
import type { Tally } from "../tally.ts";
import type { Actions } from "./actions.ts";
import type { LocalSteps } from "./local-steps.ts";
import type { MirrorParts } from "./mirror.ts";
import type { Networks } from "./networks.ts";
import type { Parts } from "./parts.ts";
import type { WholeJudge } from "./transition.ts";

export interface Packing<End, Flying, Detail, Action> {
  readonly parts: Parts<End, Flying, Detail, Action>;
  readonly networks: Networks<Flying>;
  readonly actions: Actions<Flying, Action>;
  readonly local: LocalSteps<End, Flying, Detail, Action>;
  readonly tally: Tally;
  readonly whole?: WholeJudge<Detail>;
  /** Given where both ends may do the same, and only one of each two mirror images is to be looked at. */
  readonly mirrored?: Pick<MirrorParts<End, Flying, Detail, Action>, "mirrored" | "places">;
  /** Told of every state that nothing leads out of, or of how many when it stands for its mirror image too. */
  readonly ended?: (a: End, b: End, network: readonly Flying[], weight: number) => void;
}

/** What was looked at, and what mirror images would have added. */
export interface Weighed {
  states: number;
  transitions: number;
  cut: number;
}

/** A state that counts for so many, and its steps, those that were cut off besides. */
export const weigh = (weighed: Weighed, weight: number, steps: number, cut: number): void => {
  weighed.states += weight;
  weighed.transitions += weight * (steps + cut);
  weighed.cut += weight * cut;
};
