import type { LessonText } from "../lesson.ts";

export const ZH: LessonText<"after" | "cost" | "inside"> = {
  question: "HTTPS 会改变三次握手吗？",
  answer: "不会。TCP 照常打开；第一个 TLS 记录不过是连接建立之后的第一批数据，序列号是 ISN + 1。",
  claim: "如果是 https 协议的话,三次握手这个过程,还会进行数字证书的验证以及加密密钥的生成。",
  verdict: "那是上一层的事。TCP 既不认识证书，也不认识密钥；TLS 是在 TCP 刚刚打开的连接之上，再做它自己的握手。",
  parts: {
    after: {
      heading: "ClientHello 在哪里",
      text: [
        "三个报文段与平常毫无二致。它们走完之后，客户端的 TLS 才发出 ClientHello；在 TCP 看来，这只是一批数据，比如 517 个字节：`<SEQ=101><ACK=301><DATA=517><CTL=ACK>`。它的序列号是客户端的 ISN 加一，紧跟在 SYN 之后。",
        "服务端的 TLS 回以 ServerHello、证书等等，同样只是数据：`<SEQ=301><ACK=618><DATA=1000><CTL=ACK>`，从服务端的 ISN 加一开始。证书在这里传送，密钥在这里商定，而 TCP 从不去看其中的内容。",
      ],
    },
    cost: {
      heading: "时间上的代价",
      text: [
        "两次握手一前一后：TCP 用一个往返，TLS 1.3 再用一个往返（TLS 1.2 要两个）。想把它们合并，是很自然的想法，也确实有人做到了：承载 HTTP/3 的 QUIC 在一次交互中同时打开连接、建立加密。但那已经不是 TCP 了。",
        "有了 TCP Fast Open,ClientHello 可以搭 SYN 的便车。即便如此，TLS 和 TCP 仍是两个协议：TCP 负责运送字节，TLS 负责读懂它们。",
      ],
    },
    inside: {
      heading: "假如真放在里面呢？",
      text: [
        "出示证书、验证证书都要花力气。假如服务端一收到 SYN 就开始做，任何人伪造一个地址就能让它白忙一场。这个变体在 `SYN-RECEIVED` 时就把 517 个字节交了上去，后来才发现根本没人请求过。先握手，正是为了让昂贵的工作只为真正在场的人去做。",
      ],
      faulty: "收到 SYN 就把 ClientHello 交上去",
    },
  },
};
