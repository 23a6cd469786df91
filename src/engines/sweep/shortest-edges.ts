/**
 * For every edge of the state diagram a shortest run that takes it: two ends, a network that loses nothing, two users who open,
 * close, and send where that opens. Breadth-first, so that what is found first is shortest.
 */
import type { Model } from "../../model/model.ts";
import type { ProfileName } from "../../model/profiles.ts";
import { initialWorld, stepWorld } from "../../model/world.ts";
import { SIDES, type Action, type Side, type World, type WorldStep } from "../../model/world-types.ts";
import { PLAIN_ISN, setupOf } from "../../properties/arbitraries/schedule-type.ts";
import { DIAGRAM_EDGES, edgeId } from "../../trace/state-diagram.ts";
import type { EdgeRun } from "../../trace/results.ts";
import { TRACE_SCHEMA } from "../../trace/trace.ts";
import { subjectOf } from "../subject.ts";
import { ModelSpace } from "../exhaustive/model-space.ts";
import { NO_LIMITS, search } from "../exhaustive/search.ts";
import type { Space } from "../exhaustive/space.ts";
import type { Place } from "../exhaustive/tally.ts";

/** A few thousand states have every edge of the diagram; a profile in which one is missing is not searched for ever. */
const STATES_LOOKED_AT = 20_000;

/** The edges of figure 5 and whatever others are met on the way, in the order in which they were found. */
export const shortestEdges = (profile: ProfileName = "rfc9293", limit = STATES_LOOKED_AT): readonly EdgeRun[] => {
  const first = new Map<string, Place>();
  const wanted = new Set(DIAGRAM_EDGES.map(edgeId));
  let step: WorldStep | undefined;
  const inner = new ModelSpace(modelOf(profile), { judged: () => [], properties: [], watch: (taken) => { step = taken; } });
  const space: Space = {
    start: (found) => inner.start(found),
    // The step that leads to a state is the one that was told of last.
    expand: (state, found) => inner.expand(state, (row, column, action) => {
      for (const { before, next } of step?.ends ?? []) {
        const id = edgeId({ from: before.state, to: next.state });
        if (before.state !== next.state && !first.has(id)) first.set(id, { state: state.index, action });
        wanted.delete(id);
      }
      found(row, column, action);
    }),
  };
  const run = search(space, { ...NO_LIMITS, states: limit });
  let next = run.next();
  while (next.done !== true) next = run.next(wanted.size === 0 ? "interrupted" : undefined);
  const { table } = next.value;
  return [...first].map(([id, { state, action }]): EdgeRun => {
    const actions = [...table.path(state).actions, action].map((number) => inner.action(number));
    return { id, trace: { schema: TRACE_SCHEMA, scope: "connection", profile, title: id, isn: PLAIN_ISN, actions } };
  });
};

const modelOf = (profile: ProfileName): Model<World, Action, WorldStep> => {
  const setup = setupOf(subjectOf(profile, null), { isn: PLAIN_ISN });
  return {
    initial: [initialWorld()],
    enabled: (world) => {
      // SEND opens; what becomes of the text is no change of state.
      if (SIDES.some((side) => world[side].written > 0)) return [];
      const delivered = [...new Set(world.network.map(({ name }) => name))].map((segment): Action => ({ do: "deliver", segment }));
      // Time only ends TIME-WAIT here: what is sent again leads nowhere new, but to many more states.
      const waits = SIDES.some((side) => world[side].tcb.state === "TIME-WAIT");
      return [...SIDES.flatMap((side) => callsOf(world, side)), ...delivered, ...(waits ? [{ do: "elapse" } as const] : [])];
    },
    step: (world, action) => stepWorld(setup, world, action),
  };
};

/** One connection of each end is enough, and calls that the RFC answers with an error lead nowhere. */
const callsOf = (world: World, side: Side): readonly Action[] => {
  const { tcb, incarnation } = world[side];
  switch (tcb.state) {
    case "CLOSED":
      if (incarnation > 0) return [];
      // Whoever listens is called B, as in the RFC's figures.
      return [{ do: "open", side, mode: "active" }, ...(side === "B" ? [{ do: "open", side, mode: "passive", remote: true } as const] : [])];
    case "LISTEN":
      return [{ do: "send", side, octets: 1 }, { do: "close", side }];
    case "SYN-SENT":
    case "SYN-RECEIVED":
    case "ESTABLISHED":
    case "CLOSE-WAIT":
      return [{ do: "close", side }];
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      return [];
    default:
      return tcb satisfies never;
  }
};
