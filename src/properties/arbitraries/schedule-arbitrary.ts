/** A fast-check arbitrary from a way to draw a value and a way to make it smaller. */
import * as fc from "fast-check";
import type { Dice } from "./dice.ts";
import type { Schedule } from "./schedule-type.ts";

export class ScheduleArbitrary extends fc.Arbitrary<Schedule> {
  readonly #draw: (dice: Dice) => Schedule;
  readonly #smaller: (schedule: Schedule) => Generator<Schedule>;

  constructor(draw: (dice: Dice) => Schedule, smaller: (schedule: Schedule) => Generator<Schedule>) {
    super();
    this.#draw = draw;
    this.#smaller = smaller;
  }
  override generate(mrng: fc.Random): fc.Value<Schedule> {
    return new fc.Value(this.#draw({ int: (min, max) => mrng.nextInt(min, max) }), undefined);
  }
  override canShrinkWithoutContext(value: unknown): value is Schedule {
    return typeof value === "object" && value !== null && "actions" in value && "isn" in value;
  }
  override shrink(value: Schedule): fc.Stream<fc.Value<Schedule>> {
    return fc.stream(this.#smaller(value)).map((schedule) => new fc.Value(schedule, undefined));
  }
}
