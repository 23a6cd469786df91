/** Where the first TLS record really sits. */
import { connection, deliver, forged, HANDSHAKE, listens, reads, sends } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

/** Sizes as they are common: a ClientHello of 517 octets, and 1000 of ServerHello and what follows it. */
const ROOM = { set: "rcvBuffer=4000, sndBuffer=4000, mss=1460" };
const HELLO = connection("A ClientHello after the handshake", [
  ...HANDSHAKE, sends("A", 517), deliver("A1 ACK 1+517/1"), reads("B"), sends("B", 1000), deliver("B1 ACK 1/518"), deliver("B1 ACK 1+1000/518"), reads("A"),
], ROOM);
const HELLO_ON_SYN = {
  ...connection("A ClientHello on a forged SYN", [
    listens("A"), forged("A", { seq: { at: "zero", plus: 300 }, syn: true, octets: 517, wnd: 4000 }), reads("A"), forged("A", { seq: { at: "rcvNxt", plus: 0 }, rst: true }),
  ], ROOM),
  scope: "endpoint" as const,
};

export const https = lesson({
  id: "https",
  verdict: "wrong",
  answers: ["https-inside-the-handshake"],
  properties: ["sequence-numbers-sent", "no-data-on-syn"],
  clauses: ["RFC 9293 §3.4", "RFC 9293 §3.5, figure 6", "RFC 9293 §7", "RFC 7413 §6.3.2"],
  parts: [
    {
      id: "after",
      exhibit: {
        kind: "run",
        trace: HELLO,
        shows: [
          "A <SEQ=100><CTL=SYN>", "B <SEQ=300><ACK=101><CTL=SYN,ACK>", "A <SEQ=101><ACK=301><CTL=ACK>", "B ESTABLISHED",
          "A <SEQ=101><ACK=301><DATA=517><CTL=ACK>", "B <SEQ=301><ACK=618><DATA=1000><CTL=ACK>",
        ],
      },
    },
    { id: "cost" },
    {
      id: "inside",
      exhibit: {
        kind: "pair",
        trace: HELLO_ON_SYN,
        variant: "syn-data-delivered-early",
        breaks: ["no-data-on-syn"],
        shows: ["A SYN-RECEIVED", "A LISTEN"],
        showsFaulty: ["A SYN-RECEIVED", "A receives X0:0-516"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
