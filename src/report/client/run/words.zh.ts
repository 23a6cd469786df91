/** src/trace/words.ts and listener-words.ts in Chinese. Calls, states, control bits and variables keep the names of RFC 9293. */
import { match, P } from "ts-pattern";
import type { Signal } from "../../../model/events.ts";
import type { Opening } from "../../../model/isn-series.ts";
import type { ListenerAction } from "../../../model/listener-types.ts";
import type { Action, Forged } from "../../../model/world-types.ts";
import { controlBits } from "../../../model/network.ts";
import { showOctets } from "../../../trace/show-octets.ts";
import { positionWords } from "../../../trace/words.ts";

export const durationWordsZh = (ms: number): string =>
  ms !== 0 && ms % 60_000 === 0 ? `${ms / 60_000} 分钟` : ms !== 0 && ms % 1_000 === 0 ? `${ms / 1_000} 秒` : `${ms} 毫秒`;

const MODES = { active: "主动", passive: "被动" } as const;

export const actionWordsZh = (action: Action): string =>
  match(action)
    .with({ do: "open", mode: "passive", remote: true }, ({ side }) => `${side} 调用 OPEN（被动，指定对端）`)
    .with({ do: "open" }, ({ side, mode }) => `${side} 调用 OPEN（${MODES[mode]}）`)
    .with({ do: "send" }, ({ side, octets, urgent }) => `${side} 调用 SEND，${octets} 字节${urgent === true ? "，紧急" : ""}`)
    .with({ do: P.union("receive", "close", "abort", "status") }, (call) => `${call.side} 调用 ${call.do.toUpperCase()}`)
    .with({ do: "reboot" }, ({ side }) => `${side} 重启，忘掉连接`)
    .with({ do: P.union("deliver", "drop", "duplicate") }, movedZh)
    .with({ do: "delay" }, ({ segment }) => `网络把 ${segment} 压到其他报文段之后`)
    .with({ do: "inject" }, ({ to, forged }) => `一个旧的或伪造的报文段到达 ${to}：${forgedWordsZh(forged)}`)
    .with({ do: "elapse", ms: P.number }, ({ ms }) => `过去 ${durationWordsZh(ms)}，若有事先到期则更短`)
    .with({ do: "elapse" }, () => "时间流逝，直到有事到期")
    .with({ do: "settle" }, () => "故障停止，剩下的事情一一发生")
    .exhaustive();

const MOVED = { deliver: "网络送达", drop: "网络丢掉", duplicate: "网络复制" } as const;
const movedZh = ({ do: what, segment }: { readonly do: keyof typeof MOVED; readonly segment: string }): string => `${MOVED[what]} ${segment}`;

export const listenerActionWordsZh = (action: ListenerAction): string =>
  match(action)
    .with({ do: "connect" }, ({ peer }) => `${peer} 调用 OPEN（主动）`)
    .with({ do: "send" }, ({ peer, octets }) => `${peer} 调用 SEND，${octets} 字节`)
    .with({ do: "abort" }, ({ peer }) => `${peer} 调用 ABORT`)
    .with({ do: "spoof" }, ({ peer }) => `有人冒用 ${peer} 的地址发出 SYN`)
    .with({ do: "inject" }, ({ peer, forged }) => `有人冒用 ${peer} 的地址发出报文段：${forgedWordsZh(forged)}`)
    .with({ do: P.union("deliver", "drop", "duplicate") }, movedZh)
    .with({ do: "accept" }, () => "监听方的用户接受一条连接")
    .with({ do: "close" }, () => "用户关闭监听")
    .with({ do: "elapse", ms: P.number }, ({ ms }) => `过去 ${durationWordsZh(ms)}，若有事先到期则更短`)
    .with({ do: "elapse" }, () => "时间流逝，直到有事到期")
    .exhaustive();

export const openingWordsZh = ({ remote, after }: Opening): string => `${after === 0 ? "" : `${durationWordsZh(after)}后，`}主机向套接字 ${remote} 建立连接`;

export const positionWordsZh = (position: Forged["seq"]): string => positionWords(position).replace("the peer's ISS", "对端 ISS");

/** `SYN,ACK，SEQ = RCV.NXT，ACK = SND.NXT+1，2 字节` */
export const forgedWordsZh = (forged: Forged): string => {
  const bits = controlBits({
    syn: forged.syn ?? false, fin: forged.fin ?? false, rst: forged.rst ?? false, ack: undefined, ...(forged.urg === undefined ? {} : { urg: forged.urg }),
  });
  const names = [bits, forged.ack === undefined ? "" : "ACK"].filter((part) => part !== "").join(",");
  return [
    names === "" ? "无控制位" : names,
    `SEQ = ${positionWordsZh(forged.seq)}`,
    ...(forged.ack === undefined ? [] : [`ACK = ${positionWordsZh(forged.ack)}`]),
    ...(forged.octets === undefined || forged.octets === 0 ? [] : [`${forged.octets} 字节`]),
    ...(forged.wnd === undefined ? [] : [`窗口 ${forged.wnd}`]),
    ...(forged.ts === undefined ? [] : [forged.ts === "none" ? "无时间戳" : `TSval = TS.Recent${forged.ts < 0 ? "−" : "+"}${Math.abs(forged.ts)}`]),
    ...(forged.security === undefined ? [] : [`安全级 ${forged.security}`]),
  ].join("，");
};

const ERRORS = {
  "connection does not exist": "连接不存在", "connection already exists": "连接已存在", "remote socket unspecified": "未指定对端套接字",
  "insufficient resources": "资源不足", "connection closing": "连接正在关闭", "connection reset": "连接被重置", "connection timeout": "连接超时",
} as const;

export const signalWordsZh = (signal: Signal): string =>
  match(signal)
    .with({ kind: "error" }, ({ call, error }) => `${call}：错误，${ERRORS[error]}`)
    .with({ kind: "ok" }, ({ call }) => `${call}: ok`)
    .with({ kind: "status" }, ({ state }) => `STATUS：${state}`)
    .with({ kind: "open" }, () => "连接已建立")
    .with({ kind: "data" }, ({ data }) => `收到 ${showOctets(data)}`)
    .with({ kind: "sent" }, ({ octets }) => `SEND 的 ${octets} 字节已被确认`)
    .with({ kind: "close-acknowledged" }, () => "CLOSE: ok")
    .with({ kind: "closing" }, () => "对端不再发送（connection closing）")
    .with({ kind: "urgent" }, () => "有紧急数据")
    .with({ kind: "delivery-problem" }, () => "报文段送不到（R1）")
    .with({ kind: "reset" }, () => "连接被重置（connection reset）")
    .with({ kind: "refused" }, () => "连接被拒绝（connection refused）")
    .with({ kind: "timeout", which: "user" }, () => "用户超时，连接中止")
    .with({ kind: "timeout", which: "retransmission" }, () => "重传放弃（R2），连接中止")
    .with({ kind: "returned" }, ({ call, error }) => `${call} 被退回：${ERRORS[error]}`)
    .exhaustive();
