import type { EndpointStep } from "../../model/world-types.ts";
import { ahead, seenFrom } from "../oracle/circle.ts";
import { arrivedSegment } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** What this end has seen with its own eyes of the opening. */
interface Memory {
  /** The SYN that it sent. */
  readonly iss: number | undefined;
  /** Whether a SYN of the remote end has arrived since. */
  readonly theirSyn: boolean;
}

const NOTHING: Memory = { iss: undefined, theirSyn: false };

/** With what the step shows, from the segments alone. */
const seen = ({ before, event, sent, next }: EndpointStep, memory: Memory): Memory => {
  const fresh = before.state === "CLOSED" || before.state === "LISTEN" || before.state === "TIME-WAIT";
  const opening = sent.find(({ syn }) => syn);
  const known = fresh ? NOTHING : memory;
  const iss = known.iss ?? opening?.seq;
  const theirSyn = known.theirSyn || (event.kind === "segment" && event.segment.syn && !event.segment.rst && next.state !== "SYN-SENT");
  return iss === memory.iss && theirSyn === memory.theirSyn ? memory : { iss, theirSyn };
};

const after = (step: EndpointStep, memory: Memory): Memory =>
  step.next.state === "CLOSED" || step.next.state === "LISTEN" ? NOTHING : seen(step, memory);

/** Tells the user that the connection is open, or enters a state in which it is. */
const accepts = ({ before, next, signals }: EndpointStep): boolean =>
  signals.some(({ kind }) => kind === "open") ||
  ((next.state === "ESTABLISHED" || next.state === "CLOSE-WAIT") && before.state !== "ESTABLISHED" && before.state !== "CLOSE-WAIT");

export const noTwoWayAcceptance = property<EndpointStep, Memory>({
  id: "no-two-way-acceptance",
  title: "No connection is accepted on two segments",
  claim: "ESTABLISHED is entered, and the user told \"open\", only by a segment that acknowledges our own SYN, after a SYN of the remote end has arrived.",
  clause: "§3.4.1, §3.5, §3.10.7.3, §3.10.7.4 (fifth)",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: accepts,
  then: (step, memory) => {
    const { iss, theirSyn } = seen(step, memory);
    const ack = arrivedSegment(step)?.ack;
    if (iss === undefined) return broken(`is in ${step.next.state} without having sent a SYN`, "after.state");
    if (!theirSyn) return broken(`is in ${step.next.state} though no SYN has arrived`, "after.state");
    if (ack === undefined) return broken(`is in ${step.next.state} though nothing has acknowledged our SYN ${iss}: anybody's old SYN would do`, "after.state");
    const place = seenFrom(iss, ack);
    const sent = "sndNxt" in step.before ? Math.max(1, ahead(iss, step.before.sndNxt)) : 1;
    return place > 0 && place <= sent ? OK
      : broken(`is in ${step.next.state} by ACK ${ack}, which does not acknowledge our SYN ${iss}`, "after.state", "event.segment.ack");
  },
  remember: after,
});
