import type { Translation } from "../i18n/dictionary.ts";
import type { VERDICTS_EN } from "./strings.en.ts";

export const VERDICTS_ZH: Translation<typeof VERDICTS_EN> = {};
