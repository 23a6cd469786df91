/** Another segment arrives, of those that are in the network at that moment: one that the run leaves there may do as well as two that it takes. */
import type { Action, WorldStep } from "../../model/world-types.ts";

type Actions = readonly Action[];

/** @param steps those of the actions, one for each but the last ones. */
export function* otherSegments(actions: Actions, steps: readonly WorldStep[]): Generator<Actions> {
  for (const [at, action] of actions.entries()) {
    const step = steps[at];
    if (step === undefined || step.action !== action) return;
    if (action.do !== "deliver" && action.do !== "send") continue;
    for (const segment of new Set(step.before.network.map(({ name }) => name))) {
      if (action.do === "deliver" && action.segment === segment) continue;
      const changed = actions.with(at, { do: "deliver", segment });
      // What came before it or after it may be needless then.
      for (let needless = 0; needless < actions.length; needless++) if (needless !== at) yield changed.toSpliced(needless, 1);
    }
  }
}
