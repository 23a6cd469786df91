/** Two ends and the network between them. */
import type { RuleId } from "../../model/rules.ts";
import type { WorldStep } from "../../model/world-types.ts";
import { connectionSchedule } from "../../properties/arbitraries/connection-schedule.ts";
import type { Schedule } from "../../properties/arbitraries/schedule-type.ts";
import { stepsOf } from "../../properties/arbitraries/walk.ts";
import { onBothEnds } from "../../properties/both-ends.ts";
import { CONNECTION_PROPERTIES } from "../../properties/connection/index.ts";
import { ENDPOINT_PROPERTIES } from "../../properties/endpoint/index.ts";
import { SITUATIONS } from "../../properties/situations.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import type { Arena } from "../arena.ts";

/** A schedule as the fields of a trace. */
export const scheduleTrace = (scope: "connection" | "endpoint", { isn, set, actions }: Schedule) => ({
  scope,
  isn,
  ...(set === undefined ? {} : { set: showSwitches(set) }),
  actions,
});

/** Most steps have one end, and then there is nothing to put together. */
export const rulesOf = ({ ends }: WorldStep): readonly RuleId[] => {
  const [only] = ends;
  return ends.length === 1 && only !== undefined ? only.rules : ends.flatMap(({ rules }) => rules);
};

export const connectionArena: Arena<Schedule, WorldStep> = {
  scope: "connection",
  properties: [...CONNECTION_PROPERTIES, ...ENDPOINT_PROPERTIES.map(onBothEnds)],
  cases: connectionSchedule,
  play: (subject, schedule) => stepsOf(subject, "connection", schedule),
  rulesOf,
  lengthOf: ({ actions }) => actions.length,
  toTrace: (schedule) => scheduleTrace("connection", schedule),
  situations: { list: SITUATIONS, of: (step) => step },
};
