/**
 * A listening socket: many connections in the making, each an ordinary endpoint, and what only the listener decides: who
 * gets a place in the half-open queue (RFC 4987), when a SYN,ACK has been sent often enough, who waits for accept, and
 * what happens when there is no room.
 */
import { abort, canConnect, connect, atClient, inject, isPeer, send, spoof } from "./listener/peers.ts";
import { arrivesAtListener } from "./listener/arrives.ts";
import { cookiePeriod } from "./listener/cookie.ts";
import { elapse, nextDeadline } from "./listener/elapse.ts";
import { ListenerTurn } from "./listener/listener-turn.ts";
import { NO_ISN } from "./listener/addresses.ts";
import type { Event } from "./events.ts";
import type { ListenerAction, ListenerSetup, ListenerStep, ListenerWorld, Passing } from "./listener-types.ts";
import { faulty } from "./profile.ts";

export { enabledListener, DEFAULT_CAST, type Cast } from "./listener/enabled.ts";

/** A socket that listens, and nobody has come yet. */
export const initialListener = (setup: ListenerSetup): ListenerWorld => ({
  listening: true,
  halfOpen: [],
  acceptQueue: [],
  accepted: [],
  cookies: { counter: 0, left: cookiePeriod(setup.profile) },
  drawn: 0,
  clients: [],
  told: [],
  network: [],
});

/** Pure. Undefined when the action is not possible in this world. */
export const stepListener = (setup: ListenerSetup, world: ListenerWorld, action: ListenerAction): ListenerStep | undefined => {
  const turn = new ListenerTurn(setup, world);
  switch (action.do) {
    case "connect":
      if (!isPeer(action.peer) || !canConnect(turn, action.peer)) return undefined;
      connect(turn, action.peer);
      return turn.step(action, 0);
    case "send":
      if (turn.client(action.peer).tcb.state === "CLOSED") return undefined;
      send(turn, action.peer, action.octets);
      return turn.step(action, 0);
    case "abort":
      if (turn.client(action.peer).tcb.state === "CLOSED") return undefined;
      abort(turn, action.peer);
      return turn.step(action, 0);
    case "spoof":
      return isPeer(action.peer) ? turn.step(action, 0, spoof(turn, action.peer)) : undefined;
    case "inject":
      return isPeer(action.peer) ? turn.step(action, 0, inject(turn, action.peer, action.forged)) : undefined;
    case "deliver":
    case "drop":
    case "duplicate":
      return inNetwork(turn, action);
    case "accept":
      return accept(turn) ? turn.step(action, 0) : undefined;
    case "close":
      return close(turn) ? turn.step(action, 0) : undefined;
    case "elapse": {
      const next = nextDeadline(setup, world);
      const ms = Math.min(action.ms ?? Infinity, next);
      if (next === Infinity || ms <= 0) return undefined;
      elapse(turn, ms);
      return turn.step(action, ms);
    }
    default:
      return action satisfies never;
  }
};

const inNetwork = (turn: ListenerTurn, action: Extract<ListenerAction, { segment: string }>): ListenerStep | undefined => {
  const { network } = turn.world;
  // Several may bear one name when a segment was sent again; the oldest is meant.
  const at = network.findIndex((passing) => passing.name === action.segment);
  const passing = network[at];
  if (passing === undefined) return undefined;
  if (action.do === "duplicate") {
    turn.rule("listener.peer-acts");
    turn.change({ network: [...network, { ...passing, copy: true }] });
  } else {
    turn.change({ network: network.toSpliced(at, 1) });
    if (action.do === "drop") turn.rule("listener.peer-acts");
    else arrive(turn, passing);
  }
  return turn.step(action, 0, passing);
};

const arrive = (turn: ListenerTurn, passing: Passing): void => {
  if (passing.to === "B") return arrivesAtListener(turn, passing);
  turn.rule("listener.peer-acts");
  atClient(turn, passing.peer, { kind: "segment", segment: passing.segment }, passing);
};

/** The user of the listening socket takes a connection; whether there was one. */
const accept = (turn: ListenerTurn): boolean => {
  const { acceptQueue, accepted } = turn.world;
  const taken = faulty(turn.setup.profile, "accept-takes-newest") ? acceptQueue.at(-1) : acceptQueue[0];
  if (taken === undefined) return false;
  turn.rule("listener.accept");
  turn.change({ acceptQueue: acceptQueue.filter((child) => child !== taken), accepted: [...accepted, taken] });
  return true;
};

/** CLOSE of a listening socket: what its user never saw is reset, what he accepted is his. */
const close = (turn: ListenerTurn): boolean => {
  if (!turn.world.listening) return false;
  turn.rule("listener.closed");
  const event: Event = { kind: "call", call: "ABORT" };
  for (const { peer, tcb } of [...turn.world.halfOpen, ...turn.world.acceptQueue]) {
    turn.record("B", peer, tcb, event, NO_ISN, turn.ask("B", tcb, event, NO_ISN));
  }
  turn.change({ listening: false, halfOpen: [], acceptQueue: [] });
  return true;
};
