/** What becomes of a connection in the listener's queues after something happened to it. */
import type { Outcome } from "../events.ts";
import type { Child, Passing } from "../listener-types.ts";
import { resetFor } from "../replies.ts";
import type { ListenerTurn } from "./listener-turn.ts";
import { queueForAccept, remove, update } from "./queues.ts";

/** Whether the handshake is over, and with success. */
export const isComplete = ({ next }: Outcome): boolean =>
  next.state !== "SYN-RECEIVED" && next.state !== "LISTEN" && next.state !== "CLOSED";

/** The accept queue is full: RFC 9293 knows no such queue; what happens is a policy. */
export const overflow = (turn: ListenerTurn, { peer, segment }: Passing): void => {
  if (turn.setup.profile.acceptOverflow === "ignore-ack") return turn.rule("listener.accept-queue-full.ignored");
  turn.rule("listener.accept-queue-full.reset");
  turn.post("B", peer, resetFor(segment));
  remove(turn, peer);
};

/** The connection's place after what just happened to it. */
export const follow = (turn: ListenerTurn, child: Child, outcome: Outcome): void => {
  switch (outcome.next.state) {
    case "LISTEN":
      turn.rule("listener.half-open-returned");
      return remove(turn, child.peer);
    case "CLOSED":
      turn.rule("listener.connection-gone");
      return remove(turn, child.peer);
    default:
      if (child.tcb.state === "SYN-RECEIVED" && isComplete(outcome)) queueForAccept(turn, child.peer, outcome.next);
      else update(turn, child.peer, outcome.next);
  }
};
