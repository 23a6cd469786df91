import type { EndpointStep } from "../../model/world-types.ts";
import { isHalfway, seenFrom } from "../oracle/circle.ts";
import { show, showAll } from "../oracle/show.ts";
import { arrivedSegment, changed, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

const UNTOUCHED = ["state", "sndUna", "sndNxt", "sndWnd", "rcvNxt", "received", "held", "queue", "tsRecent"];

/** SYNs in TIME-WAIT are decided on by RFC 6191 before PAWS is asked. */
const isDecidedElsewhere = ({ before, event, claimed }: EndpointStep): boolean =>
  before.state === "TIME-WAIT" && event.kind === "segment" && event.segment.syn && event.segment.ack === undefined && claimed.timeWaitReuse !== "never";

const usesTimestamps = ({ before }: EndpointStep): boolean => isSynchronizing(before) && before.tsRecent !== undefined;

export const paws = stateless<EndpointStep>({
  id: "paws",
  title: "Timestamps guard against old segments, and never abort",
  claim: "Where timestamps are negotiated every segment but a reset carries one and echoes TS.Recent, an older one draws an ACK and is dropped, a missing one is dropped silently, resets are not subject to it; where they are not, none is sent.",
  clause: "RFC 7323 §3.2, §4.3, §5.2, §5.3",
  kind: "always",
  scope: "endpoint",
  when: (step) => (usesTimestamps(step) && step.event.kind === "segment") || step.sent.some(({ rst, ack }) => !rst && ack !== undefined),
  then: (step) => {
    const { before, next, sent } = step;
    for (const one of sent) {
      if (one.rst || one.ack === undefined) continue;
      const recent = isSynchronizing(next) ? next.tsRecent : isSynchronizing(before) ? before.tsRecent : undefined;
      if ((one.ts === undefined) !== (recent === undefined)) return broken(`${show(one)} is sent ${one.ts === undefined ? "without" : "with"} a timestamp, which was ${recent === undefined ? "not " : ""}negotiated`, "sent.ts");
      const echoes = isSynchronizing(before) ? [recent, before.tsRecent, ...(isSynchronizing(next) ? [] : [arrivedSegment(step)?.ts?.val])] : [recent];
      if (one.ts !== undefined && !echoes.includes(one.ts.ecr)) return broken(`${show(one)} echoes ${one.ts.ecr}; TS.Recent is ${recent ?? "unset"}`, "sent.ts");
    }
    const segment = arrivedSegment(step);
    if (!usesTimestamps(step) || !isSynchronizing(before) || before.tsRecent === undefined || segment === undefined || segment.rst || isDecidedElsewhere(step)) return OK;
    if (isSynchronizing(next) && next.tsRecent !== undefined && next.iss === before.iss && seenFrom(before.tsRecent, next.tsRecent) < 0) return broken(`TS.Recent goes back from ${before.tsRecent} to ${next.tsRecent}`, "after.tsRecent");
    const age = segment.ts === undefined ? undefined : seenFrom(before.tsRecent, segment.ts.val);
    if (age !== undefined && (age >= 0 || isHalfway(age))) return OK;
    const fields = changed(before, next, UNTOUCHED);
    if (fields.length > 0) return broken(`${show(segment)} ${age === undefined ? "lacks a timestamp" : `is ${-age} ms too old`}, but changes ${fields.join(", ")}`, ...fields.map((field) => `after.${field}`));
    const replies = age === undefined ? 0 : 1;
    return sent.length === replies ? OK : broken(`${show(segment)} ${age === undefined ? "lacks a timestamp and is to be dropped silently" : "is too old and is to be acknowledged"}; it draws ${showAll(sent)}`, "sent");
  },
});
