/** Judging a listener run with all listener properties. */
import { Judge, type Exercised, type Violation } from "../../../src/engines/judge.ts";
import { playListener } from "../../../src/model/listener/play.ts";
import type { ListenerAction, ListenerSetup } from "../../../src/model/listener-types.ts";
import { LISTENER_PROPERTIES } from "../../../src/properties/listener/index.ts";

/** The violations of the first step that has any. */
export const judgeRun = (setup: ListenerSetup, actions: readonly ListenerAction[], exercised: Exercised = new Map()): readonly Violation[] => {
  const judge = new Judge(LISTENER_PROPERTIES);
  try {
    for (const step of playListener(setup, actions)) {
      const violations = judge.see(step);
      if (violations.length > 0) return violations;
    }
    return [];
  } finally {
    judge.addTo(exercised);
  }
};
