/** One end by itself, against injected segments at the boundaries. */
import type { WorldStep } from "../../model/world-types.ts";
import { endpointSchedule } from "../../properties/arbitraries/endpoint-schedule.ts";
import type { Schedule } from "../../properties/arbitraries/schedule-type.ts";
import { stepsOf } from "../../properties/arbitraries/walk.ts";
import { onBothEnds } from "../../properties/both-ends.ts";
import { ENDPOINT_PROPERTIES } from "../../properties/endpoint/index.ts";
import type { Arena } from "../arena.ts";
import { rulesOf, scheduleTrace } from "./connection.ts";

export const endpointArena: Arena<Schedule, WorldStep> = {
  scope: "endpoint",
  properties: ENDPOINT_PROPERTIES.map(onBothEnds),
  cases: endpointSchedule,
  play: (subject, schedule) => stepsOf(subject, "endpoint", schedule),
  rulesOf,
  lengthOf: ({ actions }) => actions.length,
  toTrace: (schedule) => scheduleTrace("endpoint", schedule),
};
