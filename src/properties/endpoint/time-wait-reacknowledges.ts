import type { EndpointStep } from "../../model/world-types.ts";
import { plus } from "../oracle/circle.ts";
import { show, showAll } from "../oracle/show.ts";
import { arrivedSegment, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

const ENDED = ["CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"] as const;

/** The remote FIN once more: it ends just below RCV.NXT. */
const finAgain = (step: EndpointStep): boolean => {
  const segment = arrivedSegment(step);
  const { before } = step;
  if (segment === undefined || !isSynchronizing(before) || !ENDED.some((state) => state === before.state)) return false;
  if (!segment.fin || segment.syn || segment.rst || segment.ack === undefined) return false;
  const timely = before.tsRecent === undefined || segment.ts?.val === before.tsRecent;
  return timely && plus(segment.seq, segment.data.length + 1) === before.rcvNxt;
};

export const timeWaitReacknowledges = stateless<EndpointStep>({
  id: "time-wait-reacknowledges",
  title: "A FIN that comes again is acknowledged again",
  claim: "Once the remote FIN was taken, each retransmission of it draws <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, and in TIME-WAIT restarts the 2 MSL; the state stays.",
  clause: "§3.10.7.4, first, fifth (TIME-WAIT), eighth; D-3",
  kind: "always",
  scope: "endpoint",
  when: finAgain,
  then: (step) => {
    const { before, next, sent, claimed } = step;
    if (!isSynchronizing(before)) return OK;
    const [ack, ...more] = sent;
    if (ack === undefined || more.length > 0) return broken(`the remote FIN comes again in ${before.state} and draws ${showAll(sent)}, not one acknowledgment`, "sent");
    if (ack.rst || ack.syn || ack.fin || ack.data.length > 0 || ack.seq !== before.sndNxt || ack.ack !== before.rcvNxt) {
      return broken(`the remote FIN comes again in ${before.state} and draws ${show(ack)}, not <SEQ=${before.sndNxt}><ACK=${before.rcvNxt}><CTL=ACK>`, "sent[0]");
    }
    if (next.state !== before.state) return broken(`the remote FIN comes again, and ${before.state} becomes ${next.state}`, "after.state");
    const length = claimed.timeWaitMsls * claimed.msl;
    if (next.state === "TIME-WAIT" && claimed.timeWaitRestart === "by-retransmitted-fin" && next.timeWait !== length) {
      return broken(`the remote FIN comes again, and TIME-WAIT has ${next.timeWait} ms to go instead of ${length}`, "after.timeWait");
    }
    return OK;
  },
});
