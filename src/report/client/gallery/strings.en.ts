import type { Dictionary } from "../i18n/dictionary.ts";

export const GALLERY_EN = {} satisfies Dictionary;
