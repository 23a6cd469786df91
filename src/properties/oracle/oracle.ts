/**
 * The oracle: what RFC 9293 §3.10 allows an endpoint to do about one event, worked out from the TCB before, the event and
 * the profile that the endpoint claims. It never calls the model's reducer, and shares no helper with it.
 */
import type { Event, Inputs } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { Tcb } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { callRow } from "./call-table.ts";
import { outcomesOfCall } from "./call-effects.ts";
import { classInClosed, classInListen, classInOtherStates, classInSynSent, keyOf } from "./classify.ts";
import { outcomesOf, type Case } from "./effects.ts";
import { applies, type Draft, type Ruling } from "./expected.ts";
import { IN_CLOSED, IN_LISTEN, IN_OTHER_STATES, IN_SYN_SENT, type Row } from "./segment-table.ts";
import { passing } from "./timeouts.ts";

/** What is allowed. Undefined where the RFC promises nothing: distances of half the circle, segments that contradict each other. */
export const ruling = (before: Tcb, event: Event, inputs: Inputs, claimed: Profile): Ruling | undefined => {
  switch (event.kind) {
    case "call": {
      const { clause, effect } = callRow(event, before.state);
      return { row: `${before.state}, ${event.call}`, clause, allowed: outcomesOfCall(effect, { before, call: event, iss: inputs.iss, inputs, claimed }) };
    }
    case "segment":
      return arriving(before, event.segment, inputs, claimed);
    case "elapse": {
      const { row, allowed } = passing(before, event.ms, inputs, claimed);
      return { row: `${before.state}, ${row}`, clause: row === "nothing due" ? "§3.10.8" : "§3.10.8 (RFC 6298 §5)", allowed };
    }
    default:
      return event satisfies never;
  }
};

const arriving = (before: Tcb, segment: Segment, inputs: Inputs, claimed: Profile): Ruling | undefined => {
  const found = lookUp(before, segment, claimed);
  if (found === undefined) return undefined;
  const one: Case = { before, segment, iss: inputs.iss, inputs, claimed };
  const allowed: Draft[] = [];
  for (const choice of found.row.allowed) {
    if (!applies(choice.under, claimed)) continue;
    const outcomes = outcomesOf(choice.do, one);
    if (outcomes === undefined) return undefined;
    allowed.push(...outcomes);
  }
  return { row: found.name, clause: found.row.clause, allowed };
};

/** The row that a segment falls under, and its name: state (with its origin where that matters) and class. */
export const lookUp = (before: Tcb, segment: Segment, claimed: Profile): { readonly name: string; readonly row: Row } | undefined => {
  switch (before.state) {
    case "CLOSED": {
      const what = classInClosed(segment);
      return { name: `CLOSED, ${what}`, row: IN_CLOSED[what] };
    }
    case "LISTEN": {
      const what = classInListen(segment, claimed);
      return { name: `LISTEN, ${what}`, row: IN_LISTEN[what] };
    }
    case "SYN-SENT": {
      const what = classInSynSent(before, segment, claimed);
      return what && { name: `SYN-SENT, ${what}`, row: IN_SYN_SENT[what] };
    }
    default: {
      const key = keyOf(before);
      const what = classInOtherStates(before, segment, claimed);
      return what && { name: `${key}, ${what}`, row: IN_OTHER_STATES[key][what] };
    }
  }
};

interface Known {
  readonly step: EndpointStep;
  readonly ruling: Ruling | undefined;
}
/** The last two answers: several properties ask about the same step in turn, and two ends may act in one step of a run. */
let last: Known | undefined;
let lastButOne: Known | undefined;

/** The ruling on a step. */
export const rulingOn = (step: EndpointStep): Ruling | undefined => {
  if (step === last?.step) return last.ruling;
  if (step === lastButOne?.step) return lastButOne.ruling;
  lastButOne = last;
  last = { step, ruling: ruling(step.before, step.event, step.inputs, step.claimed) };
  return last.ruling;
};
