import type { EndpointStep } from "../../model/world-types.ts";
import { visiblyAllowed } from "../oracle/verdict.ts";
import { stateless } from "../property.ts";

export const userCalls = stateless<EndpointStep>({
  id: "user-calls",
  title: "User calls do in each state what the RFC says",
  claim: "OPEN, SEND, RECEIVE, CLOSE, ABORT and STATUS have in each state the result, the error text, the segments and the next state of §3.10.1 to §3.10.6; a second FIN is never sent.",
  clause: "§3.10.1 to §3.10.6, §3.9.1",
  kind: "always",
  scope: "endpoint",
  when: ({ event }) => event.kind === "call",
  then: visiblyAllowed,
});
