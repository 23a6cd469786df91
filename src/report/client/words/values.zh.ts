/** Values of fields, and states of a listener and its peers, in Chinese. Numbers, octets and the RFC's states stay as they are. */
import { throughAll, type Pattern } from "./patterns.ts";

const VALUES: readonly Pattern[] = [
  [/^empty$/, "空"], [/^none$/, "无"], [/^active$/, "主动"], [/^passive$/, "被动"], [/^true$/, "是"], [/^false$/, "否"],
  [/^in (\d+) ms, sent again (\d+)×, (\d+) ms old$/, "$1 毫秒后到期，已重发 $2 次，已过 $3 毫秒"],
  [/^not measured\b/, "未测量"],
  [/, timing (\d+) for (\d+) ms$/, "，正在为 $1 计时，已 $2 毫秒"],
  [/^(\d+) sent, (\d+) ms left$/, "已发 $1 个，还剩 $2 毫秒"],
  [/, (\d+) ms left$/, "，还剩 $1 毫秒"],
  [/(\d+) ms/g, "$1 毫秒"],
];

const STATES: readonly Pattern[] = [
  [/^(\S+) is nobody$/, "$1 无人"], [/(\d+) half-open/, "半开 $1"], [/(\d+) waits?$/, "待 accept $1"],
];

const SWEEP: readonly Pattern[] = [[/^none$/, "无"], [/^1 round trip$/, "1 个往返"], [/\b(\d+) s\b/g, "$1 秒"], [/\b(\d+) min\b/g, "$1 分钟"], [/, /g, "，"], [/ ?\(Linux\)/g, "（Linux）"]];

const STACKS: readonly Pattern[] = [[/^the model, profile (\S+)$/, "模型，$1 配置"]];

export const valueZh = (value: string): string => throughAll(VALUES, value);
/** `SYN-RECEIVED · 1 half-open` → `SYN-RECEIVED · 半开 1` */
export const stateZh = (state: string): string => throughAll(STATES, state);
/** The title of a length, or of a way to send again. */
export const sweepZh = (title: string): string => throughAll(SWEEP, title);
/** Where a fault was seen: names of projects, and of their threads. */
const SEEN: readonly Pattern[] = [[/ before (\S+)/g, " $1 之前"], [/ \(TCP-Fuzz, report (\d+)\)/g, "（TCP-Fuzz，报告 $1）"], [/; /g, "；"]];

export const seenZh = (seen: string): string => throughAll(SEEN, seen);
export const stackZh = (title: string): string => throughAll(STACKS, title);
