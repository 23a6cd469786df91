/** Time that passes, and the three timeouts of RFC 9293 §3.10.8 with RFC 6298's intervals. */
import type { Inputs } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import { CLOSED, type Challenges, type Connected, type SynSent, type Tcb } from "../../model/tcb.ts";
import { backToListen, backToTimeWait } from "./effects.ts";
import { end } from "./endings.ts";
import { draft, type Draft } from "./expected.ts";
import { sendPiece } from "./output.ts";
import { abortReset, ofConnection, openingSyn } from "./segments.ts";

type Live = SynSent | Connected;

export interface Passed {
  readonly row: "nothing due" | "TIME-WAIT timeout" | "user timeout" | "retransmission timeout" | "R2" | "window probe";
  readonly allowed: readonly Draft[];
}

export const passing = (before: Tcb, ms: number, inputs: Inputs, claimed: Profile): Passed => {
  if (before.state === "CLOSED" || before.state === "LISTEN") return { row: "nothing due", allowed: [draft(before)] };
  if (before.state === "TIME-WAIT") {
    const left = before.timeWait - ms;
    return left > 0
      ? { row: "nothing due", allowed: [draft({ ...before, timeWait: left, challenges: less(before.challenges, ms) })] }
      : { row: "TIME-WAIT timeout", allowed: [draft(CLOSED)] };
  }
  const later = older(before, ms);
  const userIsDue = later.userTimeout !== undefined && later.userTimeout <= 0;
  const rtxIsDue = later.rtx !== undefined && later.rtx.left <= 0;
  // Where both fall due at once, either comes first.
  const user = userIsDue ? userTimeout(later, claimed) : [];
  if (!rtxIsDue) return userIsDue ? { row: "user timeout", allowed: user } : { row: "nothing due", allowed: [draft(later)] };
  const expired = retransmissionTimeout(later, inputs, claimed);
  return userIsDue ? { row: "user timeout", allowed: [...user, ...expired.allowed] } : expired;
};

const older = (tcb: Live, ms: number): Live => {
  const { rtx, userTimeout: user, roundTrip } = tcb;
  const timing = roundTrip.timing;
  const timers = {
    rtx: rtx === undefined ? undefined : { left: rtx.left - ms, count: rtx.count, age: rtx.age + ms },
    userTimeout: user === undefined ? undefined : user - ms,
    roundTrip: timing === undefined ? roundTrip : { ...roundTrip, timing: { end: timing.end, elapsed: timing.elapsed + ms } },
  };
  return tcb.state === "SYN-SENT" ? { ...tcb, ...timers } : { ...tcb, ...timers, challenges: less(tcb.challenges, ms) };
};

const less = (challenges: Challenges | undefined, ms: number): Challenges | undefined =>
  challenges === undefined || challenges.left - ms <= 0 ? undefined : { sent: challenges.sent, left: challenges.left - ms };

/** "Flush all queues, signal the user …, delete the TCB, enter the CLOSED state." D-18: no RST is named. */
const userTimeout = (tcb: Live, claimed: Profile): readonly Draft[] => {
  const out = draft(CLOSED);
  tellPeer(out, tcb, claimed);
  end(out, tcb, "connection timeout", { kind: "timeout", which: "user" });
  return [out];
};

const tellPeer = (out: Draft, tcb: Live, claimed: Profile): void => {
  if (claimed.resetOnTimeout === "after-syn-received" && tcb.state !== "SYN-SENT") out.sent.push(abortReset(tcb.sndNxt));
};

/** The front of the queue again; the interval doubles up to the cap (RFC 6298 §5.4 to §5.6); at R2 the connection is closed (MUST-20). */
const retransmissionTimeout = (tcb: Live, inputs: Inputs, claimed: Profile): Passed => {
  const front = tcb.queue[0];
  const rto = Math.min(claimed.rtoMax, tcb.rto * 2);
  if (front === undefined) return { row: "window probe", allowed: probing(tcb, rto, inputs, claimed) };
  const { count, age } = tcb.rtx ?? { count: 0, age: 0 };
  if (age >= (front.syn ? claimed.r2Syn : claimed.r2)) return { row: "R2", allowed: givingUp(tcb, claimed) };
  const next = { ...tcb, rto, rtx: { left: rto, count: count + 1, age }, roundTrip: { ...tcb.roundTrip, timing: undefined } };
  const out = draft(next);
  // SHLD-9: the user hears of it once R1 is reached.
  if (count + 1 === claimed.r1) out.signals.push({ kind: "delivery-problem" });
  out.sent.push(tcb.state === "SYN-SENT"
    ? openingSyn(front.seq, inputs.tsNow, claimed)
    : ofConnection(tcb, { seq: front.seq, syn: front.syn, fin: front.fin, data: front.data }, inputs.tsNow, claimed));
  return { row: "retransmission timeout", allowed: [out] };
};

const givingUp = (tcb: Live, claimed: Profile): readonly Draft[] => {
  // A listener's connection was never told to the user; it may go back to listening, or to the TIME-WAIT it came from.
  if (tcb.state === "SYN-RECEIVED" && tcb.reopened !== undefined) return [backToTimeWait(draft(tcb), tcb, claimed)];
  if (tcb.state === "SYN-RECEIVED" && tcb.openedBy === "passive") return backToListen(draft(tcb), tcb);
  const out = draft(CLOSED);
  tellPeer(out, tcb, claimed);
  end(out, tcb, "connection timeout", { kind: "timeout", which: "retransmission" });
  return [out];
};

/** §3.8.6.1: one octet into the closed window, at doubling intervals (SHLD-30). */
const probing = (tcb: Live, rto: number, inputs: Inputs, claimed: Profile): readonly Draft[] => {
  if (tcb.state !== "ESTABLISHED" && tcb.state !== "CLOSE-WAIT" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "CLOSING") return [];
  const out = draft(tcb);
  sendPiece(out, { ...tcb, rto }, 1, inputs, claimed);
  return [out];
};
