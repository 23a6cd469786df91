/** What stands beside the numbers of a clause, in Chinese: steps, figures and tables. Requirements (MUST-12) and decisions (D-3) keep their names. */

const STEPS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"] as const;

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\(the backlog of a listening socket is an implementation's\)/, "（监听套接字的 backlog 由实现决定）"],
  [/\(the accept queue is an implementation's\)/, "（全连接队列由实现决定）"],
  [/\((first|second|third|fourth|fifth|sixth|seventh|eighth)(?:, (\w+))?\)/g, "（$1，$2）"],
  [/\bfigure (\d+)/gi, "图 $1"],
  [/\bTables (\d+) and (\d+)/g, "表 $1 和表 $2"],
  [/\bTable (\d+)/g, "表 $1"],
  [/\bnote (\d+)/g, "注 $1"],
  [/\bgroups (\d+) and (\d+)/g, "第 $1、$2 组"],
  [/\bgroup (\d+)/g, "第 $1 组"],
  [/\berrat(?:a|um) /g, "勘误 "],
  [/\bzero window\b/g, "零窗口"],
  [/ and /g, "和"],
  [/ to /g, " 至 "],
];

const step = (word: string): string => `第${"一二三四五六七八"[STEPS.findIndex((one) => one === word)] ?? ""}步`;

/** `, fifth (MUST-12)` → `，第五步（MUST-12）` */
export const clauseZh = (text: string): string =>
  WORDS.reduce((said, [english, chinese]) => said.replace(english, chinese), text)
    .replaceAll(/\b(first|second|third|fourth|fifth|sixth|seventh|eighth)\b/g, step)
    .replaceAll("，）", "）")
    .replaceAll(/ ?\(([^()\d][^()]*)\)/g, "（$1）")
    .replaceAll(/, ?/g, "，")
    .replaceAll(/; ?/g, "；")
    .replaceAll(/(步|至) (?=至|第)/g, "$1");
