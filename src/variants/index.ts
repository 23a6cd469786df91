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

/** What the faults are about. */
const FAMILIES: Readonly<Record<string, Readonly<Record<string, Variant>>>> = {
  opening: { ...OPENING_VARIANTS, ...HANDSHAKE_VARIANTS },
  listening: LISTENING_VARIANTS,
  resets: RESET_VARIANTS,
  "what is acceptable": VALIDATION_VARIANTS,
  closing: { ...CLOSING_VARIANTS, ...CLOSE_VARIANTS },
  "TIME-WAIT": TIME_WAIT_VARIANTS,
  "the listening socket": LISTENER_VARIANTS,
};

export const VARIANTS: Readonly<Record<string, Variant>> = Object.assign({}, ...Object.values(FAMILIES));
export const VARIANT_IDS: readonly string[] = Object.keys(VARIANTS);

/** @throws when no variant is called that. */
export const familyOf = (variant: string): string => {
  const found = Object.entries(FAMILIES).find(([, variants]) => Object.hasOwn(variants, variant));
  if (found === undefined) throw new Error(`no variant is called ${variant}`);
  return found[0];
};
