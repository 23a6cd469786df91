import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"schedule" | "lost" | "choose" | "removed" | "linux"> = {
  question: "How often is a SYN,ACK sent again?",
  answer: "After 1, 2, 4, 8 and 16 s, each interval twice the last; then 32 s more are waited, and after 63 s the half-open connection is removed.",
  claim: "If no ACK comes, the SYN,ACK is sent again; after the maximum number of retransmissions the connection is removed from the half-open queue. The intervals usually grow exponentially: 1 s, 2 s, 4 s, 8 s, …",
  verdict: "Nearly right. What is missing is the end: the connection is not removed with the last retransmission, but one whole interval later, because the last one deserves an answer too.",
  parts: {
    schedule: {
      heading: "The schedule",
      text: [
        "A SYN came from an address where nobody is. The first timeout is one second (RFC 6298 §2.1), and every expiry doubles it (§5.5). So the SYN,ACK goes out at 0, and again at 1, 3, 7, 15 and 31 s.",
        "Then the listener waits once more, 32 s. Only at 1 + 2 + 4 + 8 + 16 + 32 = 63 s is the place free again.",
      ],
    },
    lost: {
      heading: "What it is for",
      text: [
        "A SYN,ACK takes up a sequence number, and whatever does is sent again until it is acknowledged. It was lost once here; a second later the timer sends it again, and the connection opens.",
        "Does the client not send its SYN again as well? It does, at the same second, and a listener answers a SYN that comes again at once with the same SYN,ACK. The two mechanisms help each other; neither may rely on the other.",
      ],
      faulty: "the SYN,ACK is sent only once",
    },
    choose: {
      heading: "Lose as many as you like",
      text: ["Choose how many SYN,ACKs in a row the network loses. To see the timer alone, the client's own retransmissions are lost, too. The times are computed as you choose, by the model."],
    },
    removed: {
      heading: "And if it were never removed?",
      text: [
        "Then every forged SYN would hold its place for good, and a few of them would lock out everybody. A listener that gives up is not impolite: a client that is still there sends its SYN again and gets a new place.",
      ],
      faulty: "half-open connections are never removed",
    },
    linux: {
      heading: "What Linux does",
      text: [
        "`tcp_synack_retries` is 5, which gives exactly these 63 s. With four retransmissions, at 1, 3, 7 and 15 s, removal comes at 31 s: sixteen seconds after the last one, not with it.",
        "The active side has a count of its own, `tcp_syn_retries` = 6: the SYN is sent up to 63 s and given up at 127 s (131 s with the linear timeouts of newer kernels). RFC 9293 asks for at least three minutes there (MUST-23), so Linux is less patient than the standard.",
      ],
    },
  },
};
