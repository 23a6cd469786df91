/** Why a trace that somebody supplied cannot be read, in Chinese; what was found in it is quoted as it is. */
import type { TraceError } from "../../../trace/trace-error.ts";
import { TRACE_SCHEMA } from "../../../trace/trace.ts";
import { throughAll, type Pattern } from "./patterns.ts";

const EXPECTED: readonly Pattern[] = [
  [/^an integer from (\S+) to (\S+)$/, "$1 到 $2 的整数"], [/^(".+") or an integer from (\S+) to (\S+)$/, "$1，或 $2 到 $3 的整数"],
  [/^text of at most (\d+) characters$/, "不超过 $1 个字符的文本"], [/^one of the faulty stacks of this version$/, "本版本的某个有错的协议栈"], [/^one of (.+)$/, "$1 之一"],
  [/^true or false$/, "true 或 false"], [/^an object$/, "对象"], [/^a list$/, "列表"], [/^no other keys than (.+)$/, "只能有这些键：$1"],
  [/^switches of a profile, such as (.+)$/, "配置的开关，例如 $1"],
];

const FOUND: readonly Pattern[] = [
  [/^nothing$/, "缺失"], [/^a list of (\d+)$/, "有 $1 项的列表"], [/^an object$/, "对象"], [/^(".+") is not a switch of the profile with one of its values$/, "$1（不是配置的开关，或没有这个值）"],
];

const TOKEN: readonly Pattern[] = [
  [/^(?:(\w+): )?a part is missing/, "$1 缺了一部分"], [/^a token begins with (".+")/, "记号应以 $1 开头"], [/^a token names a scope \((.+)\)/, "记号应写明范围（$1）"],
  [/ is not text of a token/, " 不是记号中的文本"], [/ is not an escape of a token/, " 不是记号中的转义"], [/ does not belong here/, " 不该出现在这里"], [/ is neither y nor n/, " 既不是 y 也不是 n"],
  [/ has (\d+) parts, not (\d+)/, " 有 $1 个部分，而不是 $2 个"], [/ is not an action/, " 不是动作"], [/, at character (\d+)$/, "，位于第 $1 个字符"],
];

const SIZES: readonly Pattern[] = [[/^octets/, "字节"], [/^levels of nesting/, "层嵌套"], [/^actions/, "个动作"], [/^openings/, "次打开"], [/^characters/, "个字符"]];

/** One line, as traceErrorLine has it in English: what is wrong, where, and what to do next. */
export const traceErrorLineZh = (error: TraceError): string => `[${error.code}] ${error.source}：${said(error)}。`;

const said = (error: TraceError): string => {
  switch (error.code) {
    case "TRACE-NOT-JSON":
      return `从第 ${error.line} 行第 ${error.column} 列起不是 JSON。请改正该处，或重新保存`;
    case "TRACE-SCHEMA-VERSION":
      return `格式版本是 ${throughAll(FOUND, error.found)}，本版本读取的是 ${TRACE_SCHEMA}。${error.found === "nothing" ? `运行记录以 "schema": ${TRACE_SCHEMA} 开头` : "请用写下它的版本重放，或重新记录"}`;
    case "TRACE-FIELD":
      return `${error.path === "(the whole)" ? "整个文件" : error.path}：${spaced(throughAll(EXPECTED, error.expected), "应为")}，${spaced(throughAll(FOUND, error.found), "实为")}。请改正这个字段；格式见 src/trace/trace.ts`;
    case "TRACE-TOO-LARGE": {
      const what = throughAll(SIZES, error.message.replace(/^\S+ /, "").replace(/, at most .*$/, ""));
      return `有 ${error.found} ${what}，最多读取 ${error.limit} ${what}。请缩短它；一个反例只有几步`;
    }
    case "TOKEN-FORM":
      return `${throughAll(TOKEN, error.message).trim()}。请重新复制整个记号，或重放 *.trace.json 文件`;
    default:
      return error satisfies never;
  }
};

const spaced = (words: string, verb: string): string => (words.startsWith("只能") ? words : `${verb}${/^[\w"(-]/.test(words) ? " " : ""}${words}`);
