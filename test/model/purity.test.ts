import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialWorld, stepWorld } from "../../src/model/world.ts";
import { connectionSchedule } from "../../src/properties/arbitraries/connection-schedule.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import { deepFreeze } from "../kit/deep-freeze.ts";
import { honest } from "../kit/subjects.ts";

describe("the model is pure", () => {
  test("it changes nothing that it is given, and does the same twice", () => {
    fc.assert(fc.property(connectionSchedule(honest()), (schedule) => {
      const setup = deepFreeze(setupOf(honest(), schedule));
      let world = deepFreeze(initialWorld());
      for (const action of schedule.actions) {
        const step = stepWorld(setup, world, action);
        expect(stepWorld(setup, world, action)).toEqual(step);
        if (step !== undefined) world = deepFreeze(step).after;
      }
    }), { numRuns: 150, seed: 3 });
  });
});
