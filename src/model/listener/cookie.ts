/**
 * SYN cookies (RFC 4987 §3.6, after Bernstein): an ISN that only this listener can make and that tells it, when it comes
 * back, what it would otherwise have had to keep. Five bits of a slow counter, three for the MSS, 24 of a keyed hash of
 * the 4-tuple, the peer's ISN and the counter.
 */
import type { ListenerSetup, ListenerWorld, Peer } from "../listener-types.ts";
import { faulty, type Profile } from "../profile.ts";
import { add, seq, type Seq } from "../seq.ts";
import type { Segment } from "../segment.ts";
import { keyFrom, sipHash32 } from "../siphash.ts";
import { tupleOf } from "./addresses.ts";

const COUNTERS = 32;
/** A cookie is honoured while the counter is the one it was made with, or the next. */
const HONOURED = 2;

/**
 * How long the counter stands at one value, so that no cookie is honoured longer than the profile says;
 * each is honoured for at least half as long.
 */
export const cookiePeriod = (profile: Profile): number => profile.cookieLifetime / HONOURED;

const hash = (setup: ListenerSetup, peer: Peer, irs: Seq, counter: number): number => {
  const { localIp, localPort, remoteIp, remotePort } = tupleOf(peer);
  // The cookie key must not be the ISN key: one is asked about freely by anyone who sends a SYN.
  return sipHash32(keyFrom(~setup.isn), [localIp, remoteIp, (localPort << 16) | remotePort, irs, counter]) & 0xff_ffff;
};

/** The counter's low five bits tell which counter the hash was made with. SCOPE: one MSS, index 0; no other options. */
const layOut = (counter: number, hashed: number): Seq => seq(((counter % COUNTERS) << 27) | hashed);

const cookieOf = (setup: ListenerSetup, peer: Peer, irs: Seq, counter: number): Seq =>
  layOut(counter, hash(setup, peer, irs, counter));

/** The ISN that answers a SYN with sequence number `irs`. */
export const makeCookie = (setup: ListenerSetup, world: ListenerWorld, peer: Peer, irs: Seq): Seq =>
  cookieOf(setup, peer, irs, world.cookies.counter);

/** Whether a segment that acknowledges `ack`, and is no SYN, completes a handshake that began with a cookie. */
export const returnsCookie = (setup: ListenerSetup, world: ListenerWorld, peer: Peer, segment: Segment, ack: Seq): boolean => {
  // A reset asks for nothing, whatever it acknowledges.
  if (segment.rst && !faulty(setup.profile, "cookie-completes-on-reset")) return false;
  if (faulty(setup.profile, "cookie-accepts-any-ack")) return true;
  const cookie = add(ack, -1);
  const now = world.cookies.counter;
  const age = ((now % COUNTERS) - (cookie >>> 27) + COUNTERS) % COUNTERS;
  return isFresh(setup.profile, age) && cookie === cookieOf(setup, peer, add(segment.seq, -1), now - age);
};

const isFresh = (profile: Profile, age: number): boolean => faulty(profile, "cookie-never-expires") || age < HONOURED;

/** The counter after `ms`. */
export const tick = (profile: Profile, cookies: ListenerWorld["cookies"], ms: number): ListenerWorld["cookies"] => {
  if (profile.synCookies === "never") return cookies;
  const left = cookies.left - ms;
  return left > 0 ? { ...cookies, left } : { counter: cookies.counter + 1, left: left + cookiePeriod(profile) };
};
