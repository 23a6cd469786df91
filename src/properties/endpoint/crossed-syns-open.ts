import type { EndpointStep } from "../../model/world-types.ts";
import { plus } from "../oracle/circle.ts";
import { classInSynSent } from "../oracle/classify.ts";
import { show, showAll } from "../oracle/show.ts";
import { arrivedSegment } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

export const crossedSynsOpen = stateless<EndpointStep>({
  id: "crossed-syns-open",
  title: "Two SYNs that cross open one connection",
  claim: "A SYN without ACK in SYN-SENT leads to SYN-RECEIVED and draws our own SYN again, with the same number, acknowledging the other.",
  clause: "§3.5, figure 7 (MUST-10); §3.10.7.3, fourth",
  kind: "always",
  scope: "endpoint",
  when: (step) => {
    const segment = arrivedSegment(step);
    return segment !== undefined && step.before.state === "SYN-SENT" && classInSynSent(step.before, segment, step.claimed) === "syn";
  },
  then: (step) => {
    const { before, next, sent } = step;
    const segment = arrivedSegment(step);
    if (segment === undefined || before.state !== "SYN-SENT") return OK;
    if (next.state !== "SYN-RECEIVED") return broken(`${show(segment)} crosses our SYN and leads to ${next.state}`, "after.state");
    const [answer, ...more] = sent;
    return answer?.syn === true && more.length === 0 && answer.seq === before.iss && answer.ack === plus(segment.seq, 1) ? OK
      : broken(`${show(segment)} crosses our SYN and draws ${showAll(sent)}, not <SEQ=${before.iss}><ACK=${plus(segment.seq, 1)}><CTL=SYN,ACK>`, "sent");
  },
});
