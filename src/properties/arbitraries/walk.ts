/** Drawing a schedule by walking the model. The steps of the walk are kept with it, so that nobody has to take them twice. */
import { stepsOfAction, type PlayScope } from "../../model/play.ts";
import { initialWorld } from "../../model/world.ts";
import type { Action, Setup, World, WorldStep } from "../../model/world-types.ts";
import { setupOf, type Schedule, type Subject } from "./schedule-type.ts";

const STEPS = new WeakMap<Schedule, { readonly subject: Subject; readonly steps: readonly WorldStep[] }>();

export class Walk {
  world: World = initialWorld();
  readonly actions: Action[] = [];
  readonly #steps: WorldStep[] = [];
  readonly #setup: Setup;
  readonly #start: Omit<Schedule, "actions">;
  readonly #subject: Subject;
  readonly #scope: PlayScope;

  constructor(subject: Subject, scope: PlayScope, start: Omit<Schedule, "actions">) {
    this.#setup = setupOf(subject, start);
    this.#subject = subject;
    this.#scope = scope;
    this.#start = start;
  }

  /** Takes an action if it is possible. */
  take(action: Action): void {
    let possible = false;
    for (const step of stepsOfAction(this.#setup, this.#scope, this.world, action)) {
      possible = true;
      this.world = step.after;
      this.#steps.push(step);
    }
    if (possible) this.actions.push(action);
  }

  get steps(): readonly WorldStep[] {
    return this.#steps;
  }

  /** The schedule of the actions taken. */
  end(): Schedule {
    const schedule = { ...this.#start, actions: this.actions };
    STEPS.set(schedule, { subject: this.#subject, steps: this.#steps });
    return schedule;
  }
}

/** The steps of a schedule, from the walk that drew it or by walking now. */
export const stepsOf = (subject: Subject, scope: PlayScope, schedule: Schedule): readonly WorldStep[] => {
  const known = STEPS.get(schedule);
  if (known?.subject === subject) return known.steps;
  const { actions, ...start } = schedule;
  const walk = new Walk(subject, scope, start);
  for (const action of actions) walk.take(action);
  return walk.steps;
};
