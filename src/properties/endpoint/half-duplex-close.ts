import type { EndpointStep } from "../../model/world-types.ts";
import { seenFrom } from "../oracle/circle.ts";
import { classInOtherStates } from "../oracle/classify.ts";
import { showAll } from "../oracle/show.ts";
import { isConnected } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

/** CLOSE where text waits to be read. */
const closesUnread = ({ before, event }: EndpointStep): boolean =>
  event.kind === "call" && event.call === "CLOSE" && isConnected(before) && before.received.length > 0 &&
  (before.state === "ESTABLISHED" || (before.state === "CLOSE-WAIT" && !before.closeRequested));

/** New text after CLOSE. */
const textAfterClose = ({ before, event, claimed }: EndpointStep): boolean => {
  if (event.kind !== "segment" || (before.state !== "FIN-WAIT-1" && before.state !== "FIN-WAIT-2")) return false;
  const { segment } = event;
  if (segment.data.length === 0 || segment.syn || classInOtherStates(before, segment, claimed) !== "acceptable") return false;
  const first = seenFrom(before.rcvNxt, segment.seq);
  return first + segment.data.length > 0 && first < before.rcvWnd;
};

export const halfDuplexClose = stateless<EndpointStep>({
  id: "half-duplex-close",
  title: "Text that will not be read is refused only by who closes half-duplex",
  claim: "Where CLOSE gives up reading, text unread at CLOSE or arriving after it draws a reset; where it does not, the text stays readable and no reset is sent.",
  clause: "§3.6.1 (MAY-1, SHLD-3)",
  kind: "always",
  scope: "endpoint",
  when: (step) => closesUnread(step) || textAfterClose(step),
  then: (step) => {
    const { claimed, sent, next } = step;
    const resets = sent.some(({ rst }) => rst);
    if (claimed.halfDuplexClose) return resets && next.state === "CLOSED" ? OK : broken(`text is lost by CLOSE, and ${showAll(sent)} is sent: the sender does not learn of it`, "sent", "after.state");
    return resets ? broken(`the user may still read, but ${showAll(sent)} is sent`, "sent") : OK;
  },
});
