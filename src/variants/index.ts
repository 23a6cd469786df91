/** All faulty endpoints, by id. To add one: a knob in src/model/faults.ts read in one place, and an entry in one of these files. */
import { CLOSE_VARIANTS } from "./close.ts";
import { CLOSING_VARIANTS } from "./closing.ts";
import { HANDSHAKE_VARIANTS } from "./handshake.ts";
import { LISTENER_VARIANTS } from "./listener.ts";
import { LISTENING_VARIANTS } from "./listening.ts";
import { OPENING_VARIANTS } from "./opening.ts";
import { RESET_VARIANTS } from "./resets.ts";
import { TIME_WAIT_VARIANTS } from "./time-wait.ts";
import { VALIDATION_VARIANTS } from "./validation.ts";
import type { Variant } from "./variant.ts";

export const VARIANTS: Readonly<Record<string, Variant>> = {
  ...OPENING_VARIANTS, ...HANDSHAKE_VARIANTS, ...LISTENING_VARIANTS, ...RESET_VARIANTS, ...VALIDATION_VARIANTS,
  ...CLOSING_VARIANTS, ...CLOSE_VARIANTS, ...TIME_WAIT_VARIANTS, ...LISTENER_VARIANTS,
};
export const VARIANT_IDS: readonly string[] = Object.keys(VARIANTS);
