import type { Translation } from "../i18n/dictionary.ts";
import type { PARTS_EN } from "./strings.en.ts";

export const PARTS_ZH: Translation<typeof PARTS_EN> = {
  "parts.colon": "：",
  "parts.holds": "成立",
  "parts.violated": "被违反",
  "parts.inconclusive": "未定",
  "parts.not-exercised": "从未触发",
  "parts.caught": "已发现",
  "parts.survived": "存活",
  "parts.copy": "复制",
  "parts.copied": "已复制",
  "parts.shown": (shown, all) => (shown === all ? `${all} 项` : `${shown} / ${all} 项`),
  "parts.sweep-open": "点开任何一格，都能看到它的运行：失败的那一次，或者丢失最多的那一次。",
  "parts.sweep-caption": (retransmission) => `${retransmission}：连续丢失次数`,
  "parts.sweep-gets-through": "无论怎样连续丢失这么多次，最后的 ACK 都能送到",
  "parts.sweep-reset": "存在一种丢失方式：TIME-WAIT 已经结束，FIN 又来了，另一端被复位",
  "parts.sweep-given-up": "存在一种丢失方式：另一端先到达 R2 而放弃；它不会被复位",
  "parts.sweep-patterns": (n) => `${n} 种丢失方式`,
  "parts.sweep-runs": (n) => `${n} 次运行`,
  "parts.sweep-incarnations": "旧化身的字节会被当作新化身的吗？",
  "parts.sweep-fixed": "固定 ISN",
  "parts.sweep-accepted": "会：旧字节被交付",
  "parts.sweep-none-accepted": "不会：任何一次运行都没有交付旧字节",
};
