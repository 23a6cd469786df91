import type { EndpointStep } from "../../model/world-types.ts";
import { classInOtherStates } from "../oracle/classify.ts";
import { show } from "../oracle/show.ts";
import { arrivedSegment, isConnected } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

/** An acceptable segment that leaves the remote window closed while something waits. */
const answersProbe = (step: EndpointStep): boolean => {
  const segment = arrivedSegment(step);
  const { before, next, claimed } = step;
  if (segment?.ack === undefined || !isConnected(before) || before.state === "SYN-RECEIVED" || !isConnected(next)) return false;
  return next.sndWnd === 0 && before.sndWnd === 0 && before.rtx !== undefined && next.rtx !== undefined && classInOtherStates(before, segment, claimed) === "acceptable";
};

export const answeredProbesGoOn = stateless<EndpointStep>({
  id: "answered-probes-go-on",
  title: "A peer that answers is not given up, however long its window stays closed",
  claim: "As long as acceptable acknowledgments arrive while the remote window is closed, the time to R2 and the user timeout start anew.",
  clause: "§3.8.6.1 (MUST-37)",
  kind: "always",
  scope: "endpoint",
  when: answersProbe,
  then: (step) => {
    const { next, claimed } = step;
    const segment = arrivedSegment(step);
    if (segment === undefined || !isConnected(next) || next.rtx === undefined) return OK;
    if (next.rtx.age !== 0) return broken(`${show(segment)} says that the peer is there, but ${next.rtx.age} ms still count towards giving it up`, "after.rtx");
    return (next.userTimeout ?? 0) >= claimed.userTimeout ? OK
      : broken(`${show(segment)} says that the peer is there, but the user timeout has only ${next.userTimeout ?? 0} ms left`, "after.userTimeout");
  },
});
