/** The half-open queue and the accept queue: who is in them, and what happens when they are full. */
import type { ListenerAction, Peer } from "../../../../model/listener-types.ts";
import { deliver, listener, wait } from "../acts.ts";
import { lesson } from "../lesson.ts";
import { EN } from "./en.ts";
import { ZH } from "./zh.ts";

const spoofs = (count: number): readonly ListenerAction[] => Array.from({ length: count }, (_, i) => ({ do: "spoof", peer: `N${i + 1}` }));
const connects = (peer: Peer): readonly ListenerAction[] => [
  { do: "connect", peer }, deliver(`${peer} SYN 0`), deliver(`L>${peer} SYN,ACK 0/1`), deliver(`${peer} ACK 1/1`),
];
const ACCEPT: ListenerAction = { do: "accept" };

const ONE_CLIENT = listener("From SYN to accept", [...connects("C1"), ACCEPT]);
const FLOOD = listener("Five SYNs from nowhere, room for four", [...spoofs(5), { do: "connect", peer: "C1" }, deliver("C1 SYN 0")]);
const COOKIE = listener("A flood, and SYN cookies", [...spoofs(5), ...connects("C1"), ACCEPT], { set: "synCookies=when-full" });
const overflow = (policy: "ignore-ack" | "reset"): readonly [title: string, set: string] => [`The accept queue is full: ${policy}`, `backlog=1, acceptOverflow=${policy}`];
const [ignoredTitle, ignored] = overflow("ignore-ack");
const IGNORED = listener(ignoredTitle, [
  ...connects("C1"), ...connects("C2"), ACCEPT, wait(), deliver("L>C2 SYN,ACK 0/1"), deliver("C2 ACK 1/1"), ACCEPT,
], { set: ignored });
const [resetTitle, reset] = overflow("reset");
const RESET = listener(resetTitle, [...connects("C1"), ...connects("C2"), deliver("L>C2 RST 1")], { set: reset });

export const twoQueues = lesson({
  id: "two-queues",
  verdict: "half-right",
  answers: ["half-open-queue", "accept-queue-loses-packets"],
  properties: ["half-open-is-bounded", "accept-queue-is-bounded", "accept-queue-overflow", "cookie-only-valid-ack", "flood-does-not-lock-out"],
  clauses: ["RFC 4987 §2", "RFC 4987 §3.6", "RFC 9293 §3.10.7.4", "listen(2)"],
  parts: [
    {
      id: "two",
      exhibit: { kind: "run", trace: ONE_CLIENT, shows: ["B SYN-RECEIVED · 1 half-open", "A ESTABLISHED", "B ESTABLISHED · 1 waits", "B ESTABLISHED"] },
    },
    {
      id: "bound",
      exhibit: {
        kind: "pair",
        trace: FLOOD,
        variant: "unbounded-half-open",
        breaks: ["half-open-is-bounded"],
        shows: ["B SYN-RECEIVED · 4 half-open", "B LISTEN · 4 half-open", "A SYN-SENT", "B LISTEN · 4 half-open"],
        showsFaulty: ["B SYN-RECEIVED · 5 half-open", "B SYN-RECEIVED · 6 half-open"],
      },
    },
    { id: "flood", exhibit: { kind: "toy", toy: "flood" } },
    {
      id: "cookie",
      exhibit: { kind: "run", trace: COOKIE, shows: ["B LISTEN · 4 half-open", "A SYN-SENT", "A ESTABLISHED", "B ESTABLISHED · 4 half-open · 1 waits"] },
    },
    {
      id: "full",
      exhibit: {
        kind: "pair",
        trace: IGNORED,
        variant: "overflow-forgets-connection",
        breaks: ["accept-queue-overflow"],
        shows: ["A ESTABLISHED", "B SYN-RECEIVED · 1 half-open · 1 waits", "at 1 s", "B ESTABLISHED · 1 waits"],
        showsFaulty: ["A ESTABLISHED", "B LISTEN · 1 waits"],
      },
    },
    { id: "reset", exhibit: { kind: "run", trace: RESET, shows: ["A ESTABLISHED", "B LISTEN · 1 waits", "A CLOSED", "A told connection reset"] } },
  ],
  en: EN,
  zh: ZH,
});
