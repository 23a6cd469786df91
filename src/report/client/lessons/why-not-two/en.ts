import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"ghost" | "reason" | "folk" | "cost"> = {
  question: "Why not two?",
  answer: "From a SYN alone the server cannot tell whether it is old. The third segment is the client's answer to that question.",
  claim: "The third segment is needed so that both sides know that both can send and receive: after two, the server cannot be sure that the client can receive.",
  verdict: "True that two are too few; but the reason is another. Whether the client can receive shows with the first text anyway. What two segments cannot do is tell a new SYN from an old one.",
  parts: {
    ghost: {
      heading: "See it fail",
      text: [
        "A SYN of some earlier connection was held up in the network. Now it reaches the server, while the client wants nothing at all. Both columns play the same schedule; step through them.",
        "With two segments the SYN itself opens the connection: the server's user is told “open”, and serves a ghost. With three, the server only asks: `<SEQ=300><ACK=91><CTL=SYN,ACK>`. The client knows of no such connection and answers `<SEQ=91><CTL=RST>`; the server is back in `LISTEN`, and its user never heard of it.",
      ],
      faulty: "two-way: the SYN is believed",
    },
    reason: {
      heading: "The reason that the RFC gives",
      text: [
        "“The principal reason for the three-way handshake is to prevent old duplicate connection initiations from causing confusion” (§3.5). A receiver has no memory of the numbers of past connections, so it cannot judge a SYN by itself; it must ask the sender to verify it (§3.4.1).",
        "This is figure 8: the old SYN, number 90, arrives just before the client's real one, number 100. With three segments the mistake is found and repaired, and the real connection opens. With two the server has already opened the wrong one, and the right one is refused.",
      ],
      faulty: "two-way: opens the wrong connection",
    },
    folk: {
      heading: "The reason that people give",
      text: [
        "“The server must learn that the client can receive.” Here is a two-way opening without any old segment. The server does open one segment too early, and the properties notice. But look at the rest: text arrives in both directions, and the acknowledgment of the server's own text tells it what the third segment would have told it, that the client can receive.",
        "So the folk reason is no reason to have a third segment: the first exchange of text would do. And it is only true for a moment: a link may break right after the handshake. What no later exchange can undo is that the server has told its user of a connection that nobody asked for. Of the two reasons, then, only the RFC's is broken by the two-way handshake: what the folk reason asks for, it gets.",
      ],
      faulty: "two-way, and nothing old about",
    },
    cost: {
      heading: "What it costs",
      text: [
        "A SYN is easily forged, and the owner of the address need not be there to object. With two segments every such SYN is an open connection: the server allots memory, starts the application, and may begin to send, here `<SEQ=301><ACK=91><DATA=4><CTL=ACK>`, to somebody who never asked.",
        "With three, whoever sent the SYN has to receive the SYN,ACK at that address and return its number. Whoever forges an address does not see it, and with an unpredictable ISN cannot guess it.",
      ],
      faulty: "two-way: text for nobody",
    },
  },
};
