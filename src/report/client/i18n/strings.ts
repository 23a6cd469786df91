/**
 * Every string of the page, in both languages. Each section keeps its own two files; they meet here. A key begins with the
 * name of its section.
 */
import { ABOUT_EN } from "../about/strings.en.ts";
import { ABOUT_ZH } from "../about/strings.zh.ts";
import { CAPTURES_EN } from "../captures/strings.en.ts";
import { CAPTURES_ZH } from "../captures/strings.zh.ts";
import { GALLERY_EN } from "../gallery/strings.en.ts";
import { GALLERY_ZH } from "../gallery/strings.zh.ts";
import { LESSONS_EN } from "../lessons/strings.en.ts";
import { LESSONS_ZH } from "../lessons/strings.zh.ts";
import { PARTS_EN } from "../parts/strings.en.ts";
import { PARTS_ZH } from "../parts/strings.zh.ts";
import { RUN_EN } from "../run/strings.en.ts";
import { RUN_ZH } from "../run/strings.zh.ts";
import { SHELL_EN } from "../shell/strings.en.ts";
import { SHELL_ZH } from "../shell/strings.zh.ts";
import { STACKS_EN } from "../stacks/strings.en.ts";
import { STACKS_ZH } from "../stacks/strings.zh.ts";
import { VERDICTS_EN } from "../verdicts/strings.en.ts";
import { VERDICTS_ZH } from "../verdicts/strings.zh.ts";
import type { Translation } from "./dictionary.ts";

export const EN = { ...SHELL_EN, ...PARTS_EN, ...VERDICTS_EN, ...LESSONS_EN, ...RUN_EN, ...GALLERY_EN, ...ABOUT_EN, ...CAPTURES_EN, ...STACKS_EN };
export const ZH: Translation<typeof EN> = { ...SHELL_ZH, ...PARTS_ZH, ...VERDICTS_ZH, ...LESSONS_ZH, ...RUN_ZH, ...GALLERY_ZH, ...ABOUT_ZH, ...CAPTURES_ZH, ...STACKS_ZH };

export type StringKey = keyof typeof EN;
