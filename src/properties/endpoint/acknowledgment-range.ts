import type { EndpointStep } from "../../model/world-types.ts";
import { ackClass, placeOf } from "../oracle/classify.ts";
import { show } from "../oracle/show.ts";
import { arrivedSegment, changed, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

const UNTOUCHED = ["state", "sndUna", "sndNxt", "sndWnd", "sndWl1", "sndWl2", "rcvNxt", "received", "held", "queue", "unsent", "timeWait"];

/** An acceptable segment whose acknowledgment is above SND.NXT, or further below SND.UNA than the peer ever offered (MAY-12). */
const isOutOfRange = (step: EndpointStep): boolean => {
  const segment = arrivedSegment(step);
  const { before, claimed } = step;
  if (segment === undefined || !isSynchronizing(before) || before.state === "SYN-RECEIVED" || before.tsRecent !== undefined) return false;
  if (segment.syn || segment.rst || segment.ack === undefined || (segment.security ?? 0) !== claimed.security || !placeOf(before, segment, claimed).acceptable) return false;
  const found = ackClass(before, segment.ack, claimed);
  return found === "ack-above" || found === "ack-too-old";
};

export const acknowledgmentRange = stateless<EndpointStep>({
  id: "acknowledgment-range",
  title: "An acknowledgment of what was never sent, or of long ago, is not taken",
  claim: "A segment that acknowledges above SND.NXT, or (where RFC 5961 §5.2 is claimed) below SND.UNA − MAX.SND.WND, changes nothing: neither the queue nor the windows nor the text.",
  clause: "§3.10.7.4, fifth (MAY-12); RFC 5961 §5.2",
  kind: "always",
  scope: "endpoint",
  when: isOutOfRange,
  then: (step) => {
    const { before, next } = step;
    const segment = arrivedSegment(step);
    if (segment === undefined || !isSynchronizing(before)) return OK;
    const fields = changed(before, next, UNTOUCHED);
    return fields.length === 0 ? OK
      : broken(`${show(segment)} in ${before.state} acknowledges outside SND.UNA ${before.sndUna} to SND.NXT ${before.sndNxt}, but changes ${fields.join(", ")}`, ...fields.map((field) => `after.${field}`));
  },
});
