import type { LessonText } from "../lesson.ts";

export const ZH: LessonText<"captured" | "after" | "cost" | "inside"> = {
  question: "HTTPS 会改变三次握手吗？",
  answer: "不会。TCP 照常打开；第一个 TLS 记录不过是连接建立之后的第一批数据，序列号是 ISN + 1。",
  claim: "如果是 https 协议的话,三次握手这个过程,还会进行数字证书的验证以及加密密钥的生成。",
  verdict: "那是上一层的事。TCP 既不认识证书，也不认识密钥；TLS 是在 TCP 刚刚打开的连接之上，再做它自己的握手。",
  parts: {
    captured: {
      heading: "线路上真实的一次",
      text: [
        "这是同一台 Linux 机器上两个套接字之间的 TLS 1.3，由 tcpdump 抓到；数字从各自的 ISN 起算。前三个包打开连接，与任何连接的前三个包毫无二致：没有数据，没有证书，没有密钥。",
        "然后是第 4 个包 `ACK SEQ=1 ACK=1, 349 字节`，即 ClientHello。它从客户端的 ISN 加一开始，紧跟在 SYN 之后。回答是第 6 个包 `ACK SEQ=1 ACK=350, 851 字节`：先是 ServerHello，后面的记录已经加密，证书就在其中。密钥在这里商定，证书在这里出示，而这时 TCP 连接已经打开好几毫秒了。",
      ],
    },
    after: {
      heading: "同样的过程，一步一步",
      text: [
        "模型用同样的大小再走一遍。在 TCP 看来，ClientHello 只是一批数据：`<SEQ=101><ACK=301><DATA=349><CTL=ACK>`。服务端 TLS 的回答也一样，`<SEQ=301><ACK=450><DATA=851><CTL=ACK>`，从服务端的 ISN 加一开始。其中的内容，TCP 从不去看。",
      ],
    },
    cost: {
      heading: "时间上的代价",
      text: [
        "两次握手一前一后：TCP 用一个往返，TLS 1.3 再用一个往返（TLS 1.2 要两个）。想把它们合并，是很自然的想法，也确实有人做到了：承载 HTTP/3 的 QUIC 在一次交互中同时打开连接、建立加密。但那已经不是 TCP 了。",
        "有了 TCP Fast Open，ClientHello 可以搭 SYN 的便车。即便如此，TLS 和 TCP 仍是两个协议：TCP 负责运送字节，TLS 负责读懂它们。",
      ],
    },
    inside: {
      heading: "假如真放在里面呢？",
      text: [
        "出示证书、验证证书都要花力气。假如服务端一收到 SYN 就开始做，任何人伪造一个地址就能让它白忙一场。这个变体在 `SYN-RECEIVED` 时就把 349 个字节交了上去，后来才发现根本没人请求过。先握手，正是为了让昂贵的工作只为真正在场的人去做。",
      ],
      faulty: "收到 SYN 就把 ClientHello 交上去",
    },
  },
};
