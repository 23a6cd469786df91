/** A listening socket, its queues, honest and spoofed peers. */
import { playListener } from "../../model/listener/play.ts";
import type { ListenerStep } from "../../model/listener-types.ts";
import { listenerRun, type ListenerRun } from "../../properties/arbitraries/listener-run.ts";
import { listenerSetup } from "../../properties/arbitraries/schedule-type.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import type { Arena } from "../arena.ts";
import { LISTENER_JUDGES } from "../judges.ts";

export const listenerArena: Arena<ListenerRun, ListenerStep> = {
  scope: "listener",
  ...LISTENER_JUDGES,
  cases: ({ claimed, profile }) => listenerRun(claimed, profile),
  play: ({ claimed, profile }, run) => playListener(listenerSetup(run, claimed, profile), run.actions),
  lengthOf: ({ actions }) => actions.length,
  toTrace: ({ settings, isn, actions }) => ({
    scope: "listener",
    isn,
    ...(Object.keys(settings).length === 0 ? {} : { set: showSwitches(settings) }),
    actions,
  }),
};
