import type { EndpointStep } from "../../model/world-types.ts";
import { inTimers } from "../oracle/compare.ts";
import { rulingOn } from "../oracle/oracle.ts";
import { allowedIn } from "../oracle/verdict.ts";
import { stateless } from "../property.ts";

export const timersRunAsSpecified = stateless<EndpointStep>({
  id: "timers-run-as-specified",
  title: "Timers start, stop and run as specified",
  claim: "The retransmission timer and its RTO follow RFC 6298 (measurement, Karn, back-off, restart by a new acknowledgment); user timeout, TIME-WAIT and challenge interval run down with time and restart only for their reasons.",
  clause: "§3.8.1 (MUST-18, MUST-19), §3.10.8; RFC 6298 §2 to §5",
  kind: "always",
  scope: "endpoint",
  when: (step) => step.next.state !== "CLOSED" && step.next.state !== "LISTEN" && rulingOn(step) !== undefined,
  then: (step) => allowedIn(step, (expected, { next }) => inTimers(expected, next)),
});
