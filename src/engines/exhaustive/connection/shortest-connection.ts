/**
 * A shortest run of a connection that breaks one property, in the packed space: some thirty times as fast as over whole worlds
 * (../shortest.ts), and not for every run: time there passes to the next deadline and no further, and nothing is delayed.
 */
import { SIDES, type Action, type Setup } from "../../../model/world-types.ts";
import { CONNECTION_PROPERTIES } from "../../../properties/connection/index.ts";
import { ENDPOINT_PROPERTIES } from "../../../properties/endpoint/index.ts";
import type { Allowed, ConnectionBounds } from "../../instances/bounded-connection.ts";
import type { Shortest } from "../shortest.ts";
import type { Found, Space } from "../space.ts";
import { StateTable } from "../state-table.ts";
import { isFault } from "../weakening.ts";
import { settlingSpace } from "./settling-space.ts";

/** Whether the packed space has all that a run does. */
export const isPackable = ({ profile }: Setup, actions: readonly Action[]): boolean =>
  !profile.timestamps && actions.every((action) => action.do !== "delay" && !(action.do === "elapse" && action.ms !== undefined));

/**
 * With no more faults than `actions` has, no more settling, and any of `calls` as often as users like.
 * @param length the most actions. @param limit the most states.
 */
export const shortestConnection = (setup: Setup, calls: readonly Action[], actions: readonly Action[], property: string, length: number, limit: number): Shortest<Action> => {
  if (length < 1) return { actions: undefined, states: 0, complete: true };
  const named = <One extends { readonly id: string }>(all: readonly One[]): readonly One[] => all.filter(({ id }) => id === property);
  const judged = { connection: named(CONNECTION_PROPERTIES), endpoint: named(ENDPOINT_PROPERTIES) };
  const { space, inner } = settlingSpace(setup, boundsOf(calls, actions), judged, timesOf(actions, "settle"));
  const { table, looked, complete } = within(space, length, limit, () => inner.tally.broken[0] !== undefined);
  const [broken] = inner.tally.broken;
  if (broken === undefined) return { actions: undefined, states: looked, complete };
  return { actions: [...table.path(broken.state).actions, broken.action].map((number) => inner.action(number)), states: looked, complete: true };
};

/** Breadth-first, up to a length. What the last actions lead to is judged and not kept: it is most of a search. */
const within = (space: Space, length: number, limit: number, isFound: () => boolean): { readonly table: StateTable; readonly looked: number; readonly complete: boolean } => {
  const table = new StateTable();
  let parent = -1;
  const keep: Found = (row, column, action) => void table.add(row, column, parent, action);
  space.start(keep);
  let levelEnd = table.size;
  let depth = 1;
  let cut = 0;
  for (let at = 0; at < table.size; at++) {
    if (at === levelEnd) {
      depth++;
      levelEnd = table.size;
    }
    if (at === limit) return { table, looked: at, complete: false };
    parent = at;
    cut += space.expand({ row: table.row(at), column: table.column(at), index: at }, depth === length ? () => {} : keep);
    if (isFound()) return { table, looked: at + 1, complete: true };
  }
  return { table, looked: table.size, complete: cut === 0 };
};

const timesOf = (actions: readonly Action[], what: Action["do"]): number => actions.filter((action) => action.do === what).length;

const boundsOf = (calls: readonly Action[], actions: readonly Action[]): ConnectionBounds => {
  const allowed = calls.filter(({ do: what }) => what !== "elapse" && what !== "settle")
    .map((action): Allowed => (isFault(action) ? { action, times: timesOf(actions, action.do), sharing: action.do } : { action, times: Infinity }));
  // What settling needs, and nobody else may do unless the run does.
  const reading = SIDES.map((side): Allowed => ({ action: { do: "receive", side }, times: 0, sharing: "settle" }));
  return {
    losses: timesOf(actions, "drop"), duplicates: timesOf(actions, "duplicate"), waits: Infinity, allowed: [...reading, ...allowed], refusals: true, restless: true,
    inFlight: SEGMENTS_AT_ONCE,
  };
};

/** More than short runs come to: a search that meets more proves nothing. */
const SEGMENTS_AT_ONCE = 24;
