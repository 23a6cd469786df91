/** Two ends and the network between them. */
import type { WorldStep } from "../../model/world-types.ts";
import { connectionSchedule } from "../../properties/arbitraries/connection-schedule.ts";
import type { Schedule } from "../../properties/arbitraries/schedule-type.ts";
import { stepsOf } from "../../properties/arbitraries/walk.ts";
import { SITUATIONS } from "../../properties/situations.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import type { Arena } from "../arena.ts";
import { CONNECTION_JUDGES } from "../judges.ts";

/** A schedule as the fields of a trace. */
export const scheduleTrace = (scope: "connection" | "endpoint", { isn, set, actions }: Schedule) => ({
  scope,
  isn,
  ...(set === undefined ? {} : { set: showSwitches(set) }),
  actions,
});

export const connectionArena: Arena<Schedule, WorldStep> = {
  scope: "connection",
  ...CONNECTION_JUDGES,
  cases: connectionSchedule,
  play: (subject, schedule) => stepsOf(subject, "connection", schedule),
  lengthOf: ({ actions }) => actions.length,
  toTrace: (schedule) => scheduleTrace("connection", schedule),
  situations: { list: SITUATIONS, of: (step) => step },
};
