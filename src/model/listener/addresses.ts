/** The 4-tuples and sequence numbers of a listener run. */
import { f, worldIsn, type Tuple } from "../isn.ts";
import type { ListenerSetup, Peer } from "../listener-types.ts";
import { seq, type Seq } from "../seq.ts";
import { keyFrom } from "../siphash.ts";

/** 192.0.2.1 listens; 198.51.100.0/24 is full of hosts, in 203.0.113.0/24 is nobody (RFC 5737). */
const LISTENER = { ip: 0xc000_0201, port: 80 };
const HOSTS = 0xc633_6400;
const NOBODY = 0xcb00_7100;

export const isHost = (peer: Peer): boolean => peer.startsWith("C");
export const numberOf = (peer: Peer): number => Number(peer.slice(1));

const addressOf = (peer: Peer): { ip: number; port: number } => ({
  ip: (isHost(peer) ? HOSTS : NOBODY) + (numberOf(peer) & 0xff),
  port: 49_152 + (numberOf(peer) >>> 8),
});

/** The connection's name at the listening side. */
export const tupleOf = (peer: Peer): Tuple => {
  const { ip, port } = addressOf(peer);
  return { localIp: LISTENER.ip, localPort: LISTENER.port, remoteIp: ip, remotePort: port };
};

/** How many ticks of 4 µs the ISN clocks move between two connections: four seconds. */
const STEP = 1_000_000;

/** For events that never open a connection: the passing of time, and ABORT. */
export const NO_ISN = seq(0);

/** The ISN that the listening side would give a new connection of this peer. */
export const listenerIsn = (setup: ListenerSetup, peer: Peer, drawn: number): Seq =>
  worldIsn(setup.profile, f(tupleOf(peer), keyFrom(setup.isn)), drawn, STEP);

/** The ISN of a peer's next connection. Every host has a secret of its own. */
export const peerIsn = (setup: ListenerSetup, peer: Peer, drawn: number): Seq => {
  const { localIp, localPort, remoteIp, remotePort } = tupleOf(peer);
  const turned = { localIp: remoteIp, localPort: remotePort, remoteIp: localIp, remotePort: localPort };
  return worldIsn(setup.claimed, f(turned, keyFrom(setup.isn + numberOf(peer) + 1)), drawn, STEP);
};
