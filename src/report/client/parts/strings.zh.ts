import type { Translation } from "../i18n/dictionary.ts";
import type { PARTS_EN } from "./strings.en.ts";

export const PARTS_ZH: Translation<typeof PARTS_EN> = {
  "parts.holds": "成立",
  "parts.violated": "被违反",
  "parts.inconclusive": "未定",
  "parts.not-exercised": "从未触发",
  "parts.caught": "已发现",
  "parts.survived": "存活",
  "parts.copy": "复制",
  "parts.copied": "已复制",
  "parts.shown": (shown, all) => (shown === all ? `${all} 项` : `${shown} / ${all} 项`),
};
