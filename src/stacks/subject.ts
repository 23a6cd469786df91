/** A run's two ends as real stacks. */
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import { follow } from "./follow.ts";
import type { Stack } from "./stack.ts";

/** What the latest run of each subject still holds. */
const held = new Set<() => void>();

/**
 * One run at a time: what a run holds of its stacks, descriptors and the like, is released when the next one begins.
 *
 * @param B the other end; the same stack again, unless told.
 */
export const stackSubject = (A: Stack, B: Stack = A): Subject => {
  let release: (() => void) | undefined;
  return {
    profile: A.claimed,
    claimed: A.claimed,
    begin: () => {
      if (release !== undefined && held.delete(release)) release();
      const run = follow({ A, B });
      release = run.release;
      held.add(release);
      return run.respond;
    },
  };
};

/** No run goes on: what the last ones hold is released. */
export const releaseStacks = (): void => {
  for (const release of held) release();
  held.clear();
};
