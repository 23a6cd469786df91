import type { EndpointStep } from "../../model/world-types.ts";
import { plus, seenFrom } from "../oracle/circle.ts";
import { classInOtherStates } from "../oracle/classify.ts";
import { show } from "../oracle/show.ts";
import { begins, isConnected, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, stateless, type Judgement } from "../property.ts";

/** §3.10.7.4, fifth: SND.UNA =< SEG.ACK =< SND.NXT, and the segment is not older than the one that set the window. */
const sendWindow = ({ before, next, event, claimed }: EndpointStep): Judgement => {
  if (event.kind !== "segment" || !isConnected(before) || !isConnected(next)) return OK;
  const { segment } = event;
  if (before.state === "SYN-RECEIVED" || classInOtherStates(before, segment, claimed) !== "acceptable" || segment.ack === undefined) return OK;
  const inRange = seenFrom(before.sndUna, segment.ack) >= 0;
  const newer = seenFrom(before.sndWl1, segment.seq);
  const updates = inRange && (newer > 0 || (newer === 0 && seenFrom(before.sndWl2, segment.ack) >= 0));
  const [wnd, wl1, wl2] = updates ? [segment.wnd, segment.seq, segment.ack] : [before.sndWnd, before.sndWl1, before.sndWl2];
  if (next.sndWnd === wnd && next.sndWl1 === wl1 && next.sndWl2 === wl2) return OK;
  return broken(`${show(segment)} ${updates ? "updates" : "does not update"} the send window (WL1 ${before.sndWl1}, WL2 ${before.sndWl2}, SND.UNA ${before.sndUna}): expected ${wnd} by ${wl1}/${wl2}, found ${next.sndWnd} by ${next.sndWl1}/${next.sndWl2}`, "after.sndWnd", "after.sndWl1", "after.sndWl2");
};

/** "The total of RCV.NXT and RCV.WND should not be reduced" (§3.8.6, §3.10.7.4, seventh), nor promise more than the buffer holds. */
const receiveWindow = (step: EndpointStep): Judgement => {
  const { before, next, claimed } = step;
  if (!isConnected(next)) return OK;
  if (next.rcvWnd + next.received.length > claimed.rcvBuffer) return broken(`a window of ${next.rcvWnd} with ${next.received.length} octets unread promises more than the buffer of ${claimed.rcvBuffer}`, "after.rcvWnd");
  if (!isConnected(before) || begins(step)) return OK;
  const was = plus(before.rcvNxt, before.rcvWnd);
  const is = plus(next.rcvNxt, next.rcvWnd);
  return seenFrom(was, is) >= 0 ? OK : broken(`the right edge of the receive window retreats from ${was} to ${is}`, "after.rcvWnd");
};

/** Text goes out only within the window that was offered, but for the one octet of a probe (§3.8.6.1). */
const withinWindow = ({ before, next, sent, event }: EndpointStep): Judgement => {
  if (!isConnected(before) || !isConnected(next)) return OK;
  for (const segment of sent) {
    if (segment.data.length === 0 || seenFrom(before.sndNxt, segment.seq) < 0) continue;
    const beyond = seenFrom(plus(next.sndUna, next.sndWnd), plus(segment.seq, segment.data.length));
    const probe = event.kind === "elapse" && segment.data.length === 1;
    if (beyond > 0 && !probe) return broken(`${show(segment)} goes ${beyond} octets beyond the remote window, which ends at ${plus(next.sndUna, next.sndWnd)}`, "sent.data");
  }
  return OK;
};

export const windowUpdate = stateless<EndpointStep>({
  id: "window-update",
  title: "Windows are updated by the newest segment, kept to, and never taken back",
  claim: "SND.WND, SND.WL1 and SND.WL2 change exactly by an acceptable segment that is not older than the last that set them; text is sent only within them; the right edge of the own window never retreats.",
  clause: "§3.10.7.4 (fifth, seventh), §3.8.6 (MUST-34, MUST-35), §3.8.6.1",
  kind: "always",
  scope: "endpoint",
  when: ({ before, next }) => isConnected(next) || (isSynchronizing(before) && isConnected(before)),
  then: (step) => {
    for (const judge of [sendWindow, receiveWindow, withinWindow]) {
      const judgement = judge(step);
      if (!judgement.ok) return judgement;
    }
    return OK;
  },
});
