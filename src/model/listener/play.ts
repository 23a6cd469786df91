/** Playing a list of actions on a listener, and what is left to happen when nobody interferes. */
import { initialListener, stepListener } from "../listener.ts";
import type { ListenerAction, ListenerSetup, ListenerStep, ListenerWorld } from "../listener-types.ts";
import { deadline } from "../timeouts.ts";
import { children } from "./queues.ts";

export interface PlayedListener {
  readonly step: ListenerStep;
  /** The position of its action in the list. */
  readonly index: number;
}

/** The steps that `actions` lead to, each with its place; those that are not possible are skipped. */
export function* playListenerActions(setup: ListenerSetup, actions: readonly ListenerAction[]): Generator<PlayedListener> {
  let world = initialListener(setup);
  for (const [index, action] of actions.entries()) {
    const step = stepListener(setup, world, action);
    if (step === undefined) continue;
    world = step.after;
    yield { step, index };
  }
}

/** The steps alone. */
export function* playListener(setup: ListenerSetup, actions: readonly ListenerAction[]): Generator<ListenerStep> {
  for (const { step } of playListenerActions(setup, actions)) yield step;
}

/**
 * The next thing that happens when the network is fair and the user accepts; undefined when the world is at rest. The
 * cookie counter alone keeps nothing going.
 */
export const calmListenerAction = (world: ListenerWorld): ListenerAction | undefined => {
  const oldest = world.network[0];
  if (oldest !== undefined) return { do: "deliver", segment: oldest.name };
  if (world.acceptQueue.length > 0) return { do: "accept" };
  const pending = [...children(world), ...world.clients].some(({ tcb }) => deadline(tcb) < Infinity);
  return pending ? { do: "elapse" } : undefined;
};
