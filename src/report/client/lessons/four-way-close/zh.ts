import type { LessonText } from "../lesson.ts";

export const ZH: LessonText<"steps" | "names" | "field" | "half" | "three"> = {
  question: "为什么要四次挥手？",
  answer: "两个方向各自关闭：一个 FIN 加一个确认，来两遍。如果两件事同时说，三个报文段也就够了。",
  claim: "此时客户端处于CLOSED_WAIT1状态。……把客户端的序列号值 + 1 作为 ACK 报文的序列号值……此时服务端处于 CLOSE_WAIT2状态。",
  verdict: "四个报文段没错。但两个状态名弄混了，而且也不属于服务端；“+ 1”的是确认号，不是序列号，并且要从数据之后算起。",
  parts: {
    steps: {
      heading: "一步一步看",
      text: [
        "A 没有数据要发了，调用 CLOSE：发出 `<SEQ=101><ACK=301><CTL=FIN,ACK>`，进入 `FIN-WAIT-1`。B 予以确认，告诉应用“对方正在关闭”，进入 `CLOSE-WAIT`，等自己的应用来关闭。A 得到确认，进入 `FIN-WAIT-2`。",
        "等 B 的应用也关闭了，B 发出 `<SEQ=301><ACK=102><CTL=FIN,ACK>`，在 `LAST-ACK` 中等待。A 用 `<SEQ=102><ACK=302><CTL=ACK>` 确认，进入 `TIME-WAIT`，一待四分钟。B 得到确认，立刻 `CLOSED`。",
      ],
    },
    names: {
      heading: "这是谁的状态？",
      text: [
        "并没有 CLOSED_WAIT1，也没有 CLOSE_WAIT2。笔记想说的是 FIN-WAIT-1 和 FIN-WAIT-2，而它们都属于先关闭的一方：它在等与自己的 FIN 有关的事。另一方只有一个 CLOSE-WAIT：它在等自己的应用调用 CLOSE。",
        "这不是咬文嚼字。服务器上堆满 CLOSE-WAIT，说明自己的程序忘了关闭；停在 FIN-WAIT-2，则是对方还没有关闭。曾经有协议栈真的把两者弄混：它发过 FIN 之后又去等一个早已给过的 CLOSE，于是永远出不来。",
      ],
      faulty: "从 FIN-WAIT-2 走到了 CLOSE-WAIT",
    },
    field: {
      heading: "“+ 1”的到底是哪个数？",
      text: [
        "报文段里有两个数：序列号说明自己的字节排在哪里，确认号说明接下来等对方的哪一个。确认 FIN 时，加一的是确认号；这个 ACK 自己的序列号与 FIN 毫无关系。",
        "而且这个“+ 1”要从 FIN 算起，而不是从报文段的开头算起。这里 FIN 跟在五个字节之后：`<SEQ=101><ACK=301><DATA=5><CTL=FIN,ACK>` 占用 101 到 106，所以回答是 `<SEQ=301><ACK=107><CTL=ACK>`。忘了把 FIN 算进去的协议栈会回 106，A 只好一遍又一遍地重传 FIN。",
      ],
      faulty: "没有把 FIN 算进去：确认号 106",
    },
    half: {
      heading: "半关闭",
      text: [
        "CLOSE 的意思是“我没有数据要发了”（§3.6），而不是“我走了”。A 在 FIN-WAIT-2 中照样接收：B 发来 `<SEQ=301><ACK=102><DATA=4><CTL=ACK>`，A 交给应用并予以确认。这正是要四个报文段的原因：在第二个和第三个之间，B 也许还有很多话要说。",
        "（许多程序调用的是 close 而不是 shutdown，连接收也一并放弃；此后再有数据到来，协议栈可以回 RST。RFC 9293 §3.6.1 允许这样做。）",
      ],
      faulty: "在 FIN-WAIT-2 中不收数据",
    },
    three: {
      heading: "有时三个就够",
      text: [
        "如果 B 也无话可说，它的 ACK 和 FIN 就可以合成一个报文段。这里那个单独的 ACK 丢了，A 是从 B 的 FIN，即 `<SEQ=301><ACK=102><CTL=FIN,ACK>`，才得知自己的 FIN 已经送到，于是一步从 `FIN-WAIT-1` 走到 `TIME-WAIT`，不在 FIN-WAIT-2 停留（图 5 的注 2）。",
      ],
    },
  },
};
