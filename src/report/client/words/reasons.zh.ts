/** Why a property is broken, in Chinese. What has no pattern stays as it is. */
import { clauseZh } from "./clauses.zh.ts";
import { firstOf, throughAll, type Pattern } from "./patterns.ts";
import { SENTENCES } from "./sentences.zh.ts";

/** What a comparison with the tables of the RFC finds, part by part. */
const PARTS: readonly Pattern[] = [
  [/^is in (\S+) afterwards, not in (\S+)$/, "此后处于 $1，而不是 $2"],
  [/^sends (.+), not (.+)$/, "发送 $1，而不是 $2"],
  [/^tells the user (.+), not (.+)$/, "告知用户 $1，而不是 $2"],
  [/^(\w+) is (.+), not (.+)$/, "$1 为 $2，而不是 $3"],
];

/** What a pattern leaves in its place: lists of segments, signals to the user, fields without a value. */
const LEFT: readonly Pattern[] = [
  [/^nothing$/, "什么也没有"], [/^less$/, "不足"], [/^more$/, "超出"], [/^updates$/, "更新了"], [/^does not update$/, "没有更新"],
  [/^with$/, "带着"], [/^without$/, "没有"], [/^not $/, "没有"], [/^active$/, "主动"], [/^passive$/, "被动"], [/^no$/, "无"], [/^one acknowledgment$/, "一个确认"],
  [/^SEQ (\d+) with (\d+) octets, RCV\.NXT (\d+), RCV\.WND (\d+)$/, "SEQ $1、$2 个字节（RCV.NXT $3，RCV.WND $4）"],
  [/(\d+) octets of text/g, "$1 个字节的数据"], [/\bunset\b/g, "未设"], [/… (\d+) in all/g, "… 共 $1 项"], [/\bwithout ACK\b/g, "无 ACK"],
  [/"ok" for (\d+) octets sent/g, "$1 个已发字节的 ok"], [/\b([A-Z]+) back with ("[^"]+")/g, "$1 被退回（$2）"], [/("[^"]+") for ([A-Z]+)/g, "$2 的 $1"],
  [/"ok"/g, "ok"], [/"open"/g, "“已打开”"], [/"closing"|"connection closing"/g, "“连接正在关闭”"], [/"close-acknowledged"/g, "“CLOSE 已得到确认”"], [/"urgent"/g, "“有紧急数据”"],
  [/"delivery-problem"/g, "“报文段送不到”"], [/"reset"|"connection reset"/g, "“连接被复位”"], [/"refused"|"connection refused"/g, "“连接被拒绝”"], [/"connection timeout"/g, "“连接超时”"],
  [/"connection does not exist"/g, "“连接不存在”"], [/"connection already exists"/g, "“连接已存在”"], [/"insufficient resources"/g, "“资源不足”"], [/"remote socket unspecified"/g, "“未指定对端套接字”"],
  [/retransmission timeout/g, "重传超时"], [/user timeout/g, "用户超时"], [/\bstate ([A-Z])/g, "状态 $1"],
  [/ and (?=<|\d)/g, "和"], [/ or (?=\w)/g, "、"], [/\btimeout\b/g, "超时"], [/\btext\b/g, "数据"], [/\bforeign\b/g, "安全级不符"],
];

/** Rows of the tables: what the RFC has no name for. */
const ROWS: readonly Pattern[] = [
  [/, active\b/, "（主动）"], [/, passive\b/, "（被动）"], [/, reopened\b/, "（接管而来）"],
  [/\bretransmitted-fin$/, "重传的 FIN"], [/\bretransmission timeout$/, "重传超时"], [/\buser timeout$/, "用户超时"], [/\bTIME-WAIT timeout$/, "TIME-WAIT 到期"], [/\bnothing due$/, "没有到期"], [/\bwindow probe$/, "窗口探测"],
  [/\bbad-ack-reset$/, "确认号不符的复位"], [/\breset-acceptable$/, "可接受的复位"], [/\breset-at-other-seq$/, "序列号不符的复位"], [/\breset-without-ack$/, "不带 ACK 的复位"],
  [/\breset-exact$/, "恰在 RCV.NXT 的复位"], [/\breset-inside$/, "窗口内的复位"], [/\breset-one-outside$/, "窗口外一格的复位"], [/\breset-outside$/, "窗口外的复位"],
  [/\bbad-ack$/, "确认号不符"], [/\bforeign-syn$/, "安全级不符的 SYN"], [/\bforeign$/, "安全级不符"], [/\bsyn-fin$/, "SYN,FIN"], [/\bsyn-ack$/, "SYN,ACK"],
  [/\brestart-syn$/, "重启后的 SYN"], [/\boutside-syn$/, "窗口外的 SYN"], [/\bsyn-inside$/, "窗口内的 SYN"], [/\bstraddling-syn$/, "跨越窗口左沿的 SYN"], [/\bduplicate-syn$/, "重复的 SYN"], [/\bnew-syn$/, "新的 SYN"], [/\brefused-syn$/, "被拒绝的 SYN"],
  [/\bat-zero-window-without-ack$/, "零窗口时不带 ACK"], [/\bat-zero-window$/, "零窗口时"], [/\boutside-without-ack$/, "窗口外且不带 ACK"], [/\boutside$/, "窗口外"], [/\bwithout-ack$/, "不带 ACK"],
  [/\back-above$/, "确认了未发送的"], [/\back-too-old$/, "确认号太旧"], [/\back-not-acceptable$/, "确认号不可接受"], [/\bno-timestamp$/, "缺少时间戳"], [/\bold-timestamp$/, "时间戳太旧"],
  [/\bacceptable$/, "可接受的报文段"], [/\breset$/, "复位"], [/\bsyn$/, "SYN"], [/\back$/, "ACK"], [/\bother$/, "其余"],
  [/, /g, "，"],
];

const left = (captured: string): string => throughAll(LEFT, captured);

export const reasonZh = (reason: string): string => {
  const [, who = "", text = reason] = /^([A-Z]\d*): (.+)$/.exec(reason) ?? [];
  const [, where = "", found = ""] = /^(.+ \(.+\)): (.+)$/.exec(text) ?? [];
  const said = firstOf(SENTENCES, text, left) ?? (where === "" ? undefined : comparison(where, found));
  return said === undefined ? reason : `${who === "" ? "" : `${who}：`}${said}`;
};

/** @param where the cell of the table, and its clause. */
const comparison = (where: string, found: string): string | undefined => {
  const [, compared] = /^the endpoint (.+)$/.exec(found) ?? [];
  const parts = compared === undefined ? [firstOf(SENTENCES, found, left)] : compared.split("; ").map((part) => firstOf(PARTS, part, left));
  const [, row = where, clause = ""] = /^(.+?) \((.+)\)$/.exec(where) ?? [];
  return parts.includes(undefined) ? undefined : `${throughAll(ROWS, row)}（${clauseZh(clause)}）：${compared === undefined ? "" : "该端"}${parts.join("；")}`.replace(/该端(?=\w)/, "该端 ");
};
