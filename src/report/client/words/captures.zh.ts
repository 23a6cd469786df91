/** What is said of a connection in a capture, in Chinese: why it violates, what was allowed, and what else was noticed. */
import { firstOf, throughAll, type Pattern } from "./patterns.ts";

const SENTENCES: readonly Pattern[] = [
  // Why
  [/^acknowledges (\d+), below (\d+), the other end's ISN plus one$/, "确认了 $1，低于对端的 ISN 加一 $2"],
  [/^acknowledges (\d+), after (\d+) before$/, "确认了 $1，而此前已确认到 $2"],
  [/^acknowledges (\d+), and the ISN of the other end is (\d+); nothing was sent behind it$/, "确认了 $1，而对端的 ISN 是 $2，其后没有发送过任何内容"],
  [/^acknowledges (\d+), and nothing beyond (\d+) was sent$/, "确认了 $1，而 $2 之后没有发送过任何内容"],
  [/^acknowledges (\d+) time and again, and the FIN at (\d+) came (\d+) times$/, "一再确认 $1，而位于 $2 的 FIN 来了 $3 次"],
  [/^a socket that is connected to itself: which end sent what cannot be told$/, "套接字连接到了自己：分不清哪一端发送了什么"],
  [/^more than (\d+) connections at once: this one was no longer followed$/, "同时有 $1 个以上的连接：不再跟踪这一个"],
  [/^SEQ=(\d+), and it goes on with the connection of its SYN before, SEQ=(\d+) \(#(\d+)\)$/, "SEQ=$1，却延续了先前 SYN（SEQ=$2）的连接（#$3）"],
  [/^a SYN, and then it goes on with the connection before \(#(\d+)\)$/, "先是一个 SYN，然后又延续先前的连接（#$1）"],
  [/^a SYN in the middle of a connection$/, "连接中途的 SYN"],
  [/^goes on after its reset \(#(\d+)\)$/, "在自己的复位（#$1）之后仍在继续"],
  [/^has neither ACK nor SYN nor RST$/, "ACK、SYN、RST 都没有"],
  [/^has the option (.+) without SYN$/, "没有 SYN，却带有选项 $1"],
  [/^the checksum is wrong$/, "校验和不对"],
  [/^no state that it can be in \((.+)\) sends this$/, "它可能处于的状态（$1）都不会发送这个报文段"],
  [/^goes on with the ISN of its SYN, (\d+), and its SYN,ACK had (\d+)$/, "延续 SYN 的 ISN $1，而它的 SYN,ACK 用的是 $2"],
  [/^SEQ=(\d+) lies below (\d+), its ISN plus one$/, "SEQ=$1 低于它的 ISN 加一 $2"],
  [/^a FIN at (\d+), and it has sent text up to (\d+) before$/, "FIN 位于 $1，而此前已发送数据到 $2"],
  [/^a FIN at (\d+), and its FIN was at (\d+) before$/, "FIN 位于 $1，而此前它的 FIN 位于 $2"],
  [/^text up to (\d+), behind its FIN at (\d+)$/, "数据到 $1 为止，超出了位于 $2 的 FIN"],
  [/^SEQ=(\d+), and nothing follows its FIN at (\d+)$/, "SEQ=$1，而位于 $2 的 FIN 之后不应再有内容"],
  [/^SEQ=(\d+), and all it was seen to send ends at (\d+)$/, "SEQ=$1，而它发送过的内容到 $2 为止"],
  [/^has no timestamp, though both SYNs had the option$/, "没有时间戳，而双方的 SYN 都带有该选项"],
  [/^TSval=(\d+), after (\d+) before$/, "TSval=$1，而此前是 $2"],
  [/^the SYN carries (\d+) octets without the Fast Open option$/, "SYN 携带 $1 个字节，却没有 Fast Open 选项"],
  [/^a SYN without ACK has (\d+) in its ACK field, the other end's ISN plus one$/, "不带 ACK 的 SYN，其 ACK 字段却是对端的 ISN 加一 $1"],
  [/^SEQ=(\d+), and the SYN before had (\d+)$/, "SEQ=$1，而先前的 SYN 是 $2"],
  [/^the SYN,ACK carries (\d+) octets, and the SYN had no Fast Open option$/, "SYN,ACK 携带 $1 个字节，而 SYN 没有 Fast Open 选项"],
  [/^a SYN,ACK of the end that has opened, and no SYN to answer$/, "发起方发送了 SYN,ACK，却没有 SYN 可回答"],
  [/^the SYN,ACK acknowledges (\d+), and the ISN of the SYN is (\d+)$/, "SYN,ACK 确认了 $1，而 SYN 的 ISN 是 $2"],
  [/^takes part in the connection, and nobody has acknowledged its SYN \((\d+)\)$/, "已参与连接，却没有谁确认过它的 SYN（$1）"],
  [/^sends (\d+) octets of text, and its own SYN \((\d+)\) is not acknowledged yet$/, "发送了 $1 个字节的数据，而它自己的 SYN（$2）还没有得到确认"],
  [/^has (\S+) and RST$/, "同时有 $1 和 RST"],
  [/^acknowledges (\d+), the text of #(\d+), and not its FIN$/, "确认了 $1，即 #$2 的数据，却没有确认它的 FIN"],
  [/^a FIN at (\d+), and then it goes on with SEQ=(\d+) as if it had sent none \(#(\d+)\)$/, "FIN 位于 $1，此后却以 SEQ=$2 继续，像没有发过 FIN 一样（#$3）"],
  [/^a SYN,ACK acknowledges 0, and no SYN of the other end had that number$/, "SYN,ACK 确认了 0，而对端没有用过这个序列号的 SYN"],
  [/^SEQ=(\d+) from then on$/, "此后 SEQ=$1"],
  [/^a reset with SEQ=(\d+), and it has sent (\d+) to (\d+)$/, "复位的 SEQ=$1，而它发送过 $2 至 $3"],
  [/^the reset acknowledges (\d+), and nothing beyond (\d+) was sent$/, "复位确认了 $1，而 $2 之后没有发送过任何内容"],
  [/^the reset acknowledges (\d+), and (\d+) was acknowledged before$/, "复位确认了 $1，而此前已确认到 $2"],
  [/^a reset with SEQ=(\d+) comes after a SYN: unless the tap missed a SYN,ACK, it is none that answers a SYN \((.+)\)$/, "SYN 之后来了一个 SEQ=$1 的复位：除非抓包漏掉了 SYN,ACK，它不是对 SYN 的回答（$2）"],
  [/^a reset without ACK answers a SYN$/, "回答 SYN 的复位没有 ACK"],
  [/^the reset acknowledges (\d+), and the SYN ends at (\d+)$/, "复位确认了 $1，而 SYN 到 $2 为止"],
  [/^takes a SYN with SEQ=(\d+) in TIME-WAIT, whose FIN was at (\d+)$/, "在 TIME-WAIT 中接受了 SEQ=$1 的 SYN，而对方的 FIN 位于 $2"],
  [/^SEQ=(\d+) lies below what it has used in the connection before, up to (\d+)$/, "SEQ=$1 低于它在先前连接中用过的（到 $2 为止）"],
  [/^begins behind a gap, and nothing later says whether the tap missed what lies in it$/, "从一段空缺之后开始，此后没有什么能说明空缺处是否被抓包漏掉"],
  [/^not judged: .+$/, "未判定"],
  // What was allowed
  [/^nothing, or a reset$/, "什么也不发送，或一个复位"],
  [/^nothing$/, "什么也不发送"],
  [/^the same without SYN$/, "同样的报文段，但没有 SYN"],
  [/^SYN, or none of the options of a SYN$/, "带 SYN，或不带 SYN 的任何选项"],
  [/^the right one, or one that the network card is to fill in$/, "正确的校验和，或留给网卡填写的"],
  [/^what one of these states sends$/, "这些状态之一会发送的报文段"],
  [/^SYN,ACK with SEQ=(\d+)$/, "SEQ=$1 的 SYN,ACK"],
  [/^a FIN at (\d+)$/, "位于 $1 的 FIN"],
  [/^no text beyond (\d+)$/, "不超出 $1 的数据"],
  [/^the Timestamps option$/, "Timestamps 选项"],
  [/^a SYN without text, or with the Fast Open option$/, "不带数据的 SYN，或带 Fast Open 选项的"],
  [/^a SYN,ACK without text$/, "不带数据的 SYN,ACK"],
  [/^SYN,ACK again, until it is acknowledged$/, "重发 SYN,ACK，直到得到确认"],
  [/^one of the two$/, "两者之一"],
  [/^an ACK, or nothing$/, "一个 ACK，或什么也不发送"],
  [/^an ISN above (\d+)$/, "高于 $1 的 ISN"],
  [/^SYN again, or SYN,ACK in answer to a SYN$/, "再发 SYN，或以 SYN,ACK 回答 SYN"],
  [/^SEQ=0 ACK=(\d+) with RST and ACK$/, "SEQ=0 ACK=$1，带 RST 和 ACK"],
  // Why it was reset
  [/^answers #(\d+) (.+): the connection was lost here, or given up$/, "回答 #$1 $2：连接已在此端丢失，或已放弃"],
  [/^answers #(\d+) (.+): nobody listens$/, "回答 #$1 $2：无人监听"],
  [/^answers #(\d+) (.+): text for an end that had closed$/, "回答 #$1 $2：数据到达了已关闭的一端"],
  [/^answers #(\d+) (.+): there is no such connection \(any more\)$/, "回答 #$1 $2：没有这个连接（或已不复存在）"],
  [/^answers #(\d+) (.+): it acknowledges nothing of this connection, or the connection was lost$/, "回答 #$1 $2：它没有确认这个连接的任何内容，或连接已丢失"],
  [/^after #(\d+), text for an end that had closed$/, "在 #$1 之后：数据到达了已关闭的一端"],
  [/^gives the connection up: ABORT, or CLOSE with text unread$/, "放弃连接：ABORT，或数据未读就 CLOSE"],
  [/^gives the connection up$/, "放弃连接"],
  [/^gives the connection up after the other's FIN \(#(\d+)\)$/, "在对方的 FIN（#$1）之后放弃连接"],
  // Notes beside a segment
  [/^sent again$/, "重传"], [/^keep-alive or probe$/, "保活或探测"], [/^a gap before it$/, "之前有空缺"],
  // What else was noticed
  [/^#(\d+) answers the SYN with an ACK of another connection: that end was half-open$/, "#$1 用另一个连接的 ACK 回答 SYN：那一端是半开的"],
  [/^the SYN,ACK was never acknowledged: the end that accepts stays half-open until it gives up$/, "SYN,ACK 始终没有得到确认：接受的一端保持半开，直到放弃"],
  [/^until packet (\d+) the other end was half-open: the connection was lost on the other side$/, "到第 $1 个包为止，对端是半开的：连接已在另一侧丢失"],
  [/^until packet (\d+) the end that opened was half-open: the connection was lost on the other side$/, "到第 $1 个包为止，发起方是半开的：连接已在另一侧丢失"],
  [/^the end that opened sends again and again, and nothing comes back$/, "发起方一再发送，却没有任何回音"],
  [/^the other end sends again and again, and nothing comes back$/, "对端一再发送，却没有任何回音"],
  [/^the tap missed something, once$/, "抓包漏掉了内容，一次"],
  [/^the tap missed something, (\d+) times$/, "抓包漏掉了内容，$1 次"],
  [/^(\d+) late segments? of the connection before$/, "先前连接的 $1 个迟到的报文段"],
  [/^(\d+) wrong checksums?$/, "$1 个校验和不对"],
  [/^(\d+) checksums? left for the network card to fill in$/, "$1 个校验和留给网卡填写"],
];

/** Inside of those, and notes beside a segment. */
const WORDS: readonly Pattern[] = [
  [/: unless the tap shows one direction later than the other$/, "：除非抓包中一个方向显示得比另一个方向晚"],
  [/: unless the tap missed (both an acknowledgment and text|something)$/, "：除非抓包有遗漏"],
  [/(\d+) or more\b/g, "$1 或更大"], [/(\d+), or less\b/g, "$1 或更小"], [/(\d+) to (\d+)/g, "$1 至 $2"], [/(\d+) octets?\b/g, "$1 字节"],
  [/\bno control bits\b/g, "无控制位"], [/\bTLS: /g, "TLS："], [/\bencrypted\b/g, "加密"],
];

const BEYOND_TAP = /^(.+)(: unless the tap (?:missed (?:both an acknowledgment and text|something)|shows one direction later than the other))$/;

/** A sentence, or what is left of one; what has no pattern stays as it is. */
export const observedZh = (text: string): string => {
  const [, said = text, tap = ""] = BEYOND_TAP.exec(text) ?? [];
  return throughAll(WORDS, `${firstOf(SENTENCES, said, (captured) => captured) ?? said}${tap}`);
};
