import type { Translation } from "../i18n/dictionary.ts";
import type { SHELL_EN } from "./strings.en.ts";

export const SHELL_ZH: Translation<typeof SHELL_EN> = {
  "shell.verdicts": "结论",
  "shell.lessons": "课程",
  "shell.counterexamples": "反例",
  "shell.explorer": "动手试",
  "shell.states": "状态图",
  "shell.gallery": "错误实现",
  "shell.stacks": "真实协议栈",
  "shell.captures": "抓包",
  "shell.about": "关于本次运行",
  "shell.skip": "跳到正文",
  "shell.sections": "各部分",
  "shell.theme": "深色主题",
  "shell.title": (section) => `${section} · Synproof`,
  "shell.footer": (version) => `Synproof ${version}。未注明 RFC 编号的章节号均指 RFC 9293。本页是单个文件，不访问任何网络，所有过程都在页面内运行。`,
  "shell.unknown": "没有这个页面",
  "shell.unknown-text": "地址没有指向本报告的任何部分，可能来自其他版本。",
  "shell.start": "查看结论",
  "shell.no-data": "本页没有内嵌报告数据。`synproof report` 会生成带数据的页面。",
  "shell.failed": "这一部分无法显示",
  "shell.failed-text": "绘制时页面内部出错，其他部分仍可使用。错误信息：",
};
