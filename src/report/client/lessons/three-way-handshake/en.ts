import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"steps" | "names" | "plusOne" | "crossed"> = {
  question: "What happens in the three-way handshake?",
  answer: "SYN, SYN,ACK, ACK: each side announces its first sequence number, and each hears the other confirm it.",
  claim: "The client sends a SYN and is in SYN_Send; the server answers with its own SYN and is in SYN_REVD; the client sends an ACK and is “establised”, and so is the server when the ACK arrives.",
  verdict: "The order of events is right. Only the names of the states need mending: SYN-SENT, SYN-RECEIVED, ESTABLISHED.",
  parts: {
    steps: {
      heading: "Step by step",
      text: [
        "The server waits in `LISTEN`. The client calls OPEN, picks an initial sequence number, here 100, sends `<SEQ=100><CTL=SYN>` and waits in `SYN-SENT`.",
        "The server answers with one segment that does two jobs: `<SEQ=300><ACK=101><CTL=SYN,ACK>` announces its own number, 300, and confirms the client's. It waits in `SYN-RECEIVED`.",
        "The client has now heard its number confirmed: it is `ESTABLISHED`, and says so with `<SEQ=101><ACK=301><CTL=ACK>`. When that arrives, the server is `ESTABLISHED` too. Note that the first octets of text, `<SEQ=101><ACK=301><DATA=4><CTL=ACK>`, begin at the very number of the third segment: a bare ACK takes up no sequence number.",
      ],
    },
    names: {
      heading: "The names of the states",
      text: [
        "RFC 9293 knows eleven states, and their names are worth getting right, for they say who is who. What the notes call “SYN_Send” is `SYN-SENT`; “SYN_REVD” is `SYN-RECEIVED`; “establised” is `ESTABLISHED`. Linux's netstat prints SYN_SENT, SYN_RECV and ESTABLISHED for the same three.",
        "The client is ESTABLISHED one segment before the server. There is no instant at which “the connection” is open: each end has a state of its own.",
      ],
    },
    plusOne: {
      heading: "Why ISN + 1?",
      text: [
        "A SYN takes up one sequence number, as if it were an octet. That is what lets it be acknowledged, and sent again, like text. So the acknowledgment of a SYN with number 100 is 101: “the next I expect is 101”.",
        "A server that answers with 100 confirms nothing: to the client it looks as if its SYN had not arrived, and no connection is ever made.",
      ],
      faulty: "acknowledges the ISN itself",
    },
    crossed: {
      heading: "And if both open at once?",
      text: [
        "Client and server are only roles. If both ends call OPEN and their SYNs cross, each answers the other's SYN with a SYN,ACK, and one connection comes of it, not two. Four segments are on the way, because neither end has waited for the other's number before it announced its own.",
        "It is rare, and RFC 9293 requires it (MUST-10). An endpoint that resets a SYN it meets in SYN-SENT never opens such a connection.",
      ],
      faulty: "resets the SYN that crosses its own",
    },
  },
};
