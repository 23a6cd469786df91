/** The retransmission queue and its timer: RFC 9293 §3.8.1, §3.8.3 and RFC 6298. */
import type { Octet } from "./octet.ts";
import { faulty, type Profile } from "./profile.ts";
import { add, before, beforeOrAt, type Seq } from "./seq.ts";
import type { Queued, Retransmission, RoundTrip, Sending } from "./tcb.ts";

/** RFC 6298 §5.7: data after a SYN that timed out starts from 3 s. */
const RTO_AFTER_LOST_SYN = 3_000;

export const queuedEnd = (entry: Queued): Seq =>
  add(entry.seq, entry.data.length + (entry.syn ? 1 : 0) + (entry.fin ? 1 : 0));

const UNMEASURED: RoundTrip = { srtt: undefined, rttvar: 0, timing: undefined };

/** The sending side just after its SYN was sent (§3.10.1): SND.UNA = ISS, SND.NXT = ISS+1. */
export const synOutstanding = (profile: Profile, iss: Seq, userTimeout: number | undefined): Sending =>
  enqueue(profile, {
    iss,
    sndUna: iss,
    sndNxt: iss,
    sndWnd: 0,
    maxSndWnd: 0,
    unsent: [],
    sndUp: undefined,
    queue: [],
    rto: profile.rtoInitial,
    rtx: undefined,
    roundTrip: UNMEASURED,
    userTimeout,
  }, { seq: iss, syn: true, fin: false, data: [] });

/** Puts a segment that was just sent on the queue: SND.NXT passes over it, and the timers run (RFC 6298 §5.1). */
export const enqueue = <S extends Sending>(profile: Profile, tcb: S, entry: Queued): S => {
  const sndNxt = queuedEnd(faulty(profile, "own-fin-not-counted") ? { ...entry, fin: false } : entry);
  return {
    ...tcb,
    sndNxt,
    queue: [...tcb.queue, entry],
    rtx: tcb.queue.length === 0 ? { left: tcb.rto, count: 0, age: 0 } : tcb.rtx,
    roundTrip: tcb.roundTrip.timing === undefined
      ? { ...tcb.roundTrip, timing: { end: sndNxt, elapsed: 0 } }
      : tcb.roundTrip,
    userTimeout: tcb.userTimeout ?? profile.userTimeout,
  };
};

/** The entries of the queue that an acknowledgment of everything before `ack` leaves; only whole segments go (§3.4). */
const unacknowledged = (queue: readonly Queued[], ack: Seq): readonly Queued[] =>
  queue.filter((entry) => before(ack, queuedEnd(entry)));

/** How many octets of user text lie in `queue` before `ack`, from `from` on. None is sent with a SYN. */
const textBetween = (queue: readonly Queued[], from: Seq, ack: Seq): number =>
  queue.flatMap((entry) => entry.data.map((_: Octet, i) => add(entry.seq, i)))
    .filter((at) => beforeOrAt(from, at) && before(at, ack)).length;

/**
 * SND.UNA < SEG.ACK =< SND.NXT (§3.10.7.4, fifth): SND.UNA advances, what is wholly acknowledged leaves the queue,
 * the timer starts anew or stops (RFC 6298 §5.2, §5.3).
 * @returns the sending side, and the number of octets of SEND that this acknowledges.
 */
export const acknowledge = <S extends Sending>(profile: Profile, tcb: S, ack: Seq): { tcb: S; octets: number } => {
  const queue = unacknowledged(tcb.queue, ack);
  const synWasResent = tcb.queue[0]?.syn === true && (tcb.rtx?.count ?? 0) > 0;
  const { roundTrip, rto: measured } = measure(profile, tcb, ack);
  const rto = synWasResent ? Math.max(RTO_AFTER_LOST_SYN, profile.rtoMin) : measured;
  const idle = queue.length === 0 && tcb.unsent.length === 0;
  return {
    tcb: {
      ...tcb,
      sndUna: ack,
      queue,
      rto,
      rtx: queue.length === 0 ? undefined : { left: rto, count: 0, age: 0 },
      roundTrip,
      sndUp: tcb.sndUp !== undefined && beforeOrAt(tcb.sndUp, ack) ? undefined : tcb.sndUp,
      userTimeout: idle ? undefined : profile.userTimeout,
    },
    octets: textBetween(tcb.queue, tcb.sndUna, ack),
  };
};

/** RFC 6298 §2: the first measurement sets SRTT and RTTVAR, later ones smooth them. */
const measure = (profile: Profile, tcb: Sending, ack: Seq): { roundTrip: RoundTrip; rto: number } => {
  const { srtt, rttvar, timing } = tcb.roundTrip;
  if (timing === undefined || before(ack, timing.end)) return { roundTrip: tcb.roundTrip, rto: tcb.rto };
  const sample = timing.elapsed;
  const next = srtt === undefined
    ? { srtt: sample, rttvar: sample / 2 }
    : { srtt: (7 * srtt + sample) / 8, rttvar: (3 * rttvar + Math.abs(srtt - sample)) / 4 };
  const rto = Math.min(profile.rtoMax, Math.max(profile.rtoMin, Math.ceil(next.srtt + 4 * next.rttvar)));
  return { roundTrip: { ...next, timing: undefined }, rto };
};

/** RFC 6298 §5.5, §5.6 and Karn: the timer has expired, the front is sent again, the RTO doubles up to its cap. */
export const backOff = <S extends Sending>(profile: Profile, tcb: S, { count, age }: Retransmission): S => {
  const rto = Math.min(profile.rtoMax, tcb.rto * (faulty(profile, "no-back-off") ? 1 : 2));
  return { ...tcb, rto, rtx: { left: rto, count: count + 1, age }, roundTrip: { ...tcb.roundTrip, timing: undefined } };
};
