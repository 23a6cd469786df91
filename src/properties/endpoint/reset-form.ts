import type { Segment } from "../../model/segment.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { plus } from "../oracle/circle.ts";
import { lengthOf } from "../oracle/classify.ts";
import { show } from "../oracle/show.ts";
import { isSending } from "../oracle/step.ts";
import { OK, broken, stateless, type Judgement } from "../property.ts";

/** §3.5.2: with an ACK its number; without, zero, and an ACK of all of it. */
const answering = (reset: Segment, offending: Segment): Judgement => {
  if (offending.rst) return broken(`answers the reset ${show(offending)} with ${show(reset)}: a reset is never reset`, "sent[0].rst");
  if (offending.ack !== undefined) {
    return reset.seq === offending.ack && reset.ack === undefined ? OK
      : broken(`${show(reset)} answers ${show(offending)}; its SEQ has to be ${offending.ack}, and no ACK bit`, "sent[0].seq", "sent[0].ack");
  }
  const end = plus(offending.seq, lengthOf(offending));
  return reset.seq === 0 && reset.ack === end ? OK
    : broken(`${show(reset)} answers ${show(offending)}; its SEQ has to be 0 and its ACK ${end}`, "sent[0].seq", "sent[0].ack");
};

const judge = (step: EndpointStep, reset: Segment): Judgement => {
  if (reset.syn || reset.fin || reset.data.length > 0) return broken(`${show(reset)} carries more than a reset`, "sent[0]");
  if (step.event.kind === "segment") return answering(reset, step.event.segment);
  if (!isSending(step.before) || step.before.state === "SYN-SENT") return broken(`${step.before.state} sends ${show(reset)} of its own accord`, "sent[0]");
  // ABORT, CLOSE with text unread, giving up.
  return reset.seq === step.before.sndNxt && reset.ack === undefined ? OK
    : broken(`${show(reset)} ends the connection; its SEQ has to be SND.NXT ${step.before.sndNxt}, and no ACK bit`, "sent[0].seq", "sent[0].ack");
};

export const resetForm = stateless<EndpointStep>({
  id: "reset-form",
  title: "Every reset has the form that makes it acceptable",
  claim: "A reset answers <SEQ=SEG.ACK> to a segment with ACK, <SEQ=0><ACK=SEG.SEQ+SEG.LEN> to one without, and is <SEQ=SND.NXT> when the user aborts; no reset answers a reset.",
  clause: "§3.5.2, §3.10.5, §3.10.7.1",
  kind: "always",
  scope: "endpoint",
  when: ({ sent }) => sent.some(({ rst }) => rst),
  then: (step) => {
    for (const segment of step.sent) {
      if (!segment.rst) continue;
      const judgement = judge(step, segment);
      if (!judgement.ok) return judgement;
    }
    return OK;
  },
});
