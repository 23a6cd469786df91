import type { WorldStep } from "../../model/world-types.ts";
import { broken, OK, stateless } from "../property.ts";

export const comesToRest = stateless<WorldStep>({
  id: "comes-to-rest",
  title: "When faults cease, the network falls silent",
  claim: "Once everything is delivered, read and waited for, nothing is left to happen: no segment answers another for ever.",
  clause: "§3.5.2, §3.10.7.4",
  kind: "eventually",
  scope: "connection",
  when: (step) => step.settled !== undefined,
  then: (step) =>
    step.settled === true
      ? OK
      : broken(`something still happens after a long calm: A is ${step.after.A.tcb.state}, B is ${step.after.B.tcb.state}, ${step.after.network.length} segments are in the network`, "after.network"),
});
