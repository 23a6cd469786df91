import type { EndpointStep } from "../../model/world-types.ts";
import type { Effect } from "../oracle/segment-table.ts";
import { show, showAll } from "../oracle/show.ts";
import { arrivedSegment, changed, isAllOf, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

const CHALLENGE: ReadonlySet<Effect> = new Set<Effect>(["challenge"]);
const UNTOUCHED = ["state", "sndUna", "sndNxt", "sndWnd", "sndWl1", "sndWl2", "rcvNxt", "rcvWnd", "received", "held", "queue", "unsent", "rtx", "rto", "timeWait", "receives"];

/** A reset inside the window that is not exact, or a SYN in a synchronized state. */
const isChallenged = (step: EndpointStep): boolean => {
  const segment = arrivedSegment(step);
  return segment !== undefined && (segment.rst || segment.syn) && isAllOf(step, CHALLENGE);
};

export const challengeAcks = stateless<EndpointStep>({
  id: "challenge-acks",
  title: "A suspicious reset or SYN is challenged",
  claim: "A reset in the window but not at RCV.NXT, and a SYN in a synchronized state, draw exactly one <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> (or none beyond the throttle) and change nothing.",
  clause: "§3.10.7.4, second and fourth; RFC 5961 §3.2, §4.2",
  kind: "always",
  scope: "endpoint",
  when: isChallenged,
  then: (step) => {
    const { before, next, sent, claimed } = step;
    const segment = arrivedSegment(step);
    if (segment === undefined || !isSynchronizing(before)) return OK;
    const fields = changed(before, next, UNTOUCHED);
    if (fields.length > 0) return broken(`${show(segment)} in ${before.state} is to be challenged, but changes ${fields.join(", ")}`, ...fields.map((field) => `after.${field}`));
    const throttled = claimed.challengeLimit !== undefined && (before.challenges?.sent ?? 0) >= claimed.challengeLimit.count;
    if (throttled) return sent.length === 0 ? OK : broken(`the limit of ${claimed.challengeLimit?.count ?? 0} challenge ACKs is used up, but ${showAll(sent)} is sent`, "sent[0]");
    const [ack, ...more] = sent;
    if (ack === undefined || more.length > 0) return broken(`${show(segment)} in ${before.state} draws ${showAll(sent)}, not one challenge ACK`, "sent");
    if (ack.rst || ack.syn || ack.fin || ack.data.length > 0 || ack.seq !== before.sndNxt || ack.ack !== before.rcvNxt) {
      return broken(`${show(segment)} in ${before.state} draws ${show(ack)}; the challenge ACK is <SEQ=${before.sndNxt}><ACK=${before.rcvNxt}><CTL=ACK>`, "sent[0]");
    }
    return OK;
  },
});
