/**
 * A shortest run of a connection that breaks one property, in the packed space: some thirty times as fast as over whole worlds
 * (../shortest.ts), and not for every run: time there passes to the next deadline and no further, and nothing settles.
 */
import type { Action, Setup } from "../../../model/world-types.ts";
import { CONNECTION_PROPERTIES } from "../../../properties/connection/index.ts";
import { ENDPOINT_PROPERTIES } from "../../../properties/endpoint/index.ts";
import type { Allowed, ConnectionBounds } from "../../instances/bounded-connection.ts";
import { NO_LIMITS, search } from "../search.ts";
import type { Shortest } from "../shortest.ts";
import { isFault } from "../weakening.ts";
import { connectionSpace } from "./connection-space.ts";

/** Whether the packed space has all that a run does. */
export const isPackable = ({ profile }: Setup, actions: readonly Action[]): boolean =>
  !profile.timestamps && actions.every((action) => action.do !== "settle" && action.do !== "delay" && !(action.do === "elapse" && action.ms !== undefined));

/**
 * With no more faults than `actions` has, and any of `calls` as often as users like.
 * @param length the most actions. @param limit the most states.
 */
export const shortestConnection = (setup: Setup, calls: readonly Action[], actions: readonly Action[], property: string, length: number, limit: number): Shortest<Action> => {
  if (length < 1) return { actions: undefined, states: 0, complete: true };
  const named = <One extends { readonly id: string }>(all: readonly One[]): readonly One[] => all.filter(({ id }) => id === property);
  const { space } = connectionSpace(setup, boundsOf(calls, actions), { connection: named(CONNECTION_PROPERTIES), endpoint: named(ENDPOINT_PROPERTIES) });
  const isBroken = () => space.tally.broken[0];
  // Of the last level only the transitions are of interest.
  const run = search(space, { ...NO_LIMITS, depth: length, states: limit });
  let next = run.next();
  while (next.done !== true) next = run.next(isBroken() === undefined ? undefined : "interrupted");
  const { table, stopped, states, cut } = next.value;
  const broken = isBroken();
  if (broken !== undefined) return { actions: [...table.path(broken.state).actions, broken.action].map((number) => space.action(number)), states, complete: true };
  return { actions: undefined, states, complete: cut === 0 && (stopped === undefined || stopped === "depth") };
};

const boundsOf = (calls: readonly Action[], actions: readonly Action[]): ConnectionBounds => {
  const times = (what: Action["do"]): number => actions.filter((action) => action.do === what).length;
  const allowed = calls.filter(({ do: what }) => what !== "elapse").map((action): Allowed => (isFault(action) ? { action, times: times(action.do), sharing: action.do } : { action, times: Infinity }));
  return {
    losses: times("drop"), duplicates: times("duplicate"), waits: Infinity, allowed, refusals: true, restless: true,
    inFlight: SEGMENTS_AT_ONCE,
  };
};

/** More than short runs come to: a search that meets more proves nothing. */
const SEGMENTS_AT_ONCE = 24;
