/** How often a SYN,ACK is sent again, and when the half-open connection is removed. */
import { deliver, drop, listener, wait } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

const SCHEDULE = listener("A SYN,ACK that nobody answers", [{ do: "spoof", peer: "N1" }, ...Array.from({ length: 6 }, () => wait())]);
const ANSWERED = listener("The SYN,ACK is lost once", [
  { do: "connect", peer: "C1" }, deliver("C1 SYN 0"), drop("L>C1 SYN,ACK 0/1"), wait(), deliver("L>C1 SYN,ACK 0/1"), deliver("C1 ACK 1/1"), { do: "accept" },
]);

export const synAckRetransmission = lesson({
  id: "syn-ack-retransmission",
  verdict: "half-right",
  answers: ["syn-ack-retransmission"],
  properties: ["syn-ack-schedule", "back-off", "flood-does-not-lock-out"],
  clauses: ["RFC 9293 §3.8.3", "RFC 9293 §3.10.8", "RFC 6298 §2.1", "RFC 6298 §5.5"],
  parts: [
    { id: "schedule", exhibit: { kind: "run", trace: SCHEDULE, shows: ["at 1 s", "at 3 s", "at 7 s", "at 15 s", "at 31 s", "B SYN-RECEIVED · 1 half-open", "at 63 s", "B LISTEN"] } },
    {
      id: "lost",
      exhibit: {
        kind: "pair",
        trace: ANSWERED,
        variant: "syn-ack-not-retransmitted-by-listener",
        breaks: ["syn-ack-schedule"],
        shows: ["B SYN-RECEIVED · 1 half-open", "at 1 s", "A ESTABLISHED", "B ESTABLISHED · 1 waits"],
        showsFaulty: ["B SYN-RECEIVED · 1 half-open", "A SYN-SENT", "at 1 s"],
      },
    },
    { id: "choose", exhibit: { kind: "toy", toy: "syn-ack-loss" } },
    {
      id: "removed",
      exhibit: {
        kind: "pair",
        trace: SCHEDULE,
        variant: "half-open-never-removed",
        breaks: ["flood-does-not-lock-out", "syn-ack-schedule"],
        shows: ["at 63 s", "B LISTEN"],
        showsFaulty: ["at 63 s", "B SYN-RECEIVED · 1 half-open"],
      },
    },
    { id: "linux" },
  ],
  en: EN,
  zh: ZH,
});
