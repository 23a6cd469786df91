import type { EndpointStep } from "../../model/world-types.ts";
import { inFields } from "../oracle/compare.ts";
import { rulingOn } from "../oracle/oracle.ts";
import { allowedIn } from "../oracle/verdict.ts";
import { stateless } from "../property.ts";

export const takesEffectAsTheRfcSays = stateless<EndpointStep>({
  id: "takes-effect-as-the-rfc-says",
  title: "Every event changes the TCB as the RFC says",
  claim: "After every event each variable of the TCB (SND.UNA, SND.WND, RCV.NXT, the queues, what is held …) has the value that the RFC gives it, and no other variable has changed.",
  clause: "§3.10, §3.3.1",
  kind: "always",
  scope: "endpoint",
  when: (step) => rulingOn(step) !== undefined,
  then: (step) => allowedIn(step, (expected, { next }) => inFields(expected, next)),
});
