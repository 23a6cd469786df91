/** Four segments, three, two, one: which of them are enough, and what a fourth would buy. */
import { connection, deliver, forged, HANDSHAKE, listens, opens, sends } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

const OPENING = connection("An opening", [...HANDSHAKE, sends("A", 4), deliver("A1 ACK 1+4/1")]);
const GHOST = connection("An old duplicate SYN reaches a server", [
  listens("B"), forged("B", { seq: { at: "peerIss", plus: -10 }, syn: true, wnd: 8 }), deliver("B1 SYN,ACK 0/=91"), deliver("A0 RST =91"),
]);
const ONE = connection("A SYN is sent", [listens("B"), opens("A"), deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), deliver("A1 ACK 1/1")]);

export const wouldFourHelp = lesson({
  id: "would-four-help",
  verdict: "right",
  answers: ["three-segments-open"],
  properties: ["no-two-way-acceptance", "ends-agree", "opens-only-when-both-agree"],
  clauses: ["RFC 9293 §3.4.1", "RFC 9293 §3.5"],
  parts: [
    {
      id: "merge",
      exhibit: {
        kind: "pair",
        trace: OPENING,
        variant: "four-way-handshake",
        breaks: [],
        shows: ["A <SEQ=100><CTL=SYN>", "B <SEQ=300><ACK=101><CTL=SYN,ACK>", "A ESTABLISHED", "B ESTABLISHED"],
        showsFaulty: ["B <SEQ=300><ACK=101><CTL=ACK>", "B <SEQ=300><ACK=101><CTL=SYN,ACK>", "A ESTABLISHED", "B ESTABLISHED"],
      },
    },
    {
      id: "same",
      exhibit: {
        kind: "pair",
        trace: GHOST,
        variant: "four-way-handshake",
        breaks: [],
        shows: ["B SYN-RECEIVED", "A <SEQ=91><CTL=RST>", "B LISTEN"],
        showsFaulty: ["B SYN-RECEIVED", "A <SEQ=91><CTL=RST>", "B LISTEN"],
      },
    },
    {
      id: "fewer",
      exhibit: {
        kind: "pair",
        trace: ONE,
        variant: "one-way-handshake",
        breaks: ["no-two-way-acceptance", "opens-only-when-both-agree", "allowed-transitions", "retransmits-until-acknowledged"],
        shows: ["A SYN-SENT", "B SYN-RECEIVED", "A ESTABLISHED", "B ESTABLISHED"],
        showsFaulty: ["A ESTABLISHED", "A told the connection is open", "B ESTABLISHED"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
