import type { Translation } from "../i18n/dictionary.ts";
import type { GALLERY_EN } from "./strings.en.ts";

export const GALLERY_ZH: Translation<typeof GALLERY_EN> = {};
