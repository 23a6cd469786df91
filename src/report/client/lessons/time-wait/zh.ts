import type { LessonText } from "../lesson.ts";

export const ZH: LessonText<"purpose" | "roundTrip" | "length" | "sweep" | "silence" | "linux"> = {
  question: "TIME-WAIT 的意义是什么？要等多久才够？",
  answer: "一是最后的 ACK 丢了还能再发，二是让旧报文段在网络里消失干净：要等两倍的最长报文段寿命（2 MSL），即 4 分钟。",
  claim: "要确保服务器是否已经收到了我们的 ACK 报文……至于 TIME_WAIT 持续的时间至少是一个报文的来回时间。……如果过了这个计时没有再次收到 FIN 报文,则代表对方成功就是 ACK 报文。",
  verdict: "用意说对了一部分。时长不是一个往返，而是 2 MSL，那是报文段寿命的上限；而没有动静，什么也证明不了。",
  parts: {
    purpose: {
      heading: "最后的 ACK 可能会丢",
      text: [
        "没有人去确认一个确认。如果 A 的最后一个 ACK 丢了，B 会重传 FIN（这里是在一秒之后），总得有人在那里回答。A 在 TIME-WAIT 中回以 `<SEQ=102><ACK=302><CTL=ACK>`，并重新等满 2 MSL。",
        "如果没有 TIME-WAIT，这个 FIN 就不再属于任何连接了。A 会回以 RST，即 `<SEQ=102><CTL=RST>`。B 等来的不是确认，而是中止，也就无从知道自己最后的数据是否送到。",
      ],
      faulty: "没有 TIME-WAIT",
    },
    roundTrip: {
      heading: "一个往返不够",
      text: [
        "不妨算一算：A 的 ACK 丢了，B 并不知道，要等自己的重传定时器，而这个定时器在设计上就比一个往返长，至少一秒；然后 FIN 还要在路上走一段。所以，如果 TIME-WAIT 只有一个往返（这里大方一点，算一秒），FIN 到的时候，A 刚好已经走了。",
        "什么都不丢的时候，谁也看不出问题。出错的恰恰就是 TIME-WAIT 要应付的那种情形。",
      ],
      faulty: "TIME-WAIT 只有一个往返",
    },
    length: {
      heading: "换你来定，等多久？",
      text: ["最后的 ACK 丢了。请选择 A 在 TIME-WAIT 中停留多久，以及在此之后 B 的 FIN 又丢了几个；然后终于有一个送到。这时 A 还在吗？模型当场演示。"],
    },
    sweep: {
      heading: "每一种时长，每一种丢法",
      text: [
        "这张图给出完整的答案：TIME-WAIT 的每一种时长，对上连续丢失若干个报文段的每一种丢法，全部算过，没有靠运气的成分。它像一段楼梯：TIME-WAIT 每翻一倍，就能多扛住一次丢失，因为 FIN 的重传间隔也在翻倍。如果 B 照 RFC 6298 重传、100 秒后放弃，那么至多扛住六次丢失；再多就是 B 先走了，TIME-WAIT 再长也无济于事。而像 Linux 那样更有耐心的 B，最终连 2 MSL 也能熬过去。",
        "第二个用意，才是 2 MSL 的由来：等过之后，旧连接的报文段在网络里已经一个不剩，不会再闯进同一对套接字之间的新连接。MSL 是报文段在网络里最多能活多久；RFC 直接规定为两分钟，不是量出来的。下面几张表就是证明：ISN 固定时，只要 TIME-WAIT 短于一个 MSL，旧字节就会被当成新的；第二个 MSL 留给最后一个报文段还可能引出的回答。而会前进的 ISN，即使 TIME-WAIT 太短也帮得上忙。",
      ],
    },
    silence: {
      heading: "沉默不等于同意",
      text: [
        "“没有再收到 FIN，就说明对方收到了 ACK”，并非如此。这里 B 发出的每一个 FIN，即 `<SEQ=301><ACK=102><CTL=FIN,ACK>`，都在路上丢了。123 秒之后 B 放弃，并告知应用。A 对此一无所知，等满四分钟，心满意足地关闭。",
        "TIME-WAIT 给不了确定性，它只是给对方留足了发问的机会。在一个会丢东西的网络上，协议能做到的也就是这些。",
      ],
    },
    linux: {
      heading: "Linux 的做法",
      text: [
        "六十秒，直接写在源码里。常被拿来说事的 `tcp_fin_timeout` 其实是另一回事：它限制的是程序已经离开的 FIN-WAIT-2。看上面的图，60 秒能扛住连续五次丢失：日常够用，但不是 2 MSL。",
      ],
    },
  },
};
