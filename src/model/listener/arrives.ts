/** A segment reaches the listening side: §3.10.7 for many connections. */
import type { Event } from "../events.ts";
import type { Child, Passing } from "../listener-types.ts";
import { faulty } from "../profile.ts";
import { CLOSED } from "../tcb.ts";
import { listenerIsn } from "./addresses.ts";
import { follow, isComplete, overflow } from "./follow.ts";
import { listens } from "./listens.ts";
import type { ListenerTurn } from "./listener-turn.ts";
import { childOf, isAcceptQueueFull, remove } from "./queues.ts";

/** The connection with exactly this 4-tuple, else the listening socket, else the rules of CLOSED (§3.10.7). */
export const arrivesAtListener = (turn: ListenerTurn, passing: Passing): void => {
  const child = childOf(turn.setup, turn.world, passing);
  if (child !== undefined) {
    turn.rule("listener.exact-tuple");
    return arrivesAtChild(turn, child, passing);
  }
  if (turn.world.listening) {
    turn.rule("listener.listens");
    return listens(turn, passing);
  }
  turn.rule("listener.nobody-listens");
  const event: Event = { kind: "segment", segment: passing.segment };
  const iss = listenerIsn(turn.setup, passing.peer, turn.world.drawn);
  turn.record("B", passing.peer, CLOSED, event, iss, turn.ask("B", CLOSED, event, iss), passing);
};

const arrivesAtChild = (turn: ListenerTurn, child: Child, passing: Passing): void => {
  const event: Event = { kind: "segment", segment: passing.segment };
  // An ISN in reserve: a SYN may begin the connection anew (MAY-2).
  const iss = listenerIsn(turn.setup, child.peer, turn.world.drawn);
  const outcome = turn.ask("B", child.tcb, event, iss);
  if (outcome.tookIss) turn.change({ drawn: turn.world.drawn + 1 });
  if (child.tcb.state === "SYN-RECEIVED" && isComplete(outcome) && isAcceptQueueFull(turn.setup.profile, turn.world)) {
    if (!faulty(turn.setup.profile, "overflow-forgets-connection")) return overflow(turn, passing);
    turn.record("B", child.peer, child.tcb, event, iss, outcome, passing);
    return remove(turn, child.peer);
  }
  turn.record("B", child.peer, child.tcb, event, iss, outcome, passing);
  follow(turn, child, outcome);
};
