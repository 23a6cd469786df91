import type { EndpointStep } from "../../model/world-types.ts";
import { rulingOn } from "../oracle/oracle.ts";
import { visiblyAllowed } from "../oracle/verdict.ts";
import { stateless } from "../property.ts";

export const repliesAsTheRfcAllows = stateless<EndpointStep>({
  id: "replies-as-the-rfc-allows",
  title: "Every segment gets a reply that the RFC allows",
  claim: "For every state and every class of arriving segment, the reply, the next state and the signals are one of the outcomes that SEGMENT ARRIVES allows.",
  clause: "§3.10.7, §3.5.2, §3.5.3",
  kind: "always",
  scope: "endpoint",
  when: (step) => step.event.kind === "segment" && rulingOn(step) !== undefined,
  then: visiblyAllowed,
});
