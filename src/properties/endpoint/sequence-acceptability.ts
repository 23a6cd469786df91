import type { Segment } from "../../model/segment.ts";
import type { Synchronizing } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { ackClass, classInOtherStates, lengthOf, placeOf } from "../oracle/classify.ts";
import { seenFrom } from "../oracle/circle.ts";
import { arrivedSegment, changed, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

/** What Table 6 alone decides: no SYN, no RST, no timestamps, and an acknowledgment that can be taken. */
const plainSegment = (step: EndpointStep): { readonly tcb: Synchronizing; readonly segment: Segment } | undefined => {
  const segment = arrivedSegment(step);
  const tcb = step.before;
  if (segment === undefined || !isSynchronizing(tcb) || segment.syn || segment.rst || tcb.tsRecent !== undefined) return undefined;
  if (segment.ack === undefined || (segment.security ?? 0) !== step.claimed.security) return undefined;
  return ackClass(tcb, segment.ack, step.claimed) === "acceptable" ? { tcb, segment } : undefined;
};

export const sequenceAcceptability = stateless<EndpointStep>({
  id: "sequence-acceptability",
  title: "Table 6 decides which segments are acceptable",
  claim: "A segment whose numbers Table 6 does not accept moves neither RCV.NXT nor the state nor what was sent and may be sent, and hands nothing to the user; text that it accepts and that is next is taken.",
  clause: "§3.10.7.4, first; §3.4, Tables 5 and 6",
  kind: "always",
  scope: "endpoint",
  when: (step) => plainSegment(step) !== undefined,
  then: (step) => {
    const plain = plainSegment(step);
    if (plain === undefined) return OK;
    const { tcb, segment } = plain;
    const { next, signals, claimed } = step;
    const { first, last, acceptable } = placeOf(tcb, segment, claimed);
    const where = `SEQ ${segment.seq} with ${lengthOf(segment)} octets, RCV.NXT ${tcb.rcvNxt}, RCV.WND ${tcb.rcvWnd}`;
    const moved = isSynchronizing(next) && next.rcvNxt !== tcb.rcvNxt;
    if (!acceptable) {
      if (moved) return broken(`Table 6 does not accept ${where}, but RCV.NXT moves to ${isSynchronizing(next) ? next.rcvNxt : "nothing"}`, "after.rcvNxt");
      if (signals.some(({ kind }) => kind === "data" || kind === "closing" || kind === "open")) return broken(`Table 6 does not accept ${where}, but the user hears of it`, "signals");
      // A zero window makes special allowance for the ACK field.
      const taken = tcb.rcvWnd > 0 ? changed(tcb, next, ["sndUna", "sndWnd", "sndWl1", "sndWl2", "rcvUp", "queue"]) : [];
      if (taken.length > 0) return broken(`Table 6 does not accept ${where}, but it changes ${taken.join(", ")}`, ...taken.map((field) => `after.${field}`));
      if (next.state !== tcb.state && tcb.rcvWnd > 0) return broken(`Table 6 does not accept ${where}, but it leads to ${next.state}`, "after.state");
      return OK;
    }
    const takesText = tcb.state === "SYN-RECEIVED" || tcb.state === "ESTABLISHED" || tcb.state === "FIN-WAIT-1" || tcb.state === "FIN-WAIT-2";
    const isNext = lengthOf(segment) > 0 && first <= 0 && last >= 0 && tcb.rcvWnd > 0;
    if (takesText && isNext && !moved && !claimed.halfDuplexClose && classInOtherStates(tcb, segment, claimed) === "acceptable" && isSynchronizing(next) && seenFrom(tcb.rcvNxt, next.rcvNxt) <= 0) {
      return broken(`Table 6 accepts ${where}, which is next in order, but RCV.NXT stays`, "after.rcvNxt");
    }
    return OK;
  },
});
