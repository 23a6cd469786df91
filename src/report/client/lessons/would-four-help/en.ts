import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"merge" | "same" | "fewer"> = {
  question: "Would four help?",
  answer: "No. Four messages have to be said, but two of them fit into one segment; a fourth segment buys nothing.",
  claim: "Three segments are sent, and then the handshake is complete.",
  verdict: "Right, and three is exactly enough: with fewer an end opens for a peer who is not there; with more nothing is gained.",
  parts: {
    merge: {
      heading: "Four messages, three segments",
      text: [
        "What has to be said? The client announces its number; the server confirms it; the server announces its own; the client confirms that. These are four messages. But the second and the third are said by the same end at the same moment, so RFC 9293 puts them into one segment, the SYN,ACK (§3.4.1).",
        "The variant says them apart: first `<SEQ=300><ACK=101><CTL=ACK>`, then `<SEQ=300><ACK=101><CTL=SYN,ACK>`. It is one segment more on the way, and the same states at the end.",
      ],
      faulty: "four-way: confirms first, announces then",
    },
    same: {
      heading: "Nothing is gained",
      text: [
        "Does the fourth segment protect against something? Play the old SYN again. The question is the same, the reset is the same, and both servers return to `LISTEN`. No property about opening, agreement or delivery can tell the two apart; only the tables, which count segments, see one more than the RFC sends.",
      ],
      faulty: "four-way: the same answer to an old SYN",
    },
    fewer: {
      heading: "And one?",
      text: [
        "Take away more, and it gets worse. If a single SYN opened both ends, the client would be `ESTABLISHED` before anybody had heard of it, without knowing the server's number, and without a reason to send the SYN again if it is lost.",
        "Might a fifth or sixth segment give certainty at last? No. Whoever sends the last segment never knows whether it arrived; that is the problem of the two generals, and no number of segments solves it. The handshake does not try: a lost third segment is mended by retransmission, or by the first text, which carries the same acknowledgment.",
      ],
      faulty: "one-way: a SYN opens both ends",
    },
  },
};
