import type { Translation } from "../i18n/dictionary.ts";
import type { LESSONS_EN } from "./strings.en.ts";

export const LESSONS_ZH: Translation<typeof LESSONS_EN> = {};
