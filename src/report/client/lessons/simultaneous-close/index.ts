/** Both ends close at once: the state that is only for this. */
import { closes, connection, deliver, drop, HANDSHAKE, wait } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

const CROSSED = connection("Both ends close at once", [
  ...HANDSHAKE, closes("A"), closes("B"), deliver("A1 FIN,ACK 1/1"), deliver("B1 FIN,ACK 1/1"), deliver("B1 ACK 2/2"), deliver("A1 ACK 2/2"), wait(),
]);
const ONE_LOST = connection("Both ends close at once, and a FIN is lost", [
  ...HANDSHAKE, closes("A"), closes("B"), drop("A1 FIN,ACK 1/1"), deliver("B1 FIN,ACK 1/1"), deliver("A1 ACK 2/2"), wait(), deliver("A1 FIN,ACK 1/2"), deliver("B1 ACK 2/2"),
]);

export const simultaneousClose = lesson({
  id: "simultaneous-close",
  verdict: "half-right",
  answers: ["four-segments-close"],
  properties: ["retransmits-until-acknowledged", "allowed-transitions", "both-ends-close"],
  clauses: ["RFC 9293 §3.6, figure 13", "RFC 9293 §3.10.7.4", "RFC 9293 §3.10.8"],
  parts: [
    {
      id: "crossed",
      exhibit: {
        kind: "pair",
        trace: CROSSED,
        variant: "fin-wait-1-to-last-ack",
        breaks: ["allowed-transitions"],
        shows: ["A FIN-WAIT-1", "B FIN-WAIT-1", "B CLOSING", "A CLOSING", "A TIME-WAIT", "B TIME-WAIT", "at 240 s", "A CLOSED", "B CLOSED"],
        showsFaulty: ["B LAST-ACK", "A LAST-ACK", "A CLOSED", "B CLOSED"],
      },
    },
    {
      id: "lost",
      exhibit: {
        kind: "pair",
        trace: ONE_LOST,
        variant: "closing-missing",
        breaks: ["retransmits-until-acknowledged"],
        shows: ["lost <SEQ=101><ACK=301><CTL=FIN,ACK>", "A CLOSING", "B FIN-WAIT-2", "at 1 s", "A <SEQ=101><ACK=302><CTL=FIN,ACK>", "B TIME-WAIT", "A TIME-WAIT"],
        showsFaulty: ["A TIME-WAIT", "B FIN-WAIT-2", "A CLOSED", "B FIN-WAIT-2"],
      },
    },
    {
      id: "again",
      exhibit: {
        kind: "pair",
        trace: ONE_LOST,
        variant: "closing-resends-no-fin",
        breaks: ["retransmits-until-acknowledged", "sequence-numbers-sent"],
        shows: ["A CLOSING", "A <SEQ=101><ACK=302><CTL=FIN,ACK>", "B TIME-WAIT"],
        showsFaulty: ["A CLOSING", "A <SEQ=101><ACK=302><CTL=ACK>", "B FIN-WAIT-2"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
