import type { LessonText } from "../lesson.ts";

export const ZH: LessonText<"crossed" | "lost" | "again"> = {
  question: "双方同时关闭会怎样？",
  answer: "两个 FIN 交错而过，各自得到确认，两端都进入 TIME-WAIT。CLOSING 这个状态就是专为此设的。",
  claim: "假如是客户端先发起关闭请求……第一次挥手……第二次挥手……第三次挥手……第四次挥手。",
  verdict: "常见情形下没错。但没有谁规定必须由哪一方先关闭；如果同时关闭，每一端就既是先关闭的一方，又是后关闭的一方。",
  parts: {
    crossed: {
      heading: "两个 FIN 交错而过",
      text: [
        "两边的应用都在对方的 FIN 到达之前调用了 CLOSE。两端都在 `FIN-WAIT-1`，收到的 FIN 却没有确认自己的 FIN。于是每一端都知道对方已经关闭，但还不知道自己的 FIN 是否送到，这就是 `CLOSING`。随后两个确认把双方都带到 `TIME-WAIT`。",
        "曾有协议栈把交错而来的 FIN 当成了回答，走进 LAST-ACK，于是不经 TIME-WAIT 就 CLOSED 了：最后那个确认要是丢了，就再也没有人重发。",
      ],
      faulty: "从 FIN-WAIT-1 走到了 LAST-ACK",
    },
    lost: {
      heading: "为什么需要 CLOSING",
      text: [
        "现在让 A 的 FIN 在途中丢失。A 收到了 B 的 FIN，自己的 FIN 却还没有得到确认；在 CLOSING 中定时器继续走，一秒之后 A 重传 `<SEQ=101><ACK=302><CTL=FIN,ACK>`，双方随后都进入 TIME-WAIT。",
        "如果没有 CLOSING，A 会直接进入 TIME-WAIT，停掉定时器，再也不重传 FIN。B 就在 FIN-WAIT-2 中一直等下去，而 RFC 9293 在那里没有设定时器。",
      ],
      faulty: "没有 CLOSING 这个状态",
    },
    again: {
      heading: "真实发生过的错误",
      text: [
        "有两个协议栈有 CLOSING，但在那里重传 FIN 时丢掉了 FIN 标志：`<SEQ=101><ACK=302><CTL=ACK>`。在对方看来，这只是一个旧的空报文段。其中一个还用作者自己写下的报文序列做过测试，而那个序列里带着同样的错误。直接写明“必须怎样”的性质，就不会跟着作者一起疏忽。",
      ],
      faulty: "重传 FIN 时丢了 FIN 标志",
    },
  },
};
