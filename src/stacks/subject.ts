/** A run's two ends as real stacks. */
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import { follow } from "./follow.ts";
import type { Stack } from "./stack.ts";

/** @param B the other end; the same stack again, unless told. */
export const stackSubject = (A: Stack, B: Stack = A): Subject => ({
  profile: A.claimed,
  claimed: A.claimed,
  begin: () => follow({ A, B }),
});
