import type { Dictionary } from "../i18n/dictionary.ts";

export const ABOUT_EN = {} satisfies Dictionary;
