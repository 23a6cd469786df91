/** A listening socket, its queues, honest and spoofed peers. */
import { playListener } from "../../model/listener/play.ts";
import type { ListenerStep } from "../../model/listener-types.ts";
import { listenerRun, listenerSetup, type ListenerRun } from "../../properties/arbitraries/listener-run.ts";
import { LISTENER_PROPERTIES } from "../../properties/listener/index.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import type { Arena } from "../arena.ts";

export const listenerArena: Arena<ListenerRun, ListenerStep> = {
  scope: "listener",
  properties: LISTENER_PROPERTIES,
  cases: ({ claimed, profile }) => listenerRun(claimed, profile),
  play: ({ claimed, profile }, run) => playListener(listenerSetup(run, claimed, profile), run.actions),
  rulesOf: (step) => [...step.rules, ...step.ends.flatMap(({ rules }) => rules)],
  lengthOf: ({ actions }) => actions.length,
  toTrace: ({ settings, isn, actions }) => ({
    scope: "listener",
    isn,
    ...(Object.keys(settings).length === 0 ? {} : { set: showSwitches(settings) }),
    actions,
  }),
};
