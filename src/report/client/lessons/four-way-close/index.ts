/** Four segments to close, what the acknowledgment of a FIN says, and why each direction closes by itself. */
import { closes, connection, deliver, drop, HANDSHAKE, listens, opens, reads, sends, wait } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

const STEPS = connection("A closes, then B", [
  ...HANDSHAKE, closes("A"), deliver("A1 FIN,ACK 1/1"), deliver("B1 ACK 1/2"), closes("B"), deliver("B1 FIN,ACK 1/2"), deliver("A1 ACK 2/2"), wait(),
]);
/** SEND and CLOSE in SYN-RECEIVED wait for ESTABLISHED (§3.10.2, §3.10.4) and then share a segment. */
const WITH_TEXT = connection("A FIN behind five octets", [
  listens("A"), opens("B"), deliver("B1 SYN 0"), deliver("A1 SYN,ACK 0/1"), sends("A", 5), closes("A"), deliver("B1 ACK 1/1"),
  deliver("A1 FIN,ACK 1+5/1"), deliver("B1 ACK 1/7"),
], { set: "mss=100" });
const HALF_CLOSE = connection("A has closed; B still sends", [
  ...HANDSHAKE, closes("A"), deliver("A1 FIN,ACK 1/1"), deliver("B1 ACK 1/2"), sends("B", 4), deliver("B1 ACK 1+4/2"), reads("A"), deliver("A1 ACK 2/5"),
  closes("B"), deliver("B1 FIN,ACK 5/2"), deliver("A1 ACK 2/6"),
]);
const THREE = connection("The FIN carries the acknowledgment", [
  ...HANDSHAKE, closes("A"), deliver("A1 FIN,ACK 1/1"), drop("B1 ACK 1/2"), closes("B"), deliver("B1 FIN,ACK 1/2"), deliver("A1 ACK 2/2"),
]);

export const fourWayClose = lesson({
  id: "four-way-close",
  verdict: "half-right",
  answers: ["four-segments-close", "state-names", "acknowledgment-of-fin"],
  properties: ["acknowledges-isn-plus-one", "allowed-transitions", "sequence-acceptability", "both-ends-close"],
  clauses: ["RFC 9293 §3.6, figure 12", "RFC 9293 §3.3.2", "RFC 9293 §3.4", "RFC 9293 §3.3.2, figure 5, note 2"],
  parts: [
    {
      id: "steps",
      exhibit: {
        kind: "run",
        trace: STEPS,
        shows: [
          "A FIN-WAIT-1", "A <SEQ=101><ACK=301><CTL=FIN,ACK>", "B CLOSE-WAIT", "B told connection closing", "A FIN-WAIT-2", "B LAST-ACK",
          "B <SEQ=301><ACK=102><CTL=FIN,ACK>", "A TIME-WAIT", "A <SEQ=102><ACK=302><CTL=ACK>", "B CLOSED", "at 240 s", "A CLOSED",
        ],
      },
    },
    {
      id: "names",
      exhibit: {
        kind: "pair",
        trace: STEPS,
        variant: "fin-wait-2-to-close-wait",
        breaks: ["allowed-transitions", "time-wait-length"],
        shows: ["A FIN-WAIT-2", "A TIME-WAIT", "A CLOSED"],
        showsFaulty: ["A FIN-WAIT-2", "A CLOSE-WAIT"],
      },
    },
    {
      id: "field",
      exhibit: {
        kind: "pair",
        trace: WITH_TEXT,
        variant: "remote-fin-not-counted",
        breaks: ["acknowledges-isn-plus-one", "acknowledged-is-delivered"],
        shows: ["A <SEQ=101><ACK=301><DATA=5><CTL=FIN,ACK>", "B <SEQ=301><ACK=107><CTL=ACK>", "A FIN-WAIT-2"],
        showsFaulty: ["A <SEQ=101><ACK=301><DATA=5><CTL=FIN,ACK>", "B <SEQ=301><ACK=106><CTL=ACK>", "A FIN-WAIT-1"],
      },
    },
    {
      id: "half",
      exhibit: {
        kind: "pair",
        trace: HALF_CLOSE,
        variant: "fin-wait-2-drops-text",
        breaks: ["acknowledges-isn-plus-one", "sequence-acceptability"],
        shows: ["A FIN-WAIT-2", "B <SEQ=301><ACK=102><DATA=4><CTL=ACK>", "A <SEQ=102><ACK=305><CTL=ACK>", "A receives B1:0-3", "B CLOSED"],
        showsFaulty: ["A FIN-WAIT-2", "B <SEQ=301><ACK=102><DATA=4><CTL=ACK>", "A <SEQ=102><ACK=301><CTL=ACK>", "A FIN-WAIT-2"],
      },
    },
    {
      id: "three",
      exhibit: {
        kind: "run",
        trace: THREE,
        shows: ["A FIN-WAIT-1", "lost <SEQ=301><ACK=102><CTL=ACK>", "B <SEQ=301><ACK=102><CTL=FIN,ACK>", "A TIME-WAIT", "B CLOSED"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
