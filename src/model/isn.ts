/** Initial sequence number selection (RFC 9293 §3.4.1, RFC 6528 §3): ISN = M + F(tuple, secret). */
import { faulty, type Profile } from "./profile.ts";
import { add, seq, type Seq } from "./seq.ts";
import { sipHash32, type SipKey } from "./siphash.ts";

/** M runs "roughly every 4 microseconds" (§3.4.1). */
export const TICKS_PER_MS = 250;

/** The four numbers that name a connection; addresses stand for themselves as 32-bit numbers. */
export interface Tuple {
  readonly localIp: number;
  readonly localPort: number;
  readonly remoteIp: number;
  readonly remotePort: number;
}

/** F(localip, localport, remoteip, remoteport, secretkey): MUST NOT be computable from the outside (MUST-9). */
export const f = (tuple: Tuple, secret: SipKey): Seq =>
  seq(sipHash32(secret, [tuple.localIp, tuple.remoteIp, (tuple.localPort << 16) | tuple.remotePort]));

export interface IsnInputs {
  /** F of this connection. */
  readonly f: Seq;
  /** M: ticks of 4 µs; may run past 2^32, where the number space wraps (after 4.77 hours). */
  readonly clock: number;
  /** A number from a generator; the rule of RFC 6528 has no use for it. */
  readonly entropy: number;
}

/** The initial sequence number of a new connection. */
export const selectIsn = (profile: Profile, inputs: IsnInputs): Seq => {
  if (faulty(profile, "fixed-isn")) return inputs.f;
  if (faulty(profile, "clock-only-isn")) return seq(inputs.clock);
  if (faulty(profile, "random-isn")) return seq(inputs.entropy);
  return add(inputs.f, inputs.clock);
};

/**
 * The ISN of one end of a connection run, where `base` is F of its tuple, and the clock moves on by `step` ticks between
 * one ISN and the next.
 */
export const worldIsn = (profile: Profile, base: Seq, drawn: number, step: number): Seq =>
  selectIsn(profile, { f: base, clock: drawn * step, entropy: scramble(base, drawn) });

/** Thirty-two well-mixed bits from two numbers (the finalizer of MurmurHash3): cheap, repeatable, and no secret. */
export const scramble = (a: number, b: number): number => {
  let h = Math.imul(a ^ Math.imul(b + 1, 0x9e37_79b1), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
};
