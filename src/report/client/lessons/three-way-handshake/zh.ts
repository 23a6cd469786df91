import type { LessonText } from "../lesson.ts";

export const ZH: LessonText<"steps" | "names" | "plusOne" | "crossed"> = {
  question: "三次握手的过程是怎样的？",
  answer: "SYN、SYN,ACK、ACK：双方各自报出自己的初始序列号，又各自听到对方的确认。",
  claim: "第一次握手:客户端给服务端发送一个SYN报文……此时客户端处于SYN_Send……此时服务端的状态为SYN_REVD……此时客户端的状态为establised。",
  verdict: "过程说得对，只是状态名写错了：应当是 SYN-SENT、SYN-RECEIVED、ESTABLISHED。",
  parts: {
    steps: {
      heading: "一步一步看",
      text: [
        "服务端在 `LISTEN` 中等待。客户端调用 OPEN，选定一个初始序列号（这里是 100），发出 `<SEQ=100><CTL=SYN>`，然后停在 `SYN-SENT`。",
        "服务端的回答一举两得：`<SEQ=300><ACK=101><CTL=SYN,ACK>` 既报出自己的序列号 300，又确认了客户端的序列号。此后它停在 `SYN-RECEIVED`。",
        "客户端听到自己的序列号得到确认，于是进入 `ESTABLISHED`，并回以 `<SEQ=101><ACK=301><CTL=ACK>`。这个报文段到达之后，服务端也进入 `ESTABLISHED`。请留意：随后的第一批数据 `<SEQ=101><ACK=301><DATA=4><CTL=ACK>` 与第三个报文段的序列号相同，因为纯 ACK 不占用序列号。",
      ],
    },
    names: {
      heading: "状态的名字",
      text: [
        "RFC 9293 一共定义了十一个状态。名字值得写准确，因为它说明了谁是谁：笔记里的“SYN_Send”应为 `SYN-SENT`，“SYN_REVD”应为 `SYN-RECEIVED`，“establised”应为 `ESTABLISHED`。Linux 的 netstat 把这三个状态显示为 SYN_SENT、SYN_RECV 和 ESTABLISHED。",
        "客户端比服务端早一个报文段进入 ESTABLISHED。并不存在“连接”在某一刻整个建立起来这回事：两端各有各的状态。",
      ],
    },
    plusOne: {
      heading: "为什么是 ISN + 1？",
      text: [
        "SYN 像一个字节那样占用一个序列号。正因如此，它才能像数据一样被确认、被重传。所以对序列号为 100 的 SYN，确认号是 101，意思是“我接下来等的是 101”。",
        "如果服务端回的确认号是 100，那就等于什么也没有确认：在客户端看来，自己的 SYN 根本没有送到，连接也就永远建立不起来。",
      ],
      faulty: "确认号填成了 ISN 本身",
    },
    crossed: {
      heading: "双方同时打开会怎样？",
      text: [
        "客户端、服务端只是角色。如果两端都主动 OPEN，两个 SYN 在途中交错而过，那么每一端都用 SYN,ACK 回答对方的 SYN，最后得到的是一个连接，而不是两个。这时一共有四个报文段，因为两端都没有等对方报出序列号，就先报出了自己的。",
        "这种情形很少见，但 RFC 9293 要求必须支持（MUST-10）。在 SYN-SENT 中收到 SYN 就回 RST 的实现，永远打不开这样的连接。",
      ],
      faulty: "遇到交错而来的 SYN 就回 RST",
    },
  },
};
