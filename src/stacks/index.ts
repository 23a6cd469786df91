/** The stacks that can be driven, by name. */
import { lwip } from "./lwip/lwip.ts";
import type { Stack } from "./stack.ts";

export const STACKS: readonly Stack[] = [lwip];
