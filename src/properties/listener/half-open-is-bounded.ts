import type { ListenerStep } from "../../model/listener-types.ts";
import { broken, OK, stateless } from "../property.ts";
import { arrival, find, connections, isPlainSyn } from "./reading.ts";

export const halfOpenIsBounded = stateless<ListenerStep>({
  id: "half-open-is-bounded",
  title: "Half-open connections are bounded",
  claim: "However many SYNs arrive, from whomever, a listener keeps no more half-open connections than its bound.",
  clause: "RFC 4987 §3; §3.9.1",
  kind: "always",
  scope: "listener",
  when: (step) => {
    const passing = arrival(step);
    const isNew = passing !== undefined && isPlainSyn(passing.segment) && find(connections(step.before), passing.peer) === undefined;
    return step.before.listening && isNew && step.before.halfOpen.length >= step.claimed.synBacklog;
  },
  then: ({ after, claimed }) =>
    after.halfOpen.length <= claimed.synBacklog
      ? OK
      : broken(`${after.halfOpen.length} half-open connections, where ${claimed.synBacklog} are allowed`, "after.halfOpen"),
});
