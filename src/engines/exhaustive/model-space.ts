/** Any instance of the contract (src/model/model.ts) as a space: worlds are interned whole, properties judge every step. */
import type { Model } from "../../model/model.ts";
import type { Property } from "../../properties/property.ts";
import { Bench } from "./bench.ts";
import { Interner } from "./interner.ts";
import type { Found, Space, State } from "./space.ts";
import { Tally } from "./tally.ts";

export interface Watched<World, Step, Judged> {
  /** What one step gives the properties to judge, in order. */
  readonly judged: (step: Step) => readonly Judged[];
  readonly properties: readonly Property<Judged>[];
  /** Whether a step stays within the bounds; where one that does not leads is counted and left out. */
  readonly within?: (step: Step) => boolean;
  /** Told of every step. */
  readonly watch?: (step: Step) => void;
  /** Told of every world whose only successor, if any, is itself. */
  readonly ended?: (world: World, index: number) => void;
}

/** A row is what the properties remember, a column a world. */
export class ModelSpace<World, Action, Step extends { readonly after: World }, Judged> implements Space {
  readonly tally: Tally;
  readonly #model: Model<World, Action, Step>;
  readonly #watched: Watched<World, Step, Judged>;
  readonly #bench: Bench<Judged>;
  readonly #worlds = new Interner<World>();
  readonly #actions = new Interner<Action>();

  constructor(model: Model<World, Action, Step>, watched: Watched<World, Step, Judged>) {
    this.#model = model;
    this.#watched = watched;
    this.tally = new Tally(watched.properties.length);
    this.#bench = new Bench(watched.properties, this.tally);
  }

  get octets(): number {
    return this.#worlds.octets + this.#actions.octets + this.#bench.octets;
  }

  action(number: number): Action {
    return this.#actions.value(number);
  }

  start(found: Found): void {
    for (const world of this.#model.initial) found(this.#bench.start, this.#worlds.id(world), 0);
  }

  expand({ row, column, index }: State, found: Found): number {
    const world = this.#worlds.value(column);
    const { within, watch, ended } = this.#watched;
    let cut = 0;
    let leads = false;
    for (const action of this.#model.enabled(world)) {
      const step = this.#model.step(world, action);
      if (step === undefined) continue;
      watch?.(step);
      const number = this.#actions.id(action);
      const memories = this.#judge(row, step, index, number);
      if (within !== undefined && !within(step)) {
        cut++;
        leads = true;
        continue;
      }
      const after = this.#worlds.id(step.after);
      leads ||= after !== column;
      found(memories, after, number);
    }
    if (!leads) ended?.(world, index);
    return cut;
  }

  #judge(memories: number, step: Step, index: number, action: number): number {
    let now = memories;
    const steps = this.#watched.judged(step);
    for (const one of steps) {
      const { next, exercised, broken } = this.#bench.judge(now, one);
      this.tally.exercise(exercised, index, action);
      for (const { property, judgement } of broken) this.tally.breach(property, index, action, judgement);
      now = next;
    }
    return now;
  }
}
