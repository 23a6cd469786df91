import type { Segment } from "../../model/segment.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { plus, seenFrom } from "../oracle/circle.ts";
import { lengthOf } from "../oracle/classify.ts";
import { show, showAll } from "../oracle/show.ts";
import { begins, isSending } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** What was sent first and not yet wholly acknowledged, oldest first, as it was on the wire. */
type Memory = readonly Segment[];

const NOTHING: Memory = [];

const endOf = (segment: Segment): number => plus(segment.seq, lengthOf(segment));

/** What this step takes off by an acknowledgment that the endpoint took, and what it adds. */
const after = (step: EndpointStep, memory: Memory): Memory => {
  const { next, sent } = step;
  if (!isSending(next)) return NOTHING;
  const known = begins(step) ? NOTHING : memory;
  const left = known.filter((segment) => seenFrom(next.sndUna, endOf(segment)) > 0);
  const top = known.at(-1);
  const added = sent.filter((segment) => lengthOf(segment) > 0 && !segment.rst && (top === undefined || seenFrom(endOf(top), endOf(segment)) > 0));
  return added.length === 0 && left.length === known.length ? known : [...left, ...added];
};

const isDue = ({ before, event }: EndpointStep): boolean =>
  isSending(before) && event.kind === "elapse" && before.rtx !== undefined && event.ms >= before.rtx.left;

/** What is forgotten though the segment that ends the connection, as if all was well, does not acknowledge it. */
const forgotten = ({ event, next, sent }: EndpointStep, memory: Memory): Memory => {
  if (next.state !== "CLOSED" && next.state !== "TIME-WAIT") return NOTHING;
  if (event.kind !== "segment" || event.segment.rst || event.segment.syn || sent.some(({ rst }) => rst)) return NOTHING;
  const { ack } = event.segment;
  return memory.filter((segment) => ack === undefined || seenFrom(ack, endOf(segment)) > 0);
};

export const retransmitsUntilAcknowledged = property<EndpointStep, Memory>({
  id: "retransmits-until-acknowledged",
  title: "What occupies sequence space is sent again until it is acknowledged",
  claim: "As long as a SYN, text or FIN is not acknowledged, it is not forgotten and a retransmission timer runs, in every state; when it expires the earliest of them is sent again with the same number, bits and text.",
  clause: "§3.8.1, §3.10.8 (MUST-22); RFC 6298 §5.1 to §5.4",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: (step, memory) => after(step, memory).length > 0 || forgotten(step, memory).length > 0 || (isDue(step) && memory.length > 0),
  then: (step, memory) => {
    const { before, next, sent } = step;
    const outstanding = after(step, memory);
    const lost = forgotten(step, memory);
    if (lost.length > 0) return broken(`${before.state} ends in ${next.state} although ${showAll(lost)} is not acknowledged and is never sent again`, "after.state");
    const first = memory[0];
    if (isDue(step) && first !== undefined && isSending(next) && isSending(before) && before.queue.length > 0) {
      const again = sent[0];
      if (again === undefined) return broken(`the timer expires and nothing is sent; ${show(first)} is not acknowledged`, "sent");
      const same = again.seq === first.seq && again.syn === first.syn && again.fin === first.fin && again.data.length === first.data.length && again.data.every((octet, i) => octet === first.data[i]);
      if (!same) return broken(`the timer expires and ${showAll(sent)} is sent; the earliest that is not acknowledged is ${show(first)}`, "sent[0]");
    }
    if (outstanding.length === 0 || !isSending(next)) return OK;
    if (next.rtx === undefined) return broken(`${showAll(outstanding)} is not acknowledged, and no timer runs in ${next.state}`, "after.rtx");
    return next.rtx.left > 0 ? OK : broken(`the timer has expired (${next.rtx.left} ms left) and still runs`, "after.rtx");
  },
  remember: after,
});
