/** A listening socket, its queues, honest and spoofed peers. */
import { initialListener, stepListener } from "../../model/listener.ts";
import type { ListenerAction, ListenerSetup, ListenerStep } from "../../model/listener-types.ts";
import { listenerRun, listenerSetup, type ListenerRun } from "../../properties/arbitraries/listener-run.ts";
import { LISTENER_PROPERTIES } from "../../properties/listener/index.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import type { Arena } from "../arena.ts";

/** The steps that `actions` lead to; those that are not possible are skipped. */
export function* playListener(setup: ListenerSetup, actions: readonly ListenerAction[]): Generator<{ step: ListenerStep; index: number }> {
  let world = initialListener(setup);
  for (const [index, action] of actions.entries()) {
    const step = stepListener(setup, world, action);
    if (step === undefined) continue;
    world = step.after;
    yield { step, index };
  }
}

export const listenerArena: Arena<ListenerRun, ListenerStep> = {
  scope: "listener",
  properties: LISTENER_PROPERTIES,
  cases: ({ claimed, profile }) => listenerRun(claimed, profile),
  *play({ claimed, profile }, run) {
    for (const { step } of playListener(listenerSetup(run, claimed, profile), run.actions)) yield step;
  },
  rulesOf: (step) => [...step.rules, ...step.ends.flatMap(({ rules }) => rules)],
  lengthOf: ({ actions }) => actions.length,
  toTrace: ({ settings, isn, actions }) => ({
    scope: "listener",
    isn,
    ...(Object.keys(settings).length === 0 ? {} : { set: showSwitches(settings) }),
    actions,
  }),
};
