/** A forged segment of a listener run: as in a connection between the peer it names and the listening side. */
import { forge } from "../forge.ts";
import type { ListenerSetup, ListenerWorld, Peer } from "../listener-types.ts";
import type { Segment } from "../segment.ts";
import { CLOSED } from "../tcb.ts";
import type { Forged } from "../world-types.ts";
import { listenerIsn, peerIsn } from "./addresses.ts";
import { children } from "./queues.ts";

/**
 * Where no connection is, or it is kept in a cookie, positions count from what the listener last told the peer.
 */
export const forgeFrom = (setup: ListenerSetup, world: ListenerWorld, peer: Peer, forged: Forged): Segment => {
  const { profile, claimed } = setup;
  const told = world.told.find((one) => one.peer === peer);
  const client = world.clients.find((one) => one.peer === peer);
  const child = children(world).find((one) => one.peer === peer);
  const isn = { A: peerIsn(setup, peer, 0), B: listenerIsn(setup, peer, world.drawn), step: 0 };
  return forge({ profile, claimed, isn }, {
    A: { tcb: CLOSED, iss: told?.irs ?? client?.iss },
    B: { tcb: child?.tcb ?? CLOSED, iss: told?.iss },
  }, "B", forged);
};
