/** Connection schedules for fast-check: drawn by walking the model, shrunk by name. */
import type * as fc from "fast-check";
import { other, SIDES, type Action, type Side } from "../../model/world-types.ts";
import { chooseAction, LEANINGS, type Leaning } from "./choose-action.ts";
import { chance, oneOf, type Dice } from "./dice.ts";
import { chooseIsn } from "./isn-choice.ts";
import { ScheduleArbitrary } from "./schedule-arbitrary.ts";
import type { Schedule, Subject } from "./schedule-type.ts";
import { smaller } from "./shrink-schedule.ts";
import { chooseSwitches } from "./switch-choice.ts";
import { Walk } from "./walk.ts";

/** Choices that find nothing to do (a call that is refused) are part of the run; this bounds the run as a whole. */
const LONGEST = 40;

const draw = (dice: Dice, subject: Subject): Schedule => {
  const isn = chooseIsn(dice);
  const set = chooseSwitches(dice);
  const walk = new Walk(subject, "connection", set === undefined ? { isn } : { isn, set });
  const leaning = oneOf(dice, LEANINGS);
  const length = dice.int(4, LONGEST);
  for (const action of opening(dice, leaning)) walk.take(action);
  while (walk.actions.length < length) walk.take(chooseAction(dice, walk.world, leaning));
  end(dice, walk);
  return walk.end();
};

/** Most runs begin with what any connection begins with. */
const opening = (dice: Dice, leaning: Leaning): readonly Action[] => {
  if (chance(dice, 10)) return [];
  if (dice.int(1, 10) <= leaning.simultaneousOpen) return SIDES.map((side) => ({ do: "open", side, mode: "active" }));
  return [{ do: "open", side: "B", mode: "passive", remote: chance(dice, 50) }, { do: "open", side: "A", mode: "active" }];
};

/** Some runs end in calm: as they are, after one word more, after both users have closed, or after one end has lost its memory. */
const end = (dice: Dice, walk: Walk): void => {
  switch (dice.int(0, 15)) {
    case 0:
      break;
    case 1:
      for (const side of SIDES) if (walk.world[side].tcb.state !== "CLOSED") walk.take({ do: "send", side, octets: 1 });
      break;
    case 2:
    case 3:
      for (const side of SIDES) walk.take({ do: "close", side });
      break;
    case 4:
    case 5:
      loseMemory(dice, walk, oneOf(dice, SIDES));
      break;
    default:
      return;
  }
  walk.take({ do: "settle" });
};

/** One end reboots; when the network is empty, the survivor says something, or the other opens again. */
const loseMemory = (dice: Dice, walk: Walk, lost: Side): void => {
  walk.take({ do: "reboot", side: lost });
  // The network loses what is left; delivering it would reveal the reboot before anybody says a word.
  for (const inFlight of walk.world.network) walk.take({ do: "drop", segment: inFlight.name });
  if (chance(dice, 50)) walk.take({ do: "open", side: lost, mode: "active" });
  else walk.take({ do: "send", side: other(lost), octets: 1 });
};

/** Schedules of a connection whose ends behave as `subject.profile` says. */
export const connectionSchedule = (subject: Subject): fc.Arbitrary<Schedule> =>
  new ScheduleArbitrary((dice) => draw(dice, subject), (schedule) => smaller(subject, "connection", schedule));
