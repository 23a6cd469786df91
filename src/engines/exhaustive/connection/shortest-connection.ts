/**
 * A shortest run of a connection that breaks one property, in the packed space: some thirty times as fast as over whole worlds
 * (../shortest.ts), and not for every run: time there passes to the next deadline and no further.
 */
import { SIDES, type Action, type Setup } from "../../../model/world-types.ts";
import { CONNECTION_PROPERTIES } from "../../../properties/connection/index.ts";
import { ENDPOINT_PROPERTIES } from "../../../properties/endpoint/index.ts";
import type { Allowed, ConnectionBounds } from "../../instances/bounded-connection.ts";
import { shortestIn, type Shortest } from "../shortest.ts";
import { isFault } from "../weakening.ts";
import { settlingSpace } from "./settling-space.ts";

/** Whether the packed space has all that a run does. */
export const isPackable = ({ profile }: Setup, actions: readonly Action[]): boolean =>
  !profile.timestamps && actions.every((action) => action.do !== "elapse" || action.ms === undefined);

/**
 * With no more faults than `actions` has, no more settling, and any of `calls` as often as users like.
 * @param length the most actions. @param limit the most states.
 */
export const shortestConnection = (setup: Setup, calls: readonly Action[], actions: readonly Action[], property: string, length: number, limit: number): Shortest<Action> => {
  const named = <One extends { readonly id: string }>(all: readonly One[]): readonly One[] => all.filter(({ id }) => id === property);
  const judged = { connection: named(CONNECTION_PROPERTIES), endpoint: named(ENDPOINT_PROPERTIES) };
  const { space, inner } = settlingSpace(setup, boundsOf(calls, actions), judged, timesOf(actions, "settle"));
  return shortestIn(space, inner, length, limit);
};

const timesOf = (actions: readonly Action[], what: Action["do"]): number => actions.filter((action) => action.do === what).length;

const boundsOf = (calls: readonly Action[], actions: readonly Action[]): ConnectionBounds => {
  const allowed = calls.filter(({ do: what }) => what !== "elapse" && what !== "settle")
    .map((action): Allowed => (isFault(action) ? { action, times: timesOf(actions, action.do), sharing: action.do } : { action, times: Infinity }));
  // What settling needs, and nobody else may do unless the run does.
  const reading = SIDES.map((side): Allowed => ({ action: { do: "receive", side }, times: 0, sharing: "settle" }));
  const delays = timesOf(actions, "delay");
  return {
    losses: timesOf(actions, "drop"), duplicates: timesOf(actions, "duplicate"), ...(delays === 0 ? {} : { delays, inOrder: true }), waits: Infinity, allowed: [...reading, ...allowed], refusals: true, restless: true,
    inFlight: SEGMENTS_AT_ONCE,
  };
};

/** More than short runs come to: a search that meets more proves nothing. */
const SEGMENTS_AT_ONCE = 24;
