import type { EndpointStep } from "../../model/world-types.ts";
import { visiblyAllowed } from "../oracle/verdict.ts";
import { stateless } from "../property.ts";

export const timeoutsAsSpecified = stateless<EndpointStep>({
  id: "timeouts-as-specified",
  title: "Timeouts do what the RFC says, and nothing happens before them",
  claim: "When time passes, exactly what is due happens: the front of the queue is sent again, the user is told at R1, at R2 and at the user timeout, TIME-WAIT ends; nothing else is sent or told.",
  clause: "§3.10.8, §3.8.3 (MUST-20, SHLD-9), §3.8.6.1",
  kind: "always",
  scope: "endpoint",
  when: ({ event }) => event.kind === "elapse",
  then: visiblyAllowed,
});
