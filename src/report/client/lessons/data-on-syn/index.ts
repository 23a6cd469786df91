/** Which segments of the handshake may carry text, and when it is handed to the user. */
import type { ConnectionTrace } from "../../../../trace/trace.ts";
import { connection, deliver, forged, listens, opens, reads, sends } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

/** The listener alone, so that a segment which the model's own client would not send can be sent to it. */
const alone = (title: string, actions: ConnectionTrace["actions"]): ConnectionTrace => ({ ...connection(title, actions), scope: "endpoint" });
const SYN_WITH_TEXT = forged("A", { seq: { at: "zero", plus: 300 }, syn: true, octets: 4, wnd: 8 });

const WAITS = alone("Text on a SYN waits", [listens("A"), SYN_WITH_TEXT, reads("A"), forged("A", { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "sndNxt", plus: 0 } })]);
const NOBODYS = alone("Text on an old SYN is never handed over", [listens("A"), SYN_WITH_TEXT, reads("A"), forged("A", { seq: { at: "rcvNxt", plus: 0 }, rst: true })]);
const THIRD = connection("Text on the third segment", [
  listens("B"), opens("A"), sends("A", 4), deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), deliver("A1 ACK 1+4/1"), reads("B"),
]);

export const dataOnSyn = lesson({
  id: "data-on-syn",
  verdict: "half-right",
  answers: ["no-data-on-first-two"],
  properties: ["no-data-on-syn", "acknowledged-is-delivered"],
  clauses: ["RFC 9293 §3.5", "RFC 9293 §3.10.7.2", "RFC 7413 §2"],
  parts: [
    { id: "third", exhibit: { kind: "run", trace: THIRD, shows: ["A SYN-SENT", "A <SEQ=101><ACK=301><DATA=4><CTL=ACK>", "A ESTABLISHED", "B ESTABLISHED", "B receives A1:0-3"] } },
    {
      id: "first",
      exhibit: {
        kind: "pair",
        trace: WAITS,
        variant: "syn-data-lost",
        breaks: ["acknowledged-is-delivered"],
        shows: ["A LISTEN", "B <SEQ=300><DATA=4><CTL=SYN>", "A SYN-RECEIVED", "A <SEQ=100><ACK=301><CTL=SYN,ACK>", "A ESTABLISHED", "A <SEQ=101><ACK=305><CTL=ACK>", "A receives X0:0-3"],
        showsFaulty: ["A <SEQ=100><ACK=301><CTL=SYN,ACK>", "A ESTABLISHED"],
      },
    },
    {
      id: "early",
      exhibit: {
        kind: "pair",
        trace: NOBODYS,
        variant: "syn-data-delivered-early",
        breaks: ["no-data-on-syn"],
        shows: ["A SYN-RECEIVED", "A LISTEN"],
        showsFaulty: ["A SYN-RECEIVED", "A receives X0:0-3", "A LISTEN"],
      },
    },
    { id: "flood" },
  ],
  en: EN,
  zh: ZH,
});
