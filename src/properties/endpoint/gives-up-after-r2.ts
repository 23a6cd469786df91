import type { EndpointStep } from "../../model/world-types.ts";
import { isSending } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** How long the front of the queue has waited, ms; at least, when a closed window may have excused it meanwhile. */
interface Memory {
  readonly front: number | undefined;
  readonly una: number | undefined;
  readonly waited: number;
  readonly count: number;
  readonly excused: boolean;
}

const NOTHING: Memory = { front: undefined, una: undefined, waited: 0, count: 0, excused: false };

const after = ({ event, next, sent }: EndpointStep, memory: Memory): Memory => {
  if (!isSending(next) || next.queue[0] === undefined) return NOTHING;
  const front = next.queue[0].seq;
  if (memory.front !== front || memory.una !== next.sndUna) return { ...NOTHING, front, una: next.sndUna };
  if (event.kind === "segment") return memory.excused || next.sndWnd > 0 || next.state === "SYN-SENT" || next.state === "SYN-RECEIVED" ? memory : { ...memory, excused: true };
  if (event.kind !== "elapse") return memory;
  return { ...memory, waited: memory.waited + event.ms, count: memory.count + Number(sent.length > 0) };
};

/** The retransmission timer expires with something on the queue. */
const expires = ({ before, event }: EndpointStep): boolean =>
  isSending(before) && event.kind === "elapse" && before.queue.length > 0 && before.rtx !== undefined && event.ms >= before.rtx.left;

export const givesUpAfterR2 = property<EndpointStep, Memory>({
  id: "gives-up-after-r2",
  title: "An endpoint tries until R2, and not longer",
  claim: "The user is told of trouble at R1; the connection is given up when a segment has waited for R2, which for a SYN is the longer one, and not before, except at the user timeout.",
  clause: "§3.8.3 (MUST-20, MUST-23, SHLD-9 to SHLD-11), §3.10.8",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: expires,
  then: (step, memory) => {
    const { before, event, next, signals, claimed } = step;
    if (!isSending(before) || event.kind !== "elapse") return OK;
    const r2 = before.queue[0]?.syn === true ? claimed.r2Syn : claimed.r2;
    const waited = memory.waited + event.ms;
    const byUser = before.userTimeout !== undefined && event.ms >= before.userTimeout;
    if (!isSending(next)) {
      return byUser || waited >= r2 ? OK : broken(`gives up after ${waited} ms; R2 is ${r2} ms`, "after.state");
    }
    if (waited >= r2 && !memory.excused && !byUser) return broken(`goes on after ${waited} ms; R2 is ${r2} ms`, "after.state");
    const told = signals.some(({ kind }) => kind === "delivery-problem");
    const atR1 = memory.count + 1 === claimed.r1;
    return told === atR1 || memory.excused ? OK : broken(told ? `tells of a delivery problem at retransmission ${memory.count + 1}; R1 is ${claimed.r1}` : `does not tell of a delivery problem at R1 (${claimed.r1})`, "signals");
  },
  remember: after,
});
