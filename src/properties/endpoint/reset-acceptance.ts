import type { EndpointStep } from "../../model/world-types.ts";
import { lookUp } from "../oracle/oracle.ts";
import { applies } from "../oracle/expected.ts";
import { arrivedSegment, changed } from "../oracle/step.ts";
import { OK, broken, stateless } from "../property.ts";

const OF_THE_CONNECTION = ["state", "sndUna", "sndNxt", "rcvNxt", "sndWnd", "received", "held", "queue", "unsent", "receives", "openedBy"];

/** The row that a reset falls under. */
const rowOf = (step: EndpointStep) => {
  const segment = arrivedSegment(step);
  return segment?.rst === true ? lookUp(step.before, segment, step.claimed) : undefined;
};

export const resetAcceptance = stateless<EndpointStep>({
  id: "reset-acceptance",
  title: "Only a valid reset resets",
  claim: "A reset ends a connection when it is at RCV.NXT (RFC 793: in the window), or in SYN-SENT when it acknowledges our SYN; any other leaves every variable of the TCB alone, and LISTEN ignores them all.",
  clause: "§3.5.3, §3.10.7.2, §3.10.7.3, §3.10.7.4, second; RFC 5961 §3.2",
  kind: "always",
  scope: "endpoint",
  when: (step) => rowOf(step) !== undefined,
  then: (step) => {
    const found = rowOf(step);
    if (found === undefined) return OK;
    const { before, next } = step;
    const ends = found.row.allowed.filter(({ under }) => applies(under, step.claimed)).some((choice) => choice.do !== "nothing" && choice.do !== "challenge");
    if (ends) return before.state !== next.state ? OK : broken(`${found.name} (${found.row.clause}): the reset is valid, but ${before.state} goes on`, "after.state");
    const fields = changed(before, next, OF_THE_CONNECTION);
    return fields.length === 0 ? OK
      : broken(`${found.name} (${found.row.clause}): the reset is not valid, but it changes ${fields.join(", ")}`, ...fields.map((field) => `after.${field}`));
  },
});
