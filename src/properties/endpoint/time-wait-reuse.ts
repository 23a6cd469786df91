import type { Segment } from "../../model/segment.ts";
import type { TimeWait } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { isHalfway, plus, seenFrom } from "../oracle/circle.ts";
import { show } from "../oracle/show.ts";
import { OK, broken, stateless } from "../property.ts";

/** RFC 6191 §2 as a table: what decides, by whether the old connection used timestamps and the new SYN would. */
const DECIDES = {
  "old with, new with": "timestamp, then number",
  "old with, new without": "number",
  "old without, new with": "always",
  "old without, new without": "number",
} as const;

interface Case {
  readonly tcb: TimeWait;
  readonly syn: Segment;
  /** How far above the last number of the old connection the SYN lies. */
  readonly above: number;
}

const caseOf = ({ before, event, claimed }: EndpointStep): Case | undefined => {
  if (before.state !== "TIME-WAIT" || before.openedBy !== "passive" || event.kind !== "segment" || claimed.timeWaitReuse === "never") return undefined;
  const { segment } = event;
  if (!segment.syn || segment.ack !== undefined || segment.rst || (segment.security ?? 0) !== claimed.security) return undefined;
  const above = seenFrom(claimed.reuseAbove === "rcv-nxt" ? before.rcvNxt : plus(before.rcvNxt, -1), segment.seq);
  return isHalfway(above) ? undefined : { tcb: before, syn: segment, above };
};

const isTaken = ({ tcb, syn, above }: Case, { claimed }: EndpointStep): boolean => {
  if (claimed.timeWaitReuse === "sequence") return above > 0;
  const ts = claimed.timestamps ? syn.ts : undefined;
  switch (DECIDES[`old ${tcb.tsRecent === undefined ? "without" : "with"}, new ${ts === undefined ? "without" : "with"}`]) {
    case "always":
      return true;
    case "number":
      return above > 0;
    case "timestamp, then number": {
      const newer = seenFrom(tcb.tsRecent ?? 0, ts?.val ?? 0);
      return newer > 0 || (newer === 0 && above > 0);
    }
  }
};

export const timeWaitReuse = stateless<EndpointStep>({
  id: "time-wait-reuse",
  title: "A new connection takes over TIME-WAIT only when its SYN cannot be old",
  claim: "A SYN in TIME-WAIT begins a new connection when its number (or timestamp) is above all of the old one, with an ISS of ours above all we used; any other is refused and TIME-WAIT goes on.",
  clause: "§3.6.1 (MAY-2, SHLD-4); RFC 6191 §2; D-11",
  kind: "always",
  scope: "endpoint",
  when: (step) => caseOf(step) !== undefined,
  then: (step) => {
    const one = caseOf(step);
    if (one === undefined) return OK;
    const { next, sent } = step;
    const { tcb, syn, above } = one;
    if (!isTaken(one, step)) {
      if (next.state !== "TIME-WAIT") return broken(`${show(syn)} lies ${above} above the old connection and is not new, but it leads to ${next.state}`, "after.state");
      return next.timeWait === tcb.timeWait ? OK : broken(`${show(syn)} is refused, but changes how long TIME-WAIT lasts`, "after.timeWait");
    }
    if (next.state !== "SYN-RECEIVED") return broken(`${show(syn)} lies ${above} above the old connection, but ${next.state} does not take it`, "after.state");
    const reply = sent.find(({ syn: carriesSyn }) => carriesSyn);
    if (reply?.syn !== true || reply.ack !== plus(syn.seq, 1)) return broken(`${show(syn)} is taken without a SYN,ACK of ${plus(syn.seq, 1)}`, "sent[0]");
    const higher = seenFrom(tcb.sndNxt, reply.seq);
    if (higher <= 0) return broken(`the new connection begins at ${reply.seq}, which is not above SND.NXT ${tcb.sndNxt} of the old one`, "sent[0].seq");
    return next.reopened === undefined ? broken("the old connection is forgotten: should the SYN prove old, nothing can fall back to TIME-WAIT", "after.reopened") : OK;
  },
});
