import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"third" | "first" | "early" | "flood"> = {
  question: "May a segment of the handshake carry data?",
  answer: "All three may. What the first two carry must wait, and is handed to the user only when the handshake is complete.",
  claim: "The first and second segment cannot carry data, the third can. If the first could, an attacker would put much data into his SYNs, and the server would spend time and memory on it.",
  verdict: "Right about the third. About the first two the rule is another: TCP may carry text on a SYN, it must not hand it over early. Most stacks simply never send any.",
  parts: {
    third: {
      heading: "The third may",
      text: [
        "The client calls SEND while its SYN is still unanswered. When the SYN,ACK comes, acknowledgment and text leave together: `<SEQ=101><ACK=301><DATA=4><CTL=ACK>`. The segment first makes the server ESTABLISHED and then delivers four octets, in this order.",
      ],
    },
    first: {
      heading: "The first may, too",
      text: [
        "Here A is a listener, looked at alone, and a SYN with four octets arrives: `<SEQ=300><DATA=4><CTL=SYN>`. RFC 9293 §3.10.7.2 says that the text is queued for later. A acknowledges only the SYN, `<SEQ=100><ACK=301><CTL=SYN,ACK>`; a RECEIVE gets nothing yet. When the third segment has come, the octets are handed over and acknowledged: `<SEQ=101><ACK=305><CTL=ACK>`.",
        "A listener may also ignore the text; then it must not acknowledge it, and the client sends it again. To acknowledge and drop it is the one thing that is wrong.",
      ],
      faulty: "acknowledges the text and drops it",
    },
    early: {
      heading: "Why it has to wait",
      text: [
        "The SYN may be old, or forged. Here a reset tells so, and the correct listener returns to LISTEN with its user none the wiser. The faulty one has by then acted on a request that nobody made, or made long ago, perhaps a payment.",
        "Fast Open (RFC 7413) lifts this rule deliberately: a cookie from an earlier connection proves the client's address, and the application declares that it can bear a request twice.",
      ],
      faulty: "hands the text over at once",
    },
    flood: {
      heading: "And the attacker?",
      text: [
        "The worry of the notes is a fair one, but it is no reason for a prohibition. A listener decides for itself how much text of a SYN it keeps, and may keep none. The memory that a flood eats is that of the half-open connection, with text or without; queues with a bound and SYN cookies help against it.",
      ],
    },
  },
};
