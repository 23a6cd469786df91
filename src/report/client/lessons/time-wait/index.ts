/** What TIME-WAIT is for, and how long is long enough. */
import type { Action } from "../../../../model/world-types.ts";
import { closes, connection, deliver, drop, HANDSHAKE, wait } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

/** Up to the final ACK, which is lost. */
const FINAL_ACK_LOST: readonly Action[] = [
  ...HANDSHAKE, closes("A"), deliver("A1 FIN,ACK 1/1"), deliver("B1 ACK 1/2"), closes("B"), deliver("B1 FIN,ACK 1/2"), drop("A1 ACK 2/2"), wait(),
];
const AGAIN = connection("The final ACK is lost", [...FINAL_ACK_LOST, deliver("B1 FIN,ACK 1/2"), deliver("A1 ACK 2/2"), wait()]);
const ROUND_TRIP = connection("The final ACK is lost; the FIN comes again after a second", [...FINAL_ACK_LOST, deliver("B1 FIN,ACK 1/2")]);
const SILENCE = connection("Every FIN is lost", [
  ...FINAL_ACK_LOST, ...Array.from({ length: 5 }, () => [drop("B1 FIN,ACK 1/2"), wait()]).flat(), drop("B1 FIN,ACK 1/2"), wait(), wait(),
]);

export const timeWait = lesson({
  id: "time-wait",
  verdict: "half-right",
  answers: ["time-wait-purpose", "time-wait-of-one-round-trip", "silence-means-received"],
  properties: ["time-wait-delivers-final-ack", "time-wait-length", "time-wait-reacknowledges"],
  clauses: ["RFC 9293 §3.6.1 (MUST-13)", "RFC 9293 §3.4.2", "RFC 9293 §3.10.7.4", "RFC 1337 §3"],
  parts: [
    {
      id: "purpose",
      exhibit: {
        kind: "pair",
        trace: AGAIN,
        variant: "no-time-wait",
        breaks: ["time-wait-delivers-final-ack", "allowed-transitions", "time-wait-length"],
        shows: ["A TIME-WAIT", "lost <SEQ=102><ACK=302><CTL=ACK>", "at 1 s", "B <SEQ=301><ACK=102><CTL=FIN,ACK>", "A <SEQ=102><ACK=302><CTL=ACK>", "B CLOSED", "at 241 s", "A CLOSED"],
        showsFaulty: ["A CLOSED", "at 1 s", "A <SEQ=102><CTL=RST>"],
      },
    },
    {
      id: "roundTrip",
      exhibit: {
        kind: "pair",
        trace: ROUND_TRIP,
        variant: "time-wait-of-one-round-trip",
        breaks: ["time-wait-delivers-final-ack", "time-wait-length"],
        shows: ["A TIME-WAIT", "at 1 s", "A <SEQ=102><ACK=302><CTL=ACK>"],
        showsFaulty: ["A TIME-WAIT", "at 1 s", "A CLOSED", "A <SEQ=102><CTL=RST>"],
      },
    },
    { id: "length", exhibit: { kind: "toy", toy: "time-wait-length" } },
    { id: "sweep", exhibit: { kind: "sweep" } },
    {
      id: "silence",
      exhibit: {
        kind: "run",
        trace: SILENCE,
        shows: ["A TIME-WAIT", "lost <SEQ=301><ACK=102><CTL=FIN,ACK>", "at 63 s", "at 123 s", "B CLOSED", "B told connection aborted", "at 240 s", "A CLOSED"],
      },
    },
    { id: "linux" },
  ],
  en: EN,
  zh: ZH,
});
