/** The three segments, one by one; the names of the states; and the opening that needs no listener. */
import { connection, deliver, HANDSHAKE, opens, reads, sends } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

const STEPS = connection("The three-way handshake, and the first octets", [...HANDSHAKE, sends("A", 4), deliver("A1 ACK 1+4/1"), reads("B"), deliver("B1 ACK 1/5")]);
const CROSSED = connection("Simultaneous open", [opens("A"), opens("B"), deliver("B1 SYN 0"), deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), deliver("A1 SYN,ACK 0/1")]);

export const threeWayHandshake = lesson({
  id: "three-way-handshake",
  verdict: "half-right",
  answers: ["three-segments-open", "state-names"],
  properties: ["acknowledges-isn-plus-one", "allowed-transitions", "crossed-syns-open"],
  clauses: ["RFC 9293 §3.5, figure 6", "RFC 9293 §3.3.2", "RFC 9293 §3.4", "RFC 9293 §3.5, figure 7"],
  parts: [
    {
      id: "steps",
      exhibit: {
        kind: "run",
        trace: STEPS,
        shows: [
          "B LISTEN", "A SYN-SENT", "A <SEQ=100><CTL=SYN>", "B SYN-RECEIVED", "B <SEQ=300><ACK=101><CTL=SYN,ACK>", "A ESTABLISHED",
          "A <SEQ=101><ACK=301><CTL=ACK>", "B ESTABLISHED", "A <SEQ=101><ACK=301><DATA=4><CTL=ACK>", "B <SEQ=301><ACK=105><CTL=ACK>",
        ],
      },
    },
    { id: "names" },
    {
      id: "plusOne",
      exhibit: {
        kind: "pair",
        trace: STEPS,
        variant: "ack-of-isn",
        breaks: ["acknowledges-isn-plus-one", "acknowledged-is-delivered"],
        shows: ["B <SEQ=300><ACK=101><CTL=SYN,ACK>", "A ESTABLISHED"],
        showsFaulty: ["B <SEQ=300><ACK=100><CTL=SYN,ACK>", "A SYN-SENT"],
      },
    },
    {
      id: "crossed",
      exhibit: {
        kind: "pair",
        trace: CROSSED,
        variant: "no-simultaneous-open",
        breaks: ["crossed-syns-open"],
        shows: ["A SYN-SENT", "B SYN-SENT", "A SYN-RECEIVED", "B SYN-RECEIVED", "A ESTABLISHED", "B ESTABLISHED"],
        showsFaulty: ["B SYN-SENT", "A <SEQ=0><ACK=301><CTL=RST,ACK>"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
