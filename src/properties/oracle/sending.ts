/** What an acknowledgment and a transmission do to the sending side, by RFC 9293 §3.4, §3.8 and RFC 6298, in the oracle's own arithmetic. */
import type { Profile } from "../../model/profile.ts";
import type { Seq } from "../../model/seq.ts";
import type { Queued, RoundTrip, Sending } from "../../model/tcb.ts";
import { plus, seenFrom } from "./circle.ts";
import type { Draft } from "./expected.ts";

/** The oracle's numbers are plain; they become sequence numbers where they enter a TCB or a segment. */
export const point = (value: number): Seq => plus(0, value) as Seq;

export const endOf = (entry: Queued): number => plus(entry.seq, entry.data.length + Number(entry.syn) + Number(entry.fin));

/** RFC 6298 §5.7. */
const AFTER_LOST_SYN = 3_000;

/** RFC 6298 §2.2, §2.3: the estimate after one more sample. */
const sampled = ({ srtt, rttvar }: RoundTrip, sample: number): RoundTrip =>
  srtt === undefined
    ? { srtt: sample, rttvar: sample * 0.5, timing: undefined }
    : { srtt: srtt * 0.875 + sample * 0.125, rttvar: rttvar * 0.75 + Math.abs(srtt - sample) * 0.25, timing: undefined };

/** §2.4, §2.5: at least the floor, at most the cap, in whole ms. */
const bounded = ({ srtt, rttvar }: RoundTrip, claimed: Profile): number => {
  const estimate = Math.ceil((srtt ?? 0) + 4 * rttvar);
  return Math.min(claimed.rtoMax, Math.max(claimed.rtoMin, estimate));
};

/**
 * SND.UNA < SEG.ACK =< SND.NXT: SND.UNA advances, whole segments leave the queue, the timer starts anew or stops
 * (RFC 6298 §5.2, §5.3), the user is told of text that arrived.
 */
export const acknowledgedUpTo = <S extends Sending>(out: Draft, tcb: S, ack: Seq, claimed: Profile): S => {
  const queue = tcb.queue.filter((entry) => seenFrom(ack, endOf(entry)) > 0);
  const first = tcb.queue[0];
  const synGone = first?.syn === true && queue[0] !== first;
  let { rto, roundTrip } = tcb;
  if (roundTrip.timing !== undefined && seenFrom(roundTrip.timing.end, ack) >= 0) {
    roundTrip = sampled(roundTrip, roundTrip.timing.elapsed);
    rto = bounded(roundTrip, claimed);
  }
  if (synGone && (tcb.rtx?.count ?? 0) > 0 && claimed.rtoInitial < AFTER_LOST_SYN) rto = Math.max(claimed.rtoMin, AFTER_LOST_SYN);
  // A front segment that is acknowledged in part stays the front: whether that restarts its R2 is left open.
  const sameFront = first !== undefined && queue[0] === first;
  if (sameFront) out.unsettled["rtx"] = [{ left: rto, count: 0, age: 0 }, { left: rto, count: tcb.rtx?.count ?? 0, age: tcb.rtx?.age ?? 0 }];
  const octets = textBelow(tcb.queue, tcb.sndUna, ack);
  if (octets > 0) out.signals.push({ kind: "sent", octets });
  const idle = queue.length === 0 && tcb.unsent.length === 0;
  return {
    ...tcb,
    sndUna: ack,
    queue,
    rto,
    roundTrip,
    rtx: queue.length === 0 ? undefined : { left: rto, count: 0, age: 0 },
    sndUp: tcb.sndUp !== undefined && seenFrom(tcb.sndUp, ack) >= 0 ? undefined : tcb.sndUp,
    userTimeout: idle ? undefined : claimed.userTimeout,
  };
};

/** The octets of user text in `queue` numbered from `una` up to, but without, `ack`. */
const textBelow = (queue: readonly Queued[], una: number, ack: number): number => {
  let count = 0;
  for (const entry of queue) {
    entry.data.forEach((_, i) => {
      const at = plus(entry.seq, i + Number(entry.syn));
      if (seenFrom(una, at) >= 0 && seenFrom(at, ack) > 0) count++;
    });
  }
  return count;
};

/** A segment that occupies sequence space was sent: it is on the queue, SND.NXT is behind it, its timers run (RFC 6298 §5.1). */
export const queued = <S extends Sending>(tcb: S, entry: Queued, claimed: Profile): S => {
  const end = point(endOf(entry));
  const timed = tcb.roundTrip.timing !== undefined;
  return {
    ...tcb,
    sndNxt: end,
    queue: [...tcb.queue, entry],
    rtx: tcb.queue.length > 0 ? tcb.rtx : { left: tcb.rto, count: 0, age: 0 },
    roundTrip: timed ? tcb.roundTrip : { ...tcb.roundTrip, timing: { end, elapsed: 0 } },
    userTimeout: tcb.userTimeout ?? claimed.userTimeout,
  };
};

/** The sending side with nothing but a SYN sent: SND.UNA = ISS, SND.NXT = ISS+1 (§3.10.1). */
export const synSent = (iss: Seq, claimed: Profile): Sending => queued({
  iss, sndUna: iss, sndNxt: iss, sndWnd: 0, maxSndWnd: 0, unsent: [], sndUp: undefined, queue: [], rto: claimed.rtoInitial, rtx: undefined,
  roundTrip: { srtt: undefined, rttvar: 0, timing: undefined }, userTimeout: claimed.userTimeout,
}, { seq: iss, syn: true, fin: false, data: [] }, claimed);
