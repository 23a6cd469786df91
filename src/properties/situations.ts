/** Interesting things that may happen in a connection run: the generators are measured by how often they reach them. */
import { before } from "../model/seq.ts";
import type { EndpointStep, WorldStep } from "../model/world-types.ts";

export interface Situation {
  readonly id: string;
  readonly title: string;
  occurs(step: WorldStep): boolean;
}

const enters = (end: EndpointStep, state: string): boolean => end.before.state !== state && end.next.state === state;

/** Whether SND.NXT passed from below 2^32 to a small number. */
const wraps = ({ before: from, next }: EndpointStep): boolean =>
  "sndNxt" in next && "iss" in next && next.sndNxt < next.iss && !("sndNxt" in from && from.sndNxt === next.sndNxt) && before(next.iss, next.sndNxt);

export const SITUATIONS: readonly Situation[] = [
  { id: "fin-lost", title: "a FIN is lost", occurs: ({ action, moved }) => action.do === "drop" && moved?.segment.fin === true },
  { id: "syn-duplicated", title: "a SYN is duplicated", occurs: ({ action, moved }) => action.do === "duplicate" && moved?.segment.syn === true },
  { id: "wrapped", title: "sequence numbers cross 2^32", occurs: ({ ends }) => ends.some(wraps) },
  {
    id: "simultaneous-open",
    title: "two SYNs cross",
    occurs: ({ ends }) => ends.some((end) => end.before.state === "SYN-SENT" && enters(end, "SYN-RECEIVED")),
  },
  { id: "simultaneous-close", title: "two FINs cross", occurs: ({ ends }) => ends.some((end) => enters(end, "CLOSING")) },
  {
    id: "time-wait-restarted",
    title: "a FIN comes again and restarts TIME-WAIT",
    occurs: ({ ends }) => ends.some(({ before: from, next }) => from.state === "TIME-WAIT" && next.state === "TIME-WAIT" && next.timeWait > from.timeWait),
  },
  {
    id: "half-open-found",
    title: "a half-open connection is found and reset",
    occurs: ({ ends, before: { A, B } }) =>
      ends.some(({ side, before: from, signals }) => {
        const peer = side === "A" ? B.tcb.state : A.tcb.state;
        const gone = peer === "CLOSED" || peer === "LISTEN" || peer === "SYN-SENT";
        return from.state === "ESTABLISHED" && gone && signals.some(({ kind }) => kind === "reset");
      }),
  },
];
