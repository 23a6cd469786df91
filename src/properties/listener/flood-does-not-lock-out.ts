import type { ListenerStep, Passing } from "../../model/listener-types.ts";
import { add } from "../../model/seq.ts";
import { broken, OK, property } from "../property.ts";
import { ageOf, answers, arrival, connections, find, grownOlder, isPlainSyn, isSynAck, synAckTimes, type Ages } from "./reading.ts";

/** A SYN of a newcomer that there is room for: in the half-open queue, or in a cookie. */
const newcomer = (step: ListenerStep): Passing | undefined => {
  const passing = arrival(step);
  if (passing === undefined || !step.before.listening || !isPlainSyn(passing.segment)) return undefined;
  if (find(connections(step.before), passing.peer) !== undefined) return undefined;
  const { synCookies, synBacklog } = step.claimed;
  return synCookies !== "never" || step.before.halfOpen.length < synBacklog ? passing : undefined;
};

export const floodDoesNotLockOut = property<ListenerStep, Ages>({
  id: "flood-does-not-lock-out",
  title: "A flood of SYNs does not lock others out for ever",
  claim:
    "With SYN cookies every newcomer's SYN is answered at once, flood or not; without them it is answered whenever a place " +
    "in the half-open queue is free, and a SYN that is never followed up holds its place no longer than its SYN,ACK is retried (63 s for five retries).",
  clause: "RFC 4987 §3; §3.10.7.2",
  kind: "always",
  scope: "listener",
  start: {},
  when: (step) => newcomer(step) !== undefined || (step.elapsed > 0 && step.before.halfOpen.length > 0),
  then: (step, ages) => {
    const { removal } = synAckTimes(step.claimed);
    const stale = step.after.halfOpen.find((child) => (find(step.before.halfOpen, child.peer) ? ageOf(ages, child) + step.elapsed : 0) >= removal);
    if (stale !== undefined) return broken(`${stale.peer} has been half-open for ${removal} ms and still holds its place`, "after.halfOpen");
    const passing = newcomer(step);
    if (passing === undefined) return OK;
    const expected = add(passing.segment.seq, 1);
    const answered = answers(step, passing.peer).filter((segment) => isSynAck(segment) && segment.ack === expected);
    return answered.length === 1 ? OK : broken(`the SYN of ${passing.peer} is not answered with a SYN,ACK of ${expected}`, "sent");
  },
  remember: grownOlder,
});
