import type { ListenerStep, Peer } from "../../model/listener-types.ts";
import { broken, OK, property } from "../property.ts";
import { find } from "./reading.ts";

/** Who waits for accept, in the order in which they came to wait. */
type Order = readonly Peer[];

export const acceptIsInOrder = property<ListenerStep, Order>({
  id: "accept-is-in-order",
  title: "Accept takes the connection that has waited longest",
  claim: "Connections are accepted in the order in which their handshakes were completed, each once, and ready to use.",
  clause: "§3.9.1 (the accept queue is an implementation's)",
  kind: "always",
  scope: "listener",
  start: [],
  when: (step) => step.action.do === "accept",
  then: ({ before, after }, order) => {
    const taken = after.accepted.filter((child) => !before.accepted.some((one) => one.peer === child.peer));
    const [first] = taken;
    if (taken.length !== 1 || first === undefined) return broken(`accept took ${taken.length} connections`, "after.accepted");
    if (find(after.acceptQueue, first.peer) !== undefined) return broken(`${first.peer} is accepted and still waits`, "after.acceptQueue");
    const [expected] = order;
    if (expected !== first.peer) return broken(`accept took ${first.peer}; ${expected ?? "nobody"} has waited longest`, "after.accepted");
    const { state } = first.tcb;
    return state === "ESTABLISHED" || state === "CLOSE-WAIT" ? OK : broken(`accept took a connection in ${state}`, "after.accepted");
  },
  remember: ({ after }, order) => {
    const waiting = after.acceptQueue.map((child) => child.peer);
    return [...order.filter((peer) => waiting.includes(peer)), ...waiting.filter((peer) => !order.includes(peer))];
  },
});
