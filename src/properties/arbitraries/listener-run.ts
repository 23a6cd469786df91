/** Listener runs for fast-check: a policy, a base for the sequence numbers, and a schedule; all of them shrink. */
import * as fc from "fast-check";
import type { ListenerAction, ListenerSettings, ListenerSetup } from "../../model/listener-types.ts";
import type { Profile } from "../../model/profile.ts";
import { listenerSchedule } from "./listener-schedule.ts";
import { LISTENER_SETTINGS } from "./listener-settings.ts";
import { smallerListener } from "./listener-shrink.ts";
import { listenerSetup } from "./schedule-type.ts";

export interface ListenerRun {
  readonly settings: ListenerSettings;
  readonly isn: number;
  readonly actions: readonly ListenerAction[];
}

class ListenerRunArbitrary extends fc.Arbitrary<ListenerRun> {
  readonly #claimed: Profile;
  readonly #profile: Profile;

  constructor(claimed: Profile, profile: Profile) {
    super();
    this.#claimed = claimed;
    this.#profile = profile;
  }

  generate(mrng: fc.Random): fc.Value<ListenerRun> {
    const random = (): number => mrng.nextInt(0, 0x3fff_ffff) / 0x4000_0000;
    const settings = LISTENER_SETTINGS[mrng.nextInt(0, LISTENER_SETTINGS.length - 1)] ?? {};
    const isn = mrng.nextInt(0, 255);
    const actions = listenerSchedule(this.#setup({ settings, isn }), random);
    return new fc.Value({ settings, isn, actions }, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is ListenerRun {
    return typeof value === "object" && value !== null && "settings" in value && "actions" in value;
  }

  shrink(run: ListenerRun): fc.Stream<fc.Value<ListenerRun>> {
    return fc.stream(this.#smaller(run)).map((smaller) => new fc.Value(smaller, undefined));
  }

  *#smaller(run: ListenerRun): Generator<ListenerRun> {
    for (const actions of smallerListener(this.#setup(run), run.actions)) yield { ...run, actions };
    // The policies are listed from the plainest on.
    const at = LISTENER_SETTINGS.findIndex((settings) => JSON.stringify(settings) === JSON.stringify(run.settings));
    for (const settings of LISTENER_SETTINGS.slice(0, Math.max(0, at))) yield { ...run, settings };
    if (run.isn !== 0) yield { ...run, isn: 0 };
  }

  #setup(run: Pick<ListenerRun, "settings" | "isn">): ListenerSetup {
    return listenerSetup(run, this.#claimed, this.#profile);
  }
}

export const listenerRun = (claimed: Profile, profile: Profile = claimed): fc.Arbitrary<ListenerRun> => new ListenerRunArbitrary(claimed, profile);
