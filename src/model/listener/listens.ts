/** A segment for which there is no connection reaches the listening socket (§3.10.7.2, RFC 4987). */
import type { Event } from "../events.ts";
import type { ListenerSetup, ListenerWorld, Passing } from "../listener-types.ts";
import { segment as makeSegment } from "../segment.ts";
import { add, type Seq } from "../seq.ts";
import type { Listen } from "../tcb.ts";
import { listenerIsn } from "./addresses.ts";
import { makeCookie, returnsCookie } from "./cookie.ts";
import { overflow } from "./follow.ts";
import type { ListenerTurn } from "./listener-turn.ts";
import { isAcceptQueueFull, isHalfOpenFull, queueForAccept } from "./queues.ts";

/** The listening socket itself, which each connection starts as a copy of. */
const LISTENING: Listen = { state: "LISTEN", remote: false, receives: 0 };

export const listens = (turn: ListenerTurn, passing: Passing): void => {
  const { segment } = passing;
  const profile = turn.setup.profile;
  if (profile.synCookies !== "never" && segment.ack !== undefined && !segment.syn) {
    if (returnsCookie(turn.setup, turn.world, passing.peer, segment, segment.ack)) return completeFromCookie(turn, passing, segment.ack);
    turn.rule("listener.cookie-refused");
  }
  if (!segment.syn || segment.ack !== undefined || segment.rst) return asListen(turn, passing);
  if (usesCookies(turn.setup, turn.world)) return answerWithCookie(turn, passing);
  if (isHalfOpenFull(profile, turn.world)) return turn.rule("listener.half-open-full");
  asListen(turn, passing);
};

const usesCookies = ({ profile }: ListenerSetup, world: ListenerWorld): boolean =>
  profile.synCookies === "always" || (profile.synCookies === "when-full" && isHalfOpenFull(profile, world));

/** As §3.10.7.2 has it; a SYN makes a connection of its own, and the socket goes on listening. */
const asListen = (turn: ListenerTurn, passing: Passing): void => {
  const { peer, segment } = passing;
  const event: Event = { kind: "segment", segment };
  const iss = listenerIsn(turn.setup, peer, turn.world.drawn);
  const outcome = turn.ask("B", LISTENING, event, iss);
  if (outcome.tookIss) turn.change({ drawn: turn.world.drawn + 1 });
  turn.record("B", peer, LISTENING, event, iss, outcome, passing);
  const { next } = outcome;
  if (next.state === "LISTEN" || next.state === "CLOSED") return;
  if (next.state !== "SYN-RECEIVED") return queueForAccept(turn, peer, next);
  turn.rule("listener.half-open");
  turn.change({ halfOpen: [...turn.world.halfOpen, { peer, tcb: next }] });
};

/** The SYN,ACK goes out as from SYN-RECEIVED, but the connection that would have sent it is forgotten at once. */
const answerWithCookie = (turn: ListenerTurn, passing: Passing): void => {
  const { peer, segment } = passing;
  turn.rule("listener.cookie-sent");
  const event: Event = { kind: "segment", segment };
  const cookie = makeCookie(turn.setup, turn.world, peer, segment.seq);
  const outcome = turn.ask("B", LISTENING, event, cookie);
  turn.record("B", peer, LISTENING, event, cookie, { ...outcome, next: LISTENING }, passing);
};

/** The ACK names both ISNs, so the SYN that began it all can be made again, and the connection from it. */
const completeFromCookie = (turn: ListenerTurn, passing: Passing, ack: Seq): void => {
  const { peer, segment } = passing;
  if (isAcceptQueueFull(turn.setup.profile, turn.world)) return overflow(turn, passing);
  turn.rule("listener.cookie-accepted");
  const syn = makeSegment({ seq: add(segment.seq, -1), syn: true, wnd: segment.wnd });
  const cookie = add(ack, -1);
  const reborn = turn.ask("B", LISTENING, { kind: "segment", segment: syn }, cookie).next;
  // Whatever else the segment was, its acknowledgment completes the handshake.
  const event: Event = { kind: "segment", segment: { ...segment, rst: false } };
  const outcome = turn.ask("B", reborn, event, cookie);
  turn.record("B", peer, reborn, event, cookie, outcome, passing);
  queueForAccept(turn, peer, outcome.next);
};
