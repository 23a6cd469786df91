import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"purpose" | "roundTrip" | "length" | "sweep" | "silence" | "linux"> = {
  question: "What is TIME-WAIT for, and how long is long enough?",
  answer: "So that a lost final ACK can be repeated, and so that old segments die out: twice the maximum segment lifetime, 4 minutes.",
  claim: "TIME_WAIT makes sure that the server has received our ACK. It lasts at least one round trip; if no FIN comes again in that time, the other side has received the ACK.",
  verdict: "The purpose is right, as far as it goes. The length is not a round trip but 2 MSL, a bound on how long segments live; and silence proves nothing.",
  parts: {
    purpose: {
      heading: "The final ACK may be lost",
      text: [
        "Nobody acknowledges an acknowledgment. If A's last one is lost, B sends its FIN again, here after a second, and somebody has to be there to answer. In TIME-WAIT A answers with `<SEQ=102><ACK=302><CTL=ACK>` and waits another 2 MSL.",
        "Without TIME-WAIT there is no connection any more that the FIN could belong to. A answers with a reset, `<SEQ=102><CTL=RST>`. Instead of an acknowledgment B gets an abort, and does not learn whether its last octets arrived.",
      ],
      faulty: "no TIME-WAIT",
    },
    roundTrip: {
      heading: "One round trip is not enough",
      text: [
        "Count: A's ACK is lost. B does not know it, and waits for its retransmission timer, which is by design longer than a round trip and at least a second. Then the FIN takes its way. So when TIME-WAIT has lasted one round trip (here one second, generously), A is gone just as the FIN comes.",
        "As long as nothing is lost, nobody notices. It is exactly the case for which TIME-WAIT exists that fails.",
      ],
      faulty: "TIME-WAIT of one round trip",
    },
    length: {
      heading: "How long would you wait?",
      text: ["The final ACK is lost. Choose how long A stays in TIME-WAIT, and how many of B's FINs are lost after it; then one gets through. Is A still there? The model plays it at once."],
    },
    sweep: {
      heading: "Every length, every pattern",
      text: [
        "The chart decides it completely: every length of TIME-WAIT against every pattern of so many losses in a row, none by chance. Read it as a staircase: each doubling of TIME-WAIT survives one loss more, because the timer of the FIN doubles, too. An end that follows RFC 6298 and gives up after 100 s has no more than six losses to survive; after that it is B who leaves, and no TIME-WAIT helps. A more patient B, as on Linux, outlasts even 2 MSL in the end.",
        "The second purpose is the reason for the 2 MSL: after them no segment of the old connection is left that could wander into a new one between the same sockets. An MSL is how long a segment may live in the network; the RFC sets it at two minutes, by decree, not by measurement. The lower tables show it: with a fixed ISN an old octet is taken for a new one after every TIME-WAIT shorter than one MSL; the second MSL is for what the last segment may still call forth. And an ISN that moves on helps even where TIME-WAIT is too short.",
      ],
    },
    silence: {
      heading: "Silence is not consent",
      text: [
        "“If no FIN has come, the ACK has arrived.” Not so: here every FIN that B sends, `<SEQ=301><ACK=102><CTL=FIN,ACK>`, is lost on the way. After 123 seconds B gives up and tells its user. A hears nothing of it, waits its four minutes, and closes content.",
        "TIME-WAIT does not give certainty; it gives the other side every chance to ask. That is all that a protocol over a network that loses things can do.",
      ],
    },
    linux: {
      heading: "What Linux does",
      text: [
        "Sixty seconds, fixed in the source. `tcp_fin_timeout`, which is often named for it, is something else: it bounds a FIN-WAIT-2 whose program is gone. In the chart, 60 s stand five losses in a row: enough for daily life, but not 2 MSL.",
      ],
    },
  },
};
