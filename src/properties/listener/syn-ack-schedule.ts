import type { Child, ListenerStep } from "../../model/listener-types.ts";
import type { Segment } from "../../model/segment.ts";
import { broken, OK, property, type Judgement } from "../property.ts";
import { ageOf, answers, find, grownOlder, isSynAck, synAckTimes, type Ages } from "./reading.ts";

export const synAckSchedule = property<ListenerStep, Ages>({
  id: "syn-ack-schedule",
  title: "An unanswered SYN,ACK is sent again at doubling intervals, then given up",
  claim:
    "Unanswered, a listener's SYN,ACK goes out again after 1, 2, 4 … s, unchanged, as often as the profile says; one more " +
    "doubled interval later the half-open connection is removed: at 63 s after five retransmissions.",
  clause: "§3.8.3, §3.10.8, MUST-19; RFC 6298 §5.5",
  kind: "always",
  scope: "listener",
  start: {},
  when: (step) => step.elapsed > 0 && step.before.halfOpen.length > 0,
  then: (step, ages) => {
    for (const child of step.before.halfOpen) {
      const judgement = judge(step, child, ageOf(ages, child));
      if (!judgement.ok) return judgement;
    }
    return OK;
  },
  remember: grownOlder,
});

const judge = (step: ListenerStep, child: Child, age: number): Judgement => {
  const { again, removal } = synAckTimes(step.claimed);
  const until = age + step.elapsed;
  const due = again.filter((at) => at > age && at <= until);
  const sent = answers(step, child.peer);
  const kept = find(step.after.halfOpen, child.peer) !== undefined;
  if (sent.length !== due.length) {
    const what = due.length === 0 ? "nothing was due" : `the SYN,ACK was due at ${due.join(" and ")} ms`;
    return broken(`${child.peer}: ${what}, but ${sent.length} segments were sent by ${until} ms`, "sent");
  }
  if (sent.some((segment) => !isFirstAgain(child, segment))) return broken(`${child.peer}: what is sent again is not the first SYN,ACK`, "sent");
  if (kept === until < removal) return OK;
  return broken(
    kept ? `${child.peer} is still half-open after ${until} ms; its time was over at ${removal} ms`
      : `${child.peer} was removed after ${until} ms, before its time at ${removal} ms`,
    "after.halfOpen",
  );
};

const isFirstAgain = ({ tcb }: Child, segment: Segment): boolean =>
  tcb.state === "SYN-RECEIVED" && isSynAck(segment) && segment.seq === tcb.iss && segment.ack === tcb.rcvNxt;
