import type { Dictionary } from "../i18n/dictionary.ts";

export const LESSONS_EN = {} satisfies Dictionary;
