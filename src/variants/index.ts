/** All faulty endpoints, by id. To add one: a knob in src/model/faults.ts read in one place, and an entry in one of these files. */
import { CLOSING_VARIANTS } from "./closing.ts";
import { LISTENER_VARIANTS } from "./listener.ts";
import { OPENING_VARIANTS } from "./opening.ts";
import type { Variant } from "./variant.ts";

export const VARIANTS: Readonly<Record<string, Variant>> = { ...OPENING_VARIANTS, ...CLOSING_VARIANTS, ...LISTENER_VARIANTS };
export const VARIANT_IDS: readonly string[] = Object.keys(VARIANTS);
