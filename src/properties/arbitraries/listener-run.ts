/** Listener runs for fast-check: a policy, a base for the sequence numbers, and a schedule that shrinks by leaving actions out. */
import * as fc from "fast-check";
import { PROFILES } from "../../model/profiles.ts";
import type { Profile } from "../../model/profile.ts";
import type { ListenerAction, ListenerSettings, ListenerSetup } from "../../model/listener-types.ts";
import { seq } from "../../model/seq.ts";
import { listenerSchedule } from "./listener-schedule.ts";
import { LISTENER_SETTINGS } from "./listener-settings.ts";
import { smallerListener } from "./listener-shrink.ts";

export interface ListenerRun {
  readonly settings: ListenerSettings;
  readonly isn: number;
  readonly actions: readonly ListenerAction[];
}

/** The setup of a run, on a profile that is what it claims to be, or on a variant of it. */
export const listenerSetup = (run: Pick<ListenerRun, "settings" | "isn">, claimed: Profile = PROFILES.rfc9293.profile, faults: Profile["faults"] = new Set()): ListenerSetup => ({
  claimed: { ...claimed, ...run.settings },
  profile: { ...claimed, ...run.settings, faults },
  isn: seq(run.isn),
});

class ListenerRunArbitrary extends fc.Arbitrary<ListenerRun> {
  readonly #claimed: Profile;
  readonly #faults: Profile["faults"];

  constructor(claimed: Profile, faults: Profile["faults"]) {
    super();
    this.#claimed = claimed;
    this.#faults = faults;
  }

  generate(mrng: fc.Random): fc.Value<ListenerRun> {
    const random = (): number => mrng.nextInt(0, 0x3fff_ffff) / 0x4000_0000;
    const settings = LISTENER_SETTINGS[mrng.nextInt(0, LISTENER_SETTINGS.length - 1)] ?? {};
    const isn = mrng.nextInt(0, 255);
    const actions = listenerSchedule(listenerSetup({ settings, isn }, this.#claimed, this.#faults), random);
    return new fc.Value({ settings, isn, actions }, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is ListenerRun {
    return typeof value === "object" && value !== null && "actions" in value;
  }

  shrink(run: ListenerRun): fc.Stream<fc.Value<ListenerRun>> {
    const setup = listenerSetup(run, this.#claimed, this.#faults);
    return fc.stream(smallerListener(setup, run.actions)).map((actions) => new fc.Value({ ...run, actions }, undefined));
  }
}

export const listenerRun = (claimed: Profile = PROFILES.rfc9293.profile, faults: Profile["faults"] = new Set()): fc.Arbitrary<ListenerRun> =>
  new ListenerRunArbitrary(claimed, faults);
