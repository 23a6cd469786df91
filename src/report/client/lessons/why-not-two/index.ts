/** Why two segments are not enough: the reason people give, and the reason the RFC gives. */
import { connection, deliver, drop, forged, HANDSHAKE, listens, opens, reads, sends } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

/** A SYN of an earlier connection: ten below the numbers that A would use now. */
const OLD_SYN = forged("B", { seq: { at: "peerIss", plus: -10 }, syn: true, wnd: 8 });

const GHOST = connection("An old duplicate SYN reaches a server, and nobody wants a connection", [
  listens("B"), OLD_SYN, deliver("B1 SYN,ACK 0/=91"), deliver("A0 RST =91"),
]);
const FIGURE_8 = connection("An old duplicate SYN overtakes a new one", [
  listens("B"), opens("A"), OLD_SYN, deliver("B1 SYN,ACK 0/-9"), deliver("A1 RST -9"), deliver("A1 SYN 0"), deliver("B2 SYN,ACK 0/1"), deliver("A1 ACK 1/1"),
]);
/** The reset is lost: nobody tells the server. */
const FOR_NOBODY = connection("An old duplicate SYN, and the answer to it is lost", [listens("B"), OLD_SYN, drop("B1 SYN,ACK 0/=91"), sends("B", 4)]);
const BOTH_WAYS = connection("Text in both directions", [
  ...HANDSHAKE, sends("A", 4), deliver("A1 ACK 1+4/1"), reads("B"), sends("B", 4), deliver("B1 ACK 1+4/5"), reads("A"), deliver("A1 ACK 5/5"),
]);
const OPENS_WRONGLY = ["no-two-way-acceptance", "opens-only-when-both-agree", "allowed-transitions"] as const;

export const whyNotTwo = lesson({
  id: "why-not-two",
  verdict: "half-right",
  answers: ["segments-prove-reachability", "two-are-too-few"],
  properties: ["no-two-way-acceptance", "opens-only-when-both-agree"],
  clauses: ["RFC 9293 §3.5, figure 8", "RFC 9293 §3.4.1", "RFC 9293 §3.10.7.2", "RFC 9293 §3.5, figure 11"],
  parts: [
    {
      id: "ghost",
      exhibit: {
        kind: "pair",
        trace: GHOST,
        variant: "two-way-accept",
        breaks: OPENS_WRONGLY,
        shows: ["B LISTEN", "B SYN-RECEIVED", "B <SEQ=300><ACK=91><CTL=SYN,ACK>", "A <SEQ=91><CTL=RST>", "B LISTEN"],
        showsFaulty: ["B LISTEN", "B ESTABLISHED", "B told the connection is open", "B CLOSED", "B told connection reset"],
      },
    },
    {
      id: "reason",
      exhibit: {
        kind: "pair",
        trace: FIGURE_8,
        variant: "two-way-accept",
        breaks: OPENS_WRONGLY,
        shows: ["A <SEQ=100><CTL=SYN>", "B <SEQ=300><ACK=91><CTL=SYN,ACK>", "A <SEQ=91><CTL=RST>", "B LISTEN", "B <SEQ=400><ACK=101><CTL=SYN,ACK>", "A ESTABLISHED", "B ESTABLISHED"],
        showsFaulty: ["B ESTABLISHED", "A <SEQ=91><CTL=RST>", "B CLOSED", "B <SEQ=0><ACK=101><CTL=RST,ACK>"],
      },
    },
    {
      id: "folk",
      exhibit: {
        kind: "pair",
        trace: BOTH_WAYS,
        variant: "two-way-accept",
        breaks: OPENS_WRONGLY,
        shows: ["B SYN-RECEIVED", "B ESTABLISHED", "A <SEQ=101><ACK=301><DATA=4><CTL=ACK>", "B receives A1:0-3", "B <SEQ=301><ACK=105><DATA=4><CTL=ACK>", "A receives B1:0-3"],
        showsFaulty: ["B ESTABLISHED", "A <SEQ=101><ACK=301><DATA=4><CTL=ACK>", "B receives A1:0-3", "B <SEQ=301><ACK=105><DATA=4><CTL=ACK>", "A receives B1:0-3", "B told 4 octets of SEND acknowledged"],
      },
    },
    {
      id: "cost",
      exhibit: {
        kind: "pair",
        trace: FOR_NOBODY,
        variant: "two-way-accept",
        breaks: OPENS_WRONGLY,
        shows: ["B SYN-RECEIVED"],
        showsFaulty: ["B ESTABLISHED", "B <SEQ=301><ACK=91><DATA=4><CTL=ACK>"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
