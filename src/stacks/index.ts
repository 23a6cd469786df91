/** The stacks that can be driven, by name. */
import { linux } from "./linux/linux.ts";
import { lwip } from "./lwip/lwip.ts";
import { slirp } from "./slirp/slirp.ts";
import type { Stack } from "./stack.ts";

export const STACKS: readonly Stack[] = [lwip, linux, slirp];
