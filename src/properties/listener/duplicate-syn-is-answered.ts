import type { Child, ListenerStep, Passing } from "../../model/listener-types.ts";
import type { Seq } from "../../model/seq.ts";
import { add } from "../../model/seq.ts";
import { broken, OK, stateless } from "../property.ts";
import { answers, arrival, find, isPlainSyn } from "./reading.ts";

/** The same SYN again, for a connection that is half-open because of it. */
const duplicate = (step: ListenerStep): { passing: Passing; child: Child; iss: Seq } | undefined => {
  const passing = arrival(step);
  const child = passing && find(step.before.halfOpen, passing.peer);
  if (passing === undefined || child?.tcb.state !== "SYN-RECEIVED" || !isPlainSyn(passing.segment)) return undefined;
  // With text it reaches into the window, and what is left of it when the SYN is trimmed has no ACK.
  return passing.segment.seq === child.tcb.irs && passing.segment.data.length === 0 ? { passing, child, iss: child.tcb.iss } : undefined;
};

export const duplicateSynIsAnswered = stateless<ListenerStep>({
  id: "duplicate-syn-is-answered",
  title: "A SYN that comes again is answered again",
  claim:
    "The same SYN once more, while its connection is half-open, draws the same SYN,ACK (or, by the letter, a bare ACK) and takes no second place.",
  clause: "§3.10.7.4, first (D-2)",
  kind: "always",
  scope: "listener",
  when: (step) => duplicate(step) !== undefined,
  then: (step) => {
    const found = duplicate(step);
    if (found === undefined) return OK;
    const { passing, iss } = found;
    const { peer } = passing;
    const resent = step.claimed.duplicateSyn === "resend-syn-ack";
    const sent = answers(step, peer);
    const [answer] = sent;
    const right = sent.length === 1 && answer !== undefined && answer.syn === resent && !answer.rst &&
      answer.ack === add(passing.segment.seq, 1) && answer.seq === (resent ? iss : add(iss, 1));
    if (!right) return broken(`the SYN of ${peer} came again and was not answered with ${resent ? "the same SYN,ACK" : "an ACK"}`, "sent");
    const places = step.after.halfOpen.filter((child) => child.peer === peer).length;
    return places === 1 ? OK : broken(`${peer} holds ${places} places in the half-open queue`, "after.halfOpen");
  },
});
