/** The remote side: hosts that really run an endpoint, and addresses that are only used. */
import type { Event, Outcome } from "../events.ts";
import type { Client, Passing, Peer } from "../listener-types.ts";
import { octets } from "../octet.ts";
import { segment } from "../segment.ts";
import { isHost, NO_ISN, peerIsn } from "./addresses.ts";
import { arrivesAtListener } from "./arrives.ts";
import { forgeFrom } from "./forge.ts";
import type { ListenerTurn } from "./listener-turn.ts";
import { nameFromPeer } from "./names.ts";
import type { Forged } from "../world-types.ts";

/** One event at a host; its segments go to the listener. */
export const atClient = (turn: ListenerTurn, peer: Peer, event: Event, arrived?: Passing): Outcome => {
  const client = turn.client(peer);
  const iss = event.kind === "call" && event.call === "OPEN" ? peerIsn(turn.setup, peer, client.incarnation) : NO_ISN;
  const outcome = turn.ask("A", client.tcb, event, iss);
  const next: Client = outcome.tookIss
    ? { peer, tcb: outcome.next, incarnation: client.incarnation + 1, iss, written: 0 }
    : { ...client, tcb: outcome.next };
  // Before its segments are named: the names tell the incarnation and count from its ISN.
  if (next.tcb !== client.tcb) turn.setClient(next);
  turn.record("A", peer, client.tcb, event, iss, outcome, arrived);
  return outcome;
};

export const connect = (turn: ListenerTurn, peer: Peer): void => {
  turn.rule("listener.peer-acts");
  atClient(turn, peer, { kind: "call", call: "OPEN", mode: "active", remote: true });
};

export const abort = (turn: ListenerTurn, peer: Peer): void => {
  turn.rule("listener.peer-acts");
  atClient(turn, peer, { kind: "call", call: "ABORT" });
};

/** Octets are labelled with the number of the host's connections; origin A is the remote side. */
export const send = (turn: ListenerTurn, peer: Peer, count: number): void => {
  turn.rule("listener.peer-acts");
  const { incarnation, written } = turn.client(peer);
  const { signals } = atClient(turn, peer, { kind: "call", call: "SEND", data: octets("A", incarnation, written, count) });
  // A SEND that is refused says so at once, and one that is taken nothing yet.
  if (signals.length === 0) turn.setClient({ ...turn.client(peer), written: written + count });
};

/** A segment that somebody makes in the peer's name; it arrives at once. */
const imposed = (turn: ListenerTurn, peer: Peer, made: Passing["segment"]): Passing => {
  const passing: Passing = {
    name: nameFromPeer(turn.world, peer, made, true), peer, segment: made, from: "X", to: "B", life: turn.setup.profile.msl, copy: false,
  };
  arrivesAtListener(turn, passing);
  return passing;
};

/** A SYN in the peer's name. Always the same, so that a second one is a duplicate. */
export const spoof = (turn: ListenerTurn, peer: Peer): Passing => {
  // Never an ISN that the peer itself uses: its incarnations count up from 0.
  const iss = peerIsn(turn.setup, peer, SPOOFED);
  return imposed(turn, peer, segment({ seq: iss, syn: true, wnd: turn.setup.profile.rcvBuffer }));
};

const SPOOFED = 1_000;

export const inject = (turn: ListenerTurn, peer: Peer, forged: Forged): Passing =>
  imposed(turn, peer, forgeFrom(turn.setup, turn.world, peer, forged));

/** The 4-tuples that can take part. */
export const isPeer = (peer: Peer): boolean => /^[CN][1-9]\d*$/.test(peer);
export const canConnect = (turn: ListenerTurn, peer: Peer): boolean => isHost(peer) && turn.client(peer).tcb.state === "CLOSED";
