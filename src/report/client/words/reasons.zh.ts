/** Why a property is broken, in Chinese: sentences of the properties, by their patterns. What has no pattern stays as it is. */

type Pattern = readonly [said: RegExp, chinese: string];

/** What a comparison with the tables of the RFC finds, part by part. */
const PARTS: readonly Pattern[] = [
  [/^is in (\S+) afterwards, not in (\S+)$/, "此后处于 $1，而不是 $2"],
  [/^sends (.+), not (.+)$/, "发送 $1，而不是 $2"],
  [/^tells the user (.+), not (nothing|".+"(?: for \w+)?)$/, "告知用户 $1，而不是 $2"],
  [/^(\w+) is (.+), not (.+)$/, "$1 为 $2，而不是 $3"],
];

const SENTENCES: readonly Pattern[] = [
  [/^is in ESTABLISHED though nothing has acknowledged our SYN (\d+): anybody's old SYN would do$/, "没有谁确认过我方的 SYN $1，却已处于 ESTABLISHED：任何人的旧 SYN 都能做到"],
  [/^is in ESTABLISHED though no SYN has arrived$/, "没有 SYN 到达，却已处于 ESTABLISHED"],
  [/^is in ESTABLISHED by ACK (\d+), which does not acknowledge our SYN (\d+)$/, "凭 ACK $1 处于 ESTABLISHED，而它并未确认我方的 SYN $2"],
  [/^is in ESTABLISHED without having sent a SYN$/, "没有发送过 SYN，却处于 ESTABLISHED"],
  [/^(\w) opens on IRS (\d+), which (\w) never used: the SYN was an old duplicate$/, "$1 以 IRS $2 打开，而 $3 从未用过它：那个 SYN 是旧的重复"],
  [/^(\w) opens before (\w) has received its ISN (\d+): nobody has verified the SYN$/, "$1 在 $2 收到它的 ISN $3 之前就打开了：没有谁核实过这个 SYN"],
  [/^no event leads from (\S+) to (\S+)$/, "没有任何事件从 $1 通向 $2"],
  [/^(\S+) goes to (\S+) by (.+), not by (.+)$/, "$1 由 $3 到达 $2，而不是由 $4"],
  [/^(<.+>) acknowledges (\d+); the remote ISN is (\d+), so it has to be at least (\d+)$/, "$1 确认了 $2；对端的 ISN 是 $3，因此至少应为 $4"],
  [/^(<.+>) acknowledges (less|more) than arrived(?: in order)?, which goes up to (\d+)$/, "$1 的确认与按序到达的（到 $3 为止）不符：$2"],
  [/^RCV\.NXT (\d+) in (\S+) acknowledges (-?\d+) octets, of which (\d+) were handed over and (\d+) wait$/, "$2 中的 RCV.NXT $1 确认了 $3 个字节，其中 $4 个已交付，$5 个在等待"],
  [/^(<.+>) crosses our SYN and leads to (\S+)$/, "$1 与我方的 SYN 交错，却导致 $2"],
  [/^(<.+>) is not acknowledged, and no timer runs in (\S+)$/, "$1 没有得到确认，而 $2 中没有定时器在运行"],
  [/^(\S+) ends in (\S+) although (<.+>) is not acknowledged and is never sent again$/, "$3 没有得到确认，也不再重发，$1 却以 $2 告终"],
  [/^the timer expires and (.+) is sent; the earliest that is not acknowledged is (<.+>)$/, "定时器到期，发送的是 $1；最早未得到确认的是 $2"],
  [/^the timer expires and nothing is sent; (<.+>) is not acknowledged$/, "定时器到期，什么也没有发送；$1 没有得到确认"],
  [/^sent again after (\d+) ms, not before (\d+): the interval before was (\d+)$/, "$1 毫秒之后就重发，而不是等到 $2 毫秒：前一次间隔是 $3 毫秒"],
  [/^gives up after (\d+) ms; R2 is (\d+) ms$/, "$1 毫秒之后放弃；R2 是 $2 毫秒"],
  [/^goes on after (\d+) ms; R2 is (\d+) ms$/, "$1 毫秒之后仍在继续；R2 是 $2 毫秒"],
  [/^the ISN (\d+) for socket (\d+) does not lie after the previous one, (\d+); it is (\d+) below it$/, "套接字 $2 的 ISN $1 不在前一个 $3 之后，低了 $4"],
  [/^(\d+) ms are (\d+) ticks of 4 µs, but the ISN advanced by (\d+)$/, "$1 毫秒是 $2 个 4 微秒的刻度，ISN 却前进了 $3"],
  [/^the ISN (\d+) for socket (\d+) is that of socket (\d+) moved on by the clock$/, "套接字 $2 的 ISN $1 就是套接字 $3 的 ISN 随时钟前进的结果"],
  [/^an ISS is selected for a connection that has one$/, "为已经有 ISS 的连接又选了一个 ISS"],
  [/^(\w) expects (\d+) next, outside (\w)'s (\d+) … (\d+)$/, "$1 期待的下一个是 $2，不在 $3 的 $4 … $5 之内"],
  [/^(\w) delivers an octet of (\w)'s connection (\d+), which is not the one it is in$/, "$1 交付了 $2 的第 $3 次连接的字节，而那不是当前的连接"],
  [/^(\d+) octets \((\d+) of them from the SYN\) are handed over in (\S+), though nothing has acknowledged our SYN$/, "在 $3 中交付了 $1 个字节（其中 $2 个来自 SYN），而没有谁确认过我方的 SYN"],
  [/^(\d+) half-open connections, where (\d+) are allowed$/, "有 $1 个半开连接，只允许 $2 个"],
  [/^(\d+) connections wait for accept, where (\d+) are allowed$/, "有 $1 个连接等待 accept，只允许 $2 个"],
  [/^the accept queue is full, and the connection of (.+) did not stay half-open$/, "全连接队列已满，$1 的连接却没有保持半开"],
  [/^accept took (\w+); (\w+) has waited longest$/, "accept 取走了 $1；等得最久的是 $2"],
  [/^the SYN,ACK was due at (\d+) ms, but (\d+) segments were sent by (\d+) ms$/, "SYN,ACK 应在 $1 毫秒时发送，但到 $3 毫秒为止发送了 $2 个报文段"],
  [/^nothing was due, but (\d+) segments were sent by (\d+) ms$/, "没有什么到期，但到 $2 毫秒为止发送了 $1 个报文段"],
  [/^(\w+) has been half-open for (\d+) ms and still holds its place$/, "$1 已经半开 $2 毫秒，仍占着位置"],
  [/^(\S+) leads to (\S+) where it has to lead to (\S+)$/, "$1 通向 $2，而它必须通向 $3"],
  [/^TIME-WAIT ends (\d+) ms before 2 MSL \((\d+) ms\) are over$/, "TIME-WAIT 在 2 MSL（$2 毫秒）结束之前 $1 毫秒就结束了"],
  [/^TIME-WAIT goes on though 2 MSL \((\d+) ms\) are over$/, "2 MSL（$1 毫秒）已过，TIME-WAIT 仍在继续"],
  [/^the remote FIN comes again, and TIME-WAIT has (\d+) ms to go instead of (\d+)$/, "对端的 FIN 又来了，TIME-WAIT 还剩 $1 毫秒，而不是 $2 毫秒"],
  [/^the FIN comes again, and (\w), already CLOSED, answers with a reset instead of the ACK that was lost$/, "FIN 又来了，而 $1 已是 CLOSED，回答的是复位，而不是丢失的那个 ACK"],
  [/^Table 6 accepts SEQ (\d+) with (\d+) octets, RCV\.NXT (\d+), RCV\.WND (\d+), which is next in order, but RCV\.NXT stays$/, "表 6 接受 SEQ $1、$2 个字节（RCV.NXT $3，RCV.WND $4），它正是下一个，RCV.NXT 却没有前进"],
  [/^(<.+>) occupies no number, and so is to carry SND\.NXT (\d+)$/, "$1 不占用序列号，因此应携带 SND.NXT $2"],
  [/^(<.+>) carries text beyond our FIN (\d+)$/, "$1 携带的数据超出了我方的 FIN $2"],
  [/^(<.+>) carries the FIN before the last of (\d+) octets$/, "$1 在 $2 个字节发完之前就携带了 FIN"],
  [/^the reset is not valid, but it changes (.+)$/, "这个复位无效，却改变了 $1"],
  [/^the reset is valid, but (\S+) goes on$/, "这个复位有效，$1 却仍在继续"],
  [/^(<.+>) in (\S+) belongs to no connection and draws nothing, not one reset$/, "$2 中的 $1 不属于任何连接，却没有引来一个复位"],
  [/^(<.+>) in (\S+) draws nothing, not one challenge ACK$/, "$2 中的 $1 没有引来一个 challenge ACK"],
  [/^the remote FIN comes again in (\S+) and draws nothing, not one acknowledgment$/, "在 $1 中对端的 FIN 又来了，却没有引来一个确认"],
  [/^answers the reset (<.+>) with (<.+>): a reset is never reset$/, "以 $2 回答复位 $1：复位绝不能被复位"],
  [/^(<.+>) lies (-?\d+) above the old connection, but (\S+) does not take it$/, "$1 比旧连接高 $2，$3 却没有接受它"],
  [/^(<.+>) lies (-?\d+) above the old connection and is not new, but it leads to (\S+)$/, "$1 比旧连接高 $2，并不新，却通向 $3"],
  [/^(<.+>) is taken without a SYN,ACK of (\d+)$/, "$1 被接受，却没有确认 $2 的 SYN,ACK"],
  [/^the new connection begins at (\d+), which is not above SND\.NXT (\d+) of the old one$/, "新连接从 $1 开始，不高于旧连接的 SND.NXT $2"],
  [/^the SYN of (\w+) is not answered with a SYN,ACK of (\d+)$/, "$1 的 SYN 没有得到确认 $2 的 SYN,ACK"],
  [/^the SYN of (\w+) came again and was not answered with the same SYN,ACK$/, "$1 的 SYN 又来了，却没有得到同一个 SYN,ACK"],
  [/^(.+) returns a fresh cookie and opened no connection$/, "$1 带回了有效的 cookie，却没有打开连接"],
  [/^(.+) opened a connection, though no cookie that it acknowledges is valid$/, "$1 打开了连接，而它确认的 cookie 都无效"],
  [/^the reset (.+) opened a connection$/, "复位 $1 打开了连接"],
  [/^(.+) acknowledges nothing that was sent and is not reset$/, "$1 没有确认任何发送过的内容，却没有被复位"],
  [/^(.+) reached nobody and was not answered with the reset of (§\S+)$/, "$1 没有到达任何连接，却没有得到 $2 的复位"],
  [/^the reset (.+) was answered$/, "复位 $1 得到了回答"],
  [/^(.+) changed the connection of (\w+)$/, "$1 改变了 $2 的连接"],
  [/^(\w) delivers octet (\d+) of (\w)'s stream where octet (\d+) is next$/, "$1 交付了 $3 的第 $2 个字节，而下一个应是第 $4 个"],
  [/^(\w) is told of the end after (\d+) of (\d+) octets$/, "$3 个字节中才到第 $2 个，$1 就被告知流已结束"],
  [/^(\w) is told of the end of a stream that (\w) never began$/, "$1 被告知流已结束，而 $2 从未开始过它"],
  [/^(\w) is told of the end of the stream a second time$/, "$1 再次被告知流已结束"],
  [/^(\w) believes in IRS (\d+), but (\w) opened with ISS (\d+)$/, "$1 认定 IRS 是 $2，而 $3 以 ISS $4 打开"],
  [/^(<.+>) gives the SYN a second number; it is (\d+)$/, "$1 给了 SYN 第二个序列号；它是 $2"],
  [/^(<.+>) is sent before a SYN$/, "$1 在 SYN 之前就发送了"],
  [/^(<.+>) begins at (\d+); the ISS selected is (\d+)$/, "$1 从 $2 开始；选定的 ISS 是 $3"],
  [/^tells of a delivery problem at retransmission (\d+); R1 is (\d+)$/, "第 $1 次重传就报告送达有问题；R1 是 $2"],
  [/^(<.+>) crosses our SYN and draws (<.+>), not (<.+>)$/, "$1 与我方的 SYN 交错，引来 $2，而不是 $3"],
  [/^something still happens after a long calm: (\w) is (\S+), (\w) is (\S+), (\d+) segments are in the network$/, "平静了很久之后仍有事情发生：$1 处于 $2，$3 处于 $4，网络中有 $5 个报文段"],
  [/^(\w)'s user never hears what became of its OPEN$/, "$1 的用户始终不知道它的 OPEN 结果如何"],
  [/^a segment resets the connection in (\S+), and the user is told nothing$/, "一个报文段在 $1 中复位了连接，用户却没有得到告知"],
  [/^(".+") is told twice$/, "$1 告知了两次"],
  [/^the remote FIN leads from (\S+) to (\S+), and the user is told (.+)$/, "对端的 FIN 使 $1 变为 $2，用户被告知 $3"],
  [/^(<.+>) belongs to no connection, but leads from (\S+) to (\S+)$/, "$1 不属于任何连接，却使 $2 变为 $3"],
  [/^(<.+>) in (\S+) belongs to no connection and draws (<.+>), not one reset$/, "$2 中的 $1 不属于任何连接，引来的是 $3，而不是一个复位"],
  [/^a passive OPEN is not refused: the user need not be informed$/, "被动 OPEN 谈不上被拒绝：不必告知用户"],
  [/^(<.+>) in (\S+) is to be challenged, but changes (.+)$/, "$2 中的 $1 应受到质询，却改变了 $3"],
  [/^(<.+>) in (\S+) draws (<.+>); the challenge ACK is (<.+>)$/, "$2 中的 $1 引来 $3；challenge ACK 应是 $4"],
  [/^challenge ACK (\d+) within (\d+) ms; the limit is (\d+) in (\d+) ms$/, "$2 毫秒之内的第 $1 个 challenge ACK；限额是 $4 毫秒之内 $3 个"],
  [/^(<.+>) answers (<.+>); its SEQ has to be (\d+) and its ACK (\d+)$/, "$1 回答 $2；它的 SEQ 应为 $3，ACK 应为 $4"],
  [/^(\S+) sends (<.+>) of its own accord$/, "$1 无缘无故发送了 $2"],
  [/^(\w) found out only by giving up$/, "$1 直到放弃才发现"],
  [/^(\w) still believes in a connection that (\w) has lost$/, "$1 仍以为连接存在，而 $2 早已丢失了它"],
  [/^the FIN comes again, and (\w), already (\S+), answers with silence instead of the ACK that was lost$/, "FIN 又来了，而 $1 已是 $2，没有回答丢失的那个 ACK"],
  [/^(<.+>) in (\S+) acknowledges outside SND\.UNA (\d+) to SND\.NXT (\d+), but changes (.+)$/, "$2 中的 $1 确认的内容在 SND.UNA $3 到 SND.NXT $4 之外，却改变了 $5"],
  [/^Table 6 does not accept SEQ (\d+) with (\d+) octets, RCV\.NXT (\d+), RCV\.WND (\d+), but the user hears of it$/, "表 6 不接受 SEQ $1、$2 个字节（RCV.NXT $3，RCV.WND $4），用户却得知了它"],
  [/^(<.+>) (updates|does not update) the send window \((.+)\): expected (.+), found (.+)$/, "$1 $2发送窗口（$3）：应为 $4，实为 $5"],
  [/^(<.+>) lacks a timestamp, but changes (.+)$/, "$1 缺少时间戳，却改变了 $2"],
  [/^text is lost by CLOSE, and (<.+>) is sent: the sender does not learn of it$/, "CLOSE 丢失了数据，发送的却是 $1：发送方无从得知"],
  [/^(\w) stays in (\S+) although both users have closed$/, "双方用户都已关闭，$1 却停留在 $2"],
  [/^(<.+>) says that the peer is there, but the user timeout has only (\d+) ms left$/, "$1 表明对端还在，user timeout 却只剩 $2 毫秒"],
  [/^(\d+) empty segments in a row, each an answer to the one before$/, "连续 $1 个空报文段，每一个都在回答前一个"],
];

/** Words of English that a pattern leaves in their place. */
const WORDS: ReadonlyMap<string, string> = new Map([["nothing", "什么也没有"], ["less", "不足"], ["more", "超出"], ["updates", "更新了"], ["does not update", "没有更新"]]);

const firstOf = (patterns: readonly Pattern[], text: string): string | undefined => {
  const found = patterns.find(([said]) => said.test(text));
  return found === undefined ? undefined : text.replace(found[0], (...groups: readonly unknown[]) => found[1].replace(/\$(\d)/g, (_, n: string) => inChinese(groups[Number(n)])));
};

const inChinese = (group: unknown): string => (typeof group === "string" ? (WORDS.get(group) ?? group) : "");

export const reasonZh = (reason: string): string => {
  const [, who = "", text = reason] = /^([A-Z]\d*): (.+)$/.exec(reason) ?? [];
  const [, where = "", found = ""] = /^(.+ \(.+\)): (.+)$/.exec(text) ?? [];
  const said = firstOf(SENTENCES, text) ?? (where === "" ? undefined : comparison(where, found));
  return said === undefined ? reason : `${who === "" ? "" : `${who}：`}${said}`;
};

/** @param where the cell of the table, which keeps the RFC's words. */
const comparison = (where: string, found: string): string | undefined => {
  const [, compared] = /^the endpoint (.+)$/.exec(found) ?? [];
  const parts = compared === undefined ? [firstOf(SENTENCES, found)] : compared.split("; ").map((part) => firstOf(PARTS, part));
  return parts.includes(undefined) ? undefined : `${where}：${compared === undefined ? "" : "该端"}${parts.join("；")}`;
};
