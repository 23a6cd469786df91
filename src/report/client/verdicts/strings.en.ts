import type { Dictionary } from "../i18n/dictionary.ts";

export const VERDICTS_EN = {} satisfies Dictionary;
