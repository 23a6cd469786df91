import type { ListenerStep } from "../../model/listener-types.ts";
import { broken, OK, stateless } from "../property.ts";
import { arrival } from "./reading.ts";

export const acceptQueueIsBounded = stateless<ListenerStep>({
  id: "accept-queue-is-bounded",
  title: "Connections that wait for accept are bounded",
  claim: "However many handshakes complete, no more connections wait for accept than the backlog allows.",
  clause: "§3.9.1 (the backlog of a listening socket is an implementation's)",
  kind: "always",
  scope: "listener",
  when: (step) => {
    const passing = arrival(step);
    return passing !== undefined && passing.segment.ack !== undefined && step.before.acceptQueue.length >= step.claimed.backlog;
  },
  then: ({ after, claimed }) =>
    after.acceptQueue.length <= claimed.backlog
      ? OK
      : broken(`${after.acceptQueue.length} connections wait for accept, where ${claimed.backlog} are allowed`, "after.acceptQueue"),
});
