/** Endpoint schedules for fast-check: a state reached by real steps, then segments at the boundaries, calls and time. */
import type * as fc from "fast-check";
import { BOUNDARY_SEGMENTS, CALLS, ELAPSES, injected, SPECIAL_SEGMENTS } from "./boundaries.ts";
import { oneOf, weighted, type Dice } from "./dice.ts";
import { chooseIsn } from "./isn-choice.ts";
import { RECIPES } from "./recipes.ts";
import { ScheduleArbitrary } from "./schedule-arbitrary.ts";
import type { Schedule, Subject } from "./schedule-type.ts";
import { smaller } from "./shrink-schedule.ts";
import { chooseSwitches } from "./switch-choice.ts";
import type { Action } from "../../model/world-types.ts";

/** Most faults show within three events after the state that they concern. */
const LONGEST = 7;

const draw = (dice: Dice): Schedule => {
  const recipe = oneOf(dice, RECIPES);
  const set = recipe.needs ?? chooseSwitches(dice);
  const events = Array.from({ length: dice.int(1, LONGEST) }, () => chooseEvent(dice));
  return {
    isn: chooseIsn(dice),
    ...(set === undefined ? {} : { set }),
    actions: [...recipe.actions, ...events],
  };
};

const chooseEvent = (dice: Dice): Action =>
  weighted<() => Action>(dice, [
    [10, () => injected(oneOf(dice, BOUNDARY_SEGMENTS))],
    [2, () => injected(oneOf(dice, SPECIAL_SEGMENTS))],
    [5, () => oneOf(dice, CALLS)],
    [5, () => oneOf(dice, ELAPSES)],
  ])();

export const endpointSchedule = (subject: Subject): fc.Arbitrary<Schedule> =>
  new ScheduleArbitrary(draw, (schedule) => smaller(subject, "endpoint", schedule));
