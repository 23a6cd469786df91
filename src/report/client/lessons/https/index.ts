/** Where the first TLS record really sits. */
import { connection, deliver, forged, HANDSHAKE, listens, reads, sends } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { TLS_CAPTURE } from "./tls-capture.ts";
import { ZH } from "./zh.ts";

/** As in the capture: a ClientHello of 349 octets, and 851 of ServerHello and what follows it. */
const ROOM = { set: "rcvBuffer=4000, sndBuffer=4000, mss=1460" };
const HELLO = connection("A ClientHello after the handshake", [
  ...HANDSHAKE, sends("A", 349), deliver("A1 ACK 1+349/1"), reads("B"), sends("B", 851), deliver("B1 ACK 1/350"), deliver("B1 ACK 1+851/350"), reads("A"),
], ROOM);
const HELLO_ON_SYN = {
  ...connection("A ClientHello on a forged SYN", [
    listens("A"), forged("A", { seq: { at: "zero", plus: 300 }, syn: true, octets: 349, wnd: 4000 }), reads("A"), forged("A", { seq: { at: "rcvNxt", plus: 0 }, rst: true }),
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
    { id: "captured", exhibit: { kind: "capture", capture: TLS_CAPTURE } },
    {
      id: "after",
      exhibit: {
        kind: "run",
        trace: HELLO,
        shows: [
          "A <SEQ=100><CTL=SYN>", "B <SEQ=300><ACK=101><CTL=SYN,ACK>", "A <SEQ=101><ACK=301><CTL=ACK>", "B ESTABLISHED",
          "A <SEQ=101><ACK=301><DATA=349><CTL=ACK>", "B <SEQ=301><ACK=450><DATA=851><CTL=ACK>",
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
        showsFaulty: ["A SYN-RECEIVED", "A receives X0:0-348"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
