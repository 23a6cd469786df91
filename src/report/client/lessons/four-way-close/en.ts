import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"steps" | "names" | "field" | "half" | "three"> = {
  question: "Why four segments to close?",
  answer: "Each direction is closed by itself: a FIN and its acknowledgment, twice. If both are said at once, three segments do.",
  claim: "The client sends a FIN and is in CLOSED_WAIT1; the server sends an ACK with the client's number + 1 “as the sequence number value of the ACK” and is in CLOSE_WAIT2; then the server sends its FIN and is in LAST_ACK; the client acknowledges it and is in TIME_WAIT.",
  verdict: "The four segments are right. Two state names are mixed up, and they are not the server's; and what is “+ 1” is the acknowledgment number, counted behind the data.",
  parts: {
    steps: {
      heading: "Step by step",
      text: [
        "A has nothing more to send and calls CLOSE: `<SEQ=101><ACK=301><CTL=FIN,ACK>`, state `FIN-WAIT-1`. B acknowledges, tells its user “connection closing”, and is in `CLOSE-WAIT`: it waits for its own user to close. A, acknowledged, is in `FIN-WAIT-2`.",
        "When B's user closes, too, B sends `<SEQ=301><ACK=102><CTL=FIN,ACK>` and waits in `LAST-ACK`. A acknowledges with `<SEQ=102><ACK=302><CTL=ACK>` and is in `TIME-WAIT`, for four minutes. B, acknowledged, is `CLOSED` at once.",
      ],
    },
    names: {
      heading: "Whose state is it?",
      text: [
        "There is no CLOSED_WAIT1 and no CLOSE_WAIT2. Meant are FIN-WAIT-1 and FIN-WAIT-2, and both belong to the end that closes first, which waits for things about its FIN. The other end has only CLOSE-WAIT: it waits for its user's CLOSE.",
        "The difference is a practical one. A server full of CLOSE-WAIT has an application that forgets to close; FIN-WAIT-2 tells that the other side has not closed. A stack that mixes the two, as one once did, never leaves: after its own FIN it waits for a CLOSE that has long been given.",
      ],
      faulty: "goes from FIN-WAIT-2 to CLOSE-WAIT",
    },
    field: {
      heading: "Which number is “+ 1”?",
      text: [
        "A segment has two numbers. Its sequence number says where its own octets lie; its acknowledgment number says what it expects next from the other side. The ACK of a FIN has the + 1 in the acknowledgment number. Its sequence number has nothing to do with the FIN.",
        "And the + 1 counts from the FIN, not from the start of the segment. Here the FIN follows five octets: `<SEQ=101><ACK=301><DATA=5><CTL=FIN,ACK>` takes up 101 to 106, so the answer is `<SEQ=301><ACK=107><CTL=ACK>`. A stack that forgets the FIN answers 106, and A sends it again and again.",
      ],
      faulty: "does not count the FIN: ACK 106",
    },
    half: {
      heading: "Half closed, half open",
      text: [
        "CLOSE means “I have no more to send” (§3.6), not “I am gone”. In FIN-WAIT-2, A still receives: B sends `<SEQ=301><ACK=102><DATA=4><CTL=ACK>`, and A delivers and acknowledges it. That is the reason why there are four segments: between the second and the third B may have much to say.",
        "(Many programs call close instead of shutdown and give up reading as well; then a stack may reset the connection when more text comes. RFC 9293 allows it, §3.6.1.)",
      ],
      faulty: "takes no text in FIN-WAIT-2",
    },
    three: {
      heading: "Sometimes three are enough",
      text: [
        "If B has nothing more to say either, its ACK and its FIN can be one segment. Here the bare ACK gets lost; A first learns that its FIN has arrived from B's own FIN, `<SEQ=301><ACK=102><CTL=FIN,ACK>`, and goes from `FIN-WAIT-1` to `TIME-WAIT` in one step, without stopping in FIN-WAIT-2 (note 2 of figure 5).",
      ],
    },
  },
};
