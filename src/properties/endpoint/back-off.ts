import type { EndpointStep } from "../../model/world-types.ts";
import { isSending } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** The front of the queue: since when nothing was done about it, ms, and the interval before that. */
interface Memory {
  readonly front: number | undefined;
  readonly una: number | undefined;
  readonly since: number;
  readonly gap: number | undefined;
}

const NOTHING: Memory = { front: undefined, una: undefined, since: 0, gap: undefined };

/** Whether time sends the front once more. */
const again = ({ before, event, sent }: EndpointStep): boolean =>
  isSending(before) && event.kind === "elapse" && before.queue[0] !== undefined && sent.some(({ seq, rst }) => !rst && seq === before.queue[0]?.seq);

const after = (step: EndpointStep, memory: Memory): Memory => {
  const { event, next } = step;
  if (!isSending(next) || next.queue[0] === undefined) return NOTHING;
  const front = next.queue[0].seq;
  if (memory.front !== front || memory.una !== next.sndUna) return { front, una: next.sndUna, since: 0, gap: undefined };
  if (event.kind !== "elapse") return memory;
  const since = memory.since + event.ms;
  return again(step) ? { ...memory, since: 0, gap: since } : { ...memory, since };
};

export const backOff = property<EndpointStep, Memory>({
  id: "back-off",
  title: "Retransmissions become rarer",
  claim: "A segment is sent again no earlier than one RTO after it was sent or came to the front; each interval is twice the one before, up to the cap.",
  clause: "§3.8.1, §3.8.2 (MUST-19); RFC 6298 §2.1, §5.5, §5.6",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: (step, memory) => again(step) && memory.front !== undefined,
  then: ({ event, claimed }, { since, gap }) => {
    const now = since + (event.kind === "elapse" ? event.ms : 0);
    const least = gap === undefined ? claimed.rtoMin : Math.min(claimed.rtoMax, 2 * gap);
    if (now < least) return broken(`sent again after ${now} ms, not before ${least}${gap === undefined ? "" : `: the interval before was ${gap}`}`, "after.rtx");
    const most = gap === undefined ? claimed.rtoMax : least;
    return now <= most ? OK : broken(`sent again only after ${now} ms, not ${most}`, "after.rtx");
  },
  remember: after,
});
