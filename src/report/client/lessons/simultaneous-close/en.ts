import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"crossed" | "lost" | "again"> = {
  question: "What if both close at once?",
  answer: "Two FINs cross, each is acknowledged, and both ends wait in TIME-WAIT. The state CLOSING is there for this alone.",
  claim: "Suppose the client closes first: then the server sends an ACK, then its FIN, and the client acknowledges it.",
  verdict: "True in the common case. But nobody says who closes first, and if both do, each is client and server at the same time.",
  parts: {
    crossed: {
      heading: "Two FINs cross",
      text: [
        "Both users call CLOSE before either FIN has arrived. Each end is in `FIN-WAIT-1` and receives a FIN that does not acknowledge its own. So each knows that the other has closed, but not yet that its own FIN has arrived: that is `CLOSING`. The two acknowledgments then lead both to `TIME-WAIT`.",
        "A stack that took a crossing FIN for an answer went to LAST-ACK instead, and was CLOSED without TIME-WAIT: the last acknowledgment, if lost, would never have been repeated.",
      ],
      faulty: "goes from FIN-WAIT-1 to LAST-ACK",
    },
    lost: {
      heading: "Why CLOSING is needed",
      text: [
        "Now A's FIN is lost on the way. A has received B's FIN, but its own is not acknowledged; in CLOSING the timer runs on, and after a second A sends `<SEQ=101><ACK=302><CTL=FIN,ACK>` again. Then both come to TIME-WAIT.",
        "Without CLOSING, A goes straight to TIME-WAIT, stops its timers, and never sends its FIN again. B waits in FIN-WAIT-2, and RFC 9293 has no timer there.",
      ],
      faulty: "CLOSING is missing",
    },
    again: {
      heading: "A mistake that was really made",
      text: [
        "Two stacks had CLOSING, and sent their FIN again there without the FIN bit: `<SEQ=101><ACK=302><CTL=ACK>`. To the other side that is an old, empty segment. One of the two was tested against a trace that its authors had written down, and the trace had the same mistake. A property that says what must hold does not share the author's slip.",
      ],
      faulty: "sends its FIN again without the FIN bit",
    },
  },
};
