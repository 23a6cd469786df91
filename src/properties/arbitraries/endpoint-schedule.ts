/** Endpoint schedules for fast-check: a state reached by real steps, then segments at the boundaries, calls and time. */
import type * as fc from "fast-check";
import type { Dice } from "./dice.ts";
import { chooseEvent, chooseMood, chooseRecipe } from "./endpoint-moods.ts";
import { chooseIsn } from "./isn-choice.ts";
import { ScheduleArbitrary } from "./schedule-arbitrary.ts";
import type { Schedule, Subject } from "./schedule-type.ts";
import { smaller } from "./shrink-schedule.ts";
import { chooseSwitches } from "./switch-choice.ts";

const draw = (dice: Dice): Schedule => {
  const mood = chooseMood(dice);
  const recipe = chooseRecipe(dice, mood);
  const set = recipe.needs ?? mood.needs ?? chooseSwitches(dice);
  const events = Array.from({ length: dice.int(1, mood.longest) }, () => chooseEvent(dice, mood));
  return {
    isn: chooseIsn(dice),
    ...(set === undefined ? {} : { set }),
    actions: [...(mood.recipe?.(recipe) ?? recipe.actions), ...events],
  };
};

export const endpointSchedule = (subject: Subject): fc.Arbitrary<Schedule> =>
  new ScheduleArbitrary(draw, (schedule) => smaller(subject, "endpoint", schedule));
