import type { Translation } from "../i18n/dictionary.ts";
import type { ABOUT_EN } from "./strings.en.ts";

export const ABOUT_ZH: Translation<typeof ABOUT_EN> = {};
