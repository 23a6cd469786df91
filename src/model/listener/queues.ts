/** The half-open queue and the accept queue: who is in them, and when they are full. */
import type { Child, ListenerSetup, ListenerWorld, Passing, Peer } from "../listener-types.ts";
import { faulty, type Profile } from "../profile.ts";
import type { Tcb } from "../tcb.ts";
import type { ListenerTurn } from "./listener-turn.ts";

/** Every connection of the listening side. */
export const children = (world: ListenerWorld): readonly Child[] => [...world.halfOpen, ...world.acceptQueue, ...world.accepted];

export const isHalfOpenFull = (profile: Profile, world: ListenerWorld): boolean =>
  world.halfOpen.length >= profile.synBacklog && !faulty(profile, "unbounded-half-open");

/**
 * SCOPE: exactly `backlog` connections fit; Linux lets one more in. It also drops SYNs while the accept queue is full,
 * where this listener answers them.
 */
export const isAcceptQueueFull = (profile: Profile, world: ListenerWorld): boolean =>
  world.acceptQueue.length >= profile.backlog && !faulty(profile, "accept-queue-unbounded");

/** The connection that a segment belongs to: the one with exactly its 4-tuple. */
export const childOf = (setup: ListenerSetup, world: ListenerWorld, { peer, segment }: Passing): Child | undefined =>
  children(world).find((child) => child.peer === peer) ??
  (!segment.syn && faulty(setup.profile, "demultiplexes-to-any-half-open") ? world.halfOpen[0] : undefined);

/** Takes the connection out of whichever queue it is in. */
export const remove = (turn: ListenerTurn, peer: Peer): void => {
  const others = (queue: readonly Child[]): readonly Child[] => queue.filter((child) => child.peer !== peer);
  const { halfOpen, acceptQueue, accepted } = turn.world;
  turn.change({ halfOpen: others(halfOpen), acceptQueue: others(acceptQueue), accepted: others(accepted) });
};

/** The connection goes on in the queue it is in. */
export const update = (turn: ListenerTurn, peer: Peer, tcb: Tcb): void => {
  const renewed = (queue: readonly Child[]): readonly Child[] =>
    queue.map((child) => (child.peer === peer ? { peer, tcb } : child));
  const { halfOpen, acceptQueue, accepted } = turn.world;
  turn.change({ halfOpen: renewed(halfOpen), acceptQueue: renewed(acceptQueue), accepted: renewed(accepted) });
};

/** A connection whose handshake is complete waits for accept. */
export const queueForAccept = (turn: ListenerTurn, peer: Peer, tcb: Tcb): void => {
  turn.rule("listener.completed");
  remove(turn, peer);
  turn.change({ acceptQueue: [...turn.world.acceptQueue, { peer, tcb }] });
};
