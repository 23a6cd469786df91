import type { EndpointStep } from "../../model/world-types.ts";
import { classInClosed, classInListen, classInOtherStates, classInSynSent } from "../oracle/classify.ts";
import { show, showAll } from "../oracle/show.ts";
import { arrivedSegment } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

/** A segment that belongs to no connection of this end, and is no reset itself. */
const isStray = (step: EndpointStep): boolean => {
  const segment = arrivedSegment(step);
  const { before, claimed } = step;
  if (segment === undefined) return false;
  switch (before.state) {
    case "CLOSED":
      return classInClosed(segment) === "other";
    case "LISTEN":
      return classInListen(segment, claimed) === "ack";
    case "SYN-SENT":
      return classInSynSent(before, segment, claimed) === "bad-ack";
    case "SYN-RECEIVED": {
      const found = classInOtherStates(before, segment, claimed);
      // D-8, D-21: other readings answer more, or with an ACK.
      const isReset = claimed.badAckInSynReceived === "reset-and-drop" && claimed.ackRangeInSynReceived === "reset";
      return isReset && (found === "ack-not-acceptable" || found === "ack-above" || found === "ack-too-old");
    }
    default:
      return false;
  }
};

export const straysAreReset = stateless<EndpointStep>({
  id: "strays-are-reset",
  title: "Who speaks to a connection that is not there is told so",
  claim: "Whatever arrives in CLOSED, an ACK in LISTEN, and an ACK in SYN-SENT or SYN-RECEIVED that does not acknowledge our SYN draw one reset and change nothing, unless they are resets themselves.",
  clause: "§3.5.2, groups 1 and 2; §3.10.7.1, §3.10.7.2 second, §3.10.7.3 first, §3.10.7.4 fifth",
  kind: "always",
  scope: "endpoint",
  when: isStray,
  then: (step) => {
    const { before, next, sent } = step;
    const segment = arrivedSegment(step);
    if (segment === undefined) return OK;
    if (next.state !== before.state) return broken(`${show(segment)} belongs to no connection, but leads from ${before.state} to ${next.state}`, "after.state");
    const [reset, ...more] = sent;
    return reset?.rst === true && more.length === 0 ? OK
      : broken(`${show(segment)} in ${before.state} belongs to no connection and draws ${showAll(sent)}, not one reset`, "sent");
  },
});
