/** A forged segment, from positions to numbers. */
import type { ListenerSetup, ListenerWorld, Peer } from "../listener-types.ts";
import { octets } from "../octet.ts";
import { segment, type Segment } from "../segment.ts";
import { add, seq, type Seq } from "../seq.ts";
import type { Forged, Position } from "../world-types.ts";
import { listenerIsn, peerIsn } from "./addresses.ts";
import { children } from "./queues.ts";

/**
 * The origin that a position counts from: in the connection it goes to, or, where there is none (or it is kept in a
 * cookie), in what the listener last told the peer.
 */
const origin = (setup: ListenerSetup, world: ListenerWorld, peer: Peer, at: Position["at"]): Seq => {
  const tcb = children(world).find((child) => child.peer === peer)?.tcb;
  const told = world.told.find((one) => one.peer === peer);
  const iss = told?.iss ?? listenerIsn(setup, peer, world.drawn);
  const irs = told?.irs ?? peerIsn(setup.claimed ?? setup.profile, setup, peer, 0);
  const live = tcb !== undefined && tcb.state !== "LISTEN" && tcb.state !== "CLOSED" && tcb.state !== "SYN-SENT" ? tcb : undefined;
  switch (at) {
    case "rcvNxt":
      return live?.rcvNxt ?? add(irs, 1);
    case "rcvEdge":
      return add(live?.rcvNxt ?? add(irs, 1), live?.rcvWnd ?? setup.profile.rcvBuffer);
    case "sndUna":
      return live?.sndUna ?? iss;
    case "sndNxt":
      return live?.sndNxt ?? add(iss, 1);
    case "iss":
      return live?.iss ?? iss;
    case "irs":
      return live?.irs ?? irs;
    case "peerIss":
      return world.clients.find((client) => client.peer === peer)?.iss ?? irs;
    case "zero":
      return seq(0);
    default:
      return at satisfies never;
  }
};

export const forge = (setup: ListenerSetup, world: ListenerWorld, peer: Peer, forged: Forged): Segment => {
  const at = ({ at, plus }: Position): Seq => add(origin(setup, world, peer, at), plus);
  return segment({
    seq: at(forged.seq),
    ack: forged.ack === undefined ? undefined : at(forged.ack),
    syn: forged.syn ?? false,
    fin: forged.fin ?? false,
    rst: forged.rst ?? false,
    data: octets("X", 0, 0, forged.octets ?? 0),
    wnd: forged.wnd ?? setup.profile.rcvBuffer,
  });
};
