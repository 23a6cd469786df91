/**
 * How well is an ISN guessed by somebody who sees nothing of the connection? Counted, not assumed: one guess for every
 * secret and every tick at which the listener may answer (RFC 6528 §1–3, RFC 9293 §3.4.1).
 *
 * The guesser opens a connection from his own address, or has had the victim's address before, or knows nothing; he then
 * sends a SYN with the victim's address and an ACK with his guess. He knows the moment of the answer up to some ticks.
 */
import type { FaultId } from "../../model/faults.ts";
import { f, scramble, selectIsn, type Tuple } from "../../model/isn.ts";
import { PROFILES } from "../../model/profiles.ts";
import type { Profile } from "../../model/profile.ts";
import { add, seq, type Seq } from "../../model/seq.ts";
import { keyFrom, type SipKey } from "../../model/siphash.ts";
import { listenerSetup } from "../../properties/arbitraries/schedule-type.ts";
import type { GuessCell, IsnSweep } from "../../trace/sweep.ts";
import { eachCell, type Sweeping } from "./each-cell.ts";
import { ListenerWalk } from "./listener-walk.ts";

const POLICIES = [
  { policy: "one for all", faults: ["fixed-isn"] },
  { policy: "fixed for each pair", faults: ["fixed-isn"] },
  { policy: "clock only", faults: ["clock-only-isn"] },
  { policy: "random", faults: ["random-isn"] },
  { policy: "RFC 6528", faults: [] },
] as const satisfies readonly { policy: GuessCell["policy"]; faults: readonly FaultId[] }[];

const SEEN = ["nothing", "another socket", "the same socket"] as const satisfies readonly GuessCell["seen"][];

/** The moment is known exactly, to a millisecond, to a tenth of a second: ticks of 4 µs. */
const TICKS = [1, 250, 25_000] as const;
const SECRETS = 32;
/** Ticks between what he saw and the middle of when the answer may come: two seconds. */
const APART = 500_000;

/** The victim's socket, and the guesser's own (RFC 5737). */
const VICTIM: Tuple = { localIp: 0xc000_0201, localPort: 80, remoteIp: 0xc633_6401, remotePort: 49_152 };
const GUESSER: Tuple = { ...VICTIM, remoteIp: 0xcb00_7101 };

/** A number as good as any other. */
const BLIND = seq(0x5eed_5eed);

/** Distances from the right acknowledgment, octets. */
const OFF = [0, 1, -1, 2, -2, 1000, -1000, 2 ** 16, 2 ** 31 - 1, -(2 ** 31)] as const;

/** Deterministic: the same model gives the same sweep. */
export function* sweepingIsn(): Sweeping<IsnSweep> {
  const places = POLICIES.flatMap(({ policy, faults }) => SEEN.flatMap((seen) => TICKS.map((ticks) => [policy, new Set<FaultId>(faults), seen, ticks] as const)));
  return {
    cells: yield* eachCell(places, (place) => cell(...place), 0, places.length),
    opens: OFF.map((off) => ({ off, opens: opensWith(off) })),
  };
}

const cell = (policy: GuessCell["policy"], faults: ReadonlySet<FaultId>, seen: GuessCell["seen"], ticks: number): GuessCell => {
  const profile: Profile = { ...PROFILES.rfc9293.profile, faults };
  const fOf = (tuple: Tuple, key: SipKey): Seq => f(policy === "one for all" ? VICTIM : tuple, key);
  let hits = 0;
  for (let secret = 0; secret < SECRETS; secret++) {
    const key = keyFrom(secret);
    const start = scramble(secret, 0);
    const ofVictim = fOf(VICTIM, key);
    const saw = selectIsn(profile, { f: seen === "another socket" ? fOf(GUESSER, key) : ofVictim, clock: start, entropy: scramble(secret, 1) });
    // The best guess for the middle of the time: what he saw, moved on as far as the clock has moved where there is a clock in it.
    const guess = seen === "nothing" ? BLIND : policy === "one for all" || policy === "fixed for each pair" ? saw : add(saw, APART);
    const first = start + APART - Math.floor(ticks / 2);
    for (let tick = 0; tick < ticks; tick++) {
      if (selectIsn(profile, { f: ofVictim, clock: first + tick, entropy: scramble(secret, tick + 2) }) === guess) hits++;
    }
  }
  return { policy, seen, ticks, guesses: SECRETS * ticks, hits };
};

/** Whether the listener takes an ACK for the third of a handshake that acknowledges `off` more than its ISN + 1. */
const opensWith = (off: number): boolean => {
  const walk = new ListenerWalk(listenerSetup({ settings: {}, isn: 0 }, PROFILES.rfc9293.profile));
  walk.take({ do: "spoof", peer: "N1" });
  walk.all("deliver", "A");
  walk.take({ do: "inject", peer: "N1", forged: { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "iss", plus: 1 + off } } });
  walk.all("deliver", "A");
  return walk.holds("N1");
};
