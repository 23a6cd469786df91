/** One end by itself, against injected segments at the boundaries. */
import type { WorldStep } from "../../model/world-types.ts";
import { endpointSchedule } from "../../properties/arbitraries/endpoint-schedule.ts";
import type { Schedule } from "../../properties/arbitraries/schedule-type.ts";
import { stepsOf } from "../../properties/arbitraries/walk.ts";
import type { Arena } from "../arena.ts";
import { ENDPOINT_JUDGES } from "../judges.ts";
import { scheduleTrace } from "./connection.ts";

export const endpointArena: Arena<Schedule, WorldStep> = {
  scope: "endpoint",
  ...ENDPOINT_JUDGES,
  cases: endpointSchedule,
  play: (subject, schedule) => stepsOf(subject, "endpoint", schedule),
  lengthOf: ({ actions }) => actions.length,
  toTrace: (schedule) => scheduleTrace("endpoint", schedule),
};
