/** Playing a list of actions on two ends that have never met, step by step. */
import { calmAction } from "./settling.ts";
import { initialWorld, stepAlone, stepWorld } from "./world.ts";
import type { Action, Setup, World, WorldStep } from "./world-types.ts";

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

/** Alone: what an end sends is in the step and then gone (world.ts, `stepAlone`). */
export type PlayScope = "connection" | "endpoint";

/** The steps that one action leads to: none when it is not possible, several when it is `settle`. */
export function* stepsOfAction(setup: Setup, scope: PlayScope, world: World, action: Action): Generator<WorldStep, World> {
  const take = scope === "connection" ? stepWorld : stepAlone;
  let now = world;
  for (let i = 0; action.do === "settle" && i < SETTLING_STEPS; i++) {
    const calm = calmAction(now);
    const step = calm && take(setup, now, calm);
    if (step === undefined) break;
    now = step.after;
    yield step;
  }
  const step = take(setup, now, action);
  if (step === undefined) return now;
  yield step;
  return step.after;
}

/** The steps that `actions` lead to. Actions that are not possible are skipped. */
export function* play(setup: Setup, scope: PlayScope, actions: readonly Action[]): Generator<Played> {
  let world = initialWorld();
  for (const [index, action] of actions.entries()) {
    for (const step of stepsOfAction(setup, scope, world, action)) {
      world = step.after;
      yield { step, index };
    }
  }
}
