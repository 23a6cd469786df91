/** Playing a list of actions on the model, step by step. */
import { calmAction } from "../model/settling.ts";
import { initialWorld, stepAlone, stepWorld } from "../model/world.ts";
import type { Action, Setup, WorldStep } from "../model/world-types.ts";

/**
 * A settling run that takes more steps than this will never come to rest. Retransmission and TIME-WAIT take under 100;
 * two ends out of step exchange throttled challenges at every retransmission until R2, some 400.
 */
export const SETTLING_STEPS = 1_500;

export interface Played {
  readonly step: WorldStep;
  /** The position of its action in the list. */
  readonly index: number;
}

/**
 * The steps that `actions` lead to from two ends that have never met. Actions that are not possible are skipped; a
 * `settle` is played out in full before its own step.
 */
export function* play(setup: Setup, scope: "connection" | "endpoint", actions: readonly Action[]): Generator<Played> {
  const step = scope === "connection" ? stepWorld : stepAlone;
  let world = initialWorld();
  for (const [index, action] of actions.entries()) {
    if (action.do === "settle") {
      for (let i = 0; i < SETTLING_STEPS; i++) {
        const calm = calmAction(world);
        const taken = calm && step(setup, world, calm);
        if (taken === undefined) break;
        world = taken.after;
        yield { step: taken, index };
      }
    }
    const taken = step(setup, world, action);
    if (taken === undefined) continue;
    world = taken.after;
    yield { step: taken, index };
  }
}
