import type { Translation } from "../i18n/dictionary.ts";
import type { STACKS_EN } from "./strings.en.ts";

export const STACKS_ZH: Translation<typeof STACKS_EN> = {
  "stacks.title": "同样的报文段，真实的协议栈",
  "stacks.lead": "每一行是某个状态下的一个伪造的报文段，每一列是生成本报告时作出回答的一个 TCP 实现。点开任何一个回答，就能看到通向那里的过程：当时的记录，旁边是模型的。",
  "stacks.none": "生成本报告时没有询问任何协议栈。",
  "stacks.table": "探测与协议栈",
  "stacks.probe": "到达的报文段",
  "stacks.silence": "不回答",
  "stacks.differs": "与模型（rfc9293 配置）不同",
  "stacks.back": "全部回答",
  "stacks.and": (one, more) => `${one} 和 ${more}`,
  "stacks.answer": (bits, state) => `${bits}，${state}`,
  "stacks.told": (who, answer) => `${who}：${answer}。`,
  "stacks.model": "模型（rfc9293 配置）",
  "stacks.recorded": "生成本报告时从外部记录；数字从各自的 ISN 起算。",
  "stacks.played": "由本页播放。",
  "stacks.lasts": "TIME-WAIT 持续",
  "stacks.seconds": (seconds) => `${seconds} 秒`,
  "stacks.not-measured": "未测量：它的时钟是真实的",
  "stacks.more": "`synproof stack NAME` 用全部性质检验一个协议栈，`synproof differ A B` 找出区分两者的最短刺激，`synproof replay TOKEN --stack NAME` 在其上播放一段过程。",
};
