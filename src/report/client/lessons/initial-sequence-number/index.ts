/** What an initial sequence number is for, and what becomes of fixed, clock-only and random ones. */
import { closes, connection, deliver, duplicate, HANDSHAKE, openings, opens, reads, sends, wait } from "../acts.ts";
import { lesson } from "../lesson.ts";
import type { Action } from "../../../../model/world-types.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

/** The host opens to socket 1, to socket 1 again after 10 ms, to socket 2, and to socket 1 once more. */
const SERIES = openings("One host opens connections", [
  { remote: 1, after: 0 }, { remote: 1, after: 10 }, { remote: 2, after: 4 }, { remote: 1, after: 1_000 },
]);
const listensToA: Action = { do: "open", side: "B", mode: "passive", remote: true };

/** A copy of an octet survives its connection, because TIME-WAIT is short, and meets the next connection of the same sockets. */
const OLD_OCTET = connection("An old octet meets a new connection", [
  ...HANDSHAKE, sends("A", 1), duplicate("A1 ACK 1+1/1"), deliver("A1 ACK 1+1/1"), deliver("B1 ACK 1/2"), reads("B"),
  closes("A"), deliver("A1 FIN,ACK 2/1"), deliver("B1 ACK 1/3"), closes("B"), deliver("B1 FIN,ACK 1/3"), deliver("A1 ACK 3/2"), wait(),
  listensToA, opens("A"), deliver("A2 SYN 0"), deliver("A1 ACK 1+1/1"), deliver("B2 SYN,ACK 0/1"), deliver("A2 ACK 1/1"), reads("B"),
], { set: "timeWaitMsls=0.125" });

export const initialSequenceNumber = lesson({
  id: "initial-sequence-number",
  verdict: "half-right",
  answers: ["isn-is-dynamic"],
  properties: ["isn-monotone-per-tuple", "isn-moves-with-the-clock", "isn-unrelated-across-tuples", "delivers-what-was-sent"],
  clauses: ["RFC 9293 §3.4.1", "RFC 6528 §3", "RFC 6528 §2"],
  parts: [
    {
      id: "what",
      exhibit: {
        kind: "pair",
        trace: SERIES,
        variant: "fixed-isn",
        breaks: ["isn-monotone-per-tuple", "isn-moves-with-the-clock"],
        shows: ["A <SEQ=443220563><CTL=SYN>", "A <SEQ=443223063><CTL=SYN>"],
        showsFaulty: ["A <SEQ=443220563><CTL=SYN>", "A <SEQ=443220563><CTL=SYN>"],
      },
    },
    {
      id: "old",
      exhibit: {
        kind: "pair",
        trace: OLD_OCTET,
        variant: "fixed-isn",
        breaks: ["delivers-what-was-sent", "ends-agree"],
        shows: ["A <SEQ=101><ACK=301><DATA=1><CTL=ACK>", "A CLOSED", "A SYN-SENT", "B ESTABLISHED"],
        showsFaulty: ["A <SEQ=101><ACK=301><DATA=1><CTL=ACK>", "A CLOSED", "A SYN-SENT", "B receives A1:0"],
      },
    },
    {
      id: "clock",
      exhibit: {
        kind: "pair",
        trace: SERIES,
        variant: "clock-only-isn",
        breaks: ["isn-unrelated-across-tuples"],
        shows: ["A <SEQ=443223063><CTL=SYN>", "A <SEQ=124558779><CTL=SYN>"],
        showsFaulty: ["A <SEQ=2500><CTL=SYN>", "A <SEQ=3500><CTL=SYN>"],
      },
    },
    { id: "guess", exhibit: { kind: "toy", toy: "isn-guess" } },
    {
      id: "random",
      exhibit: {
        kind: "pair",
        trace: SERIES,
        variant: "random-isn",
        breaks: ["isn-moves-with-the-clock"],
        shows: ["A <SEQ=443220563><CTL=SYN>"],
        showsFaulty: ["A <SEQ=3396659843><CTL=SYN>", "A <SEQ=365298787><CTL=SYN>"],
      },
    },
  ],
  en: EN,
  zh: ZH,
});
