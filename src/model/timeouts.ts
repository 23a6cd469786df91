/** §3.10.8 Timeouts, and the passing of time that leads to them. */
import { abandon } from "./connection.ts";
import { sendOn } from "./output.ts";
import { faulty } from "./profile.ts";
import { abortSegment, ofConnection, synSegment } from "./replies.ts";
import { backOff, synOutstanding } from "./retransmission.ts";
import { backToListen } from "./segment-arrives/checks/2-reset-bit.ts";
import type { Connected, Retransmission, SynSent, Tcb } from "./tcb.ts";
import type { Turn } from "./turn.ts";

/** ms to the next thing that happens by itself; Infinity when nothing will. */
export const deadline = (tcb: Tcb): number => {
  switch (tcb.state) {
    case "CLOSED":
    case "LISTEN":
      return Infinity;
    case "TIME-WAIT":
      return Math.min(tcb.timeWait, tcb.challenges?.left ?? Infinity);
    case "SYN-SENT":
      return Math.min(tcb.rtx?.left ?? Infinity, tcb.userTimeout ?? Infinity);
    default:
      return Math.min(tcb.rtx?.left ?? Infinity, tcb.userTimeout ?? Infinity, tcb.challenges?.left ?? Infinity);
  }
};

/** @throws when `ms` jumps over a deadline: whoever moves time has to stop there. */
export const elapse = (turn: Turn, ms: number): void => {
  if (ms < 0 || ms > deadline(turn.tcb)) throw new RangeError(`elapse ${ms} ms jumps over a deadline at ${deadline(turn.tcb)} ms`);
  turn.tcb = aged(turn.tcb, ms);
  const tcb = turn.tcb;
  if (tcb.state === "CLOSED" || tcb.state === "LISTEN") return turn.rule("elapse.nothing-due");
  if (tcb.state === "TIME-WAIT") {
    if (tcb.timeWait > 0) return turn.rule("elapse.nothing-due");
    turn.rule("timeout.time-wait");
    return turn.close();
  }
  if (tcb.userTimeout === 0) return userTimeout(turn, tcb);
  if (tcb.rtx?.left === 0) return retransmissionTimeout(turn, tcb, tcb.rtx);
  turn.rule("elapse.nothing-due");
};

const aged = (tcb: Tcb, ms: number): Tcb => {
  if (tcb.state === "CLOSED" || tcb.state === "LISTEN") return tcb;
  if (tcb.state === "TIME-WAIT") return { ...tcb, timeWait: tcb.timeWait - ms, challenges: agedChallenges(tcb.challenges, ms) };
  const { rtx, userTimeout: user, roundTrip } = tcb;
  const common = {
    rtx: rtx && { ...rtx, left: rtx.left - ms, age: rtx.age + ms },
    userTimeout: user === undefined ? undefined : user - ms,
    roundTrip: roundTrip.timing === undefined ? roundTrip : { ...roundTrip, timing: { ...roundTrip.timing, elapsed: roundTrip.timing.elapsed + ms } },
  };
  if (tcb.state === "SYN-SENT") return { ...tcb, ...common };
  return { ...tcb, ...common, challenges: agedChallenges(tcb.challenges, ms) };
};

const agedChallenges = (challenges: Connected["challenges"], ms: number): Connected["challenges"] =>
  challenges === undefined || challenges.left <= ms ? undefined : { ...challenges, left: challenges.left - ms };

/** USER TIMEOUT. D-18: the RFC names no RST. */
const userTimeout = (turn: Turn, tcb: SynSent | Connected): void => {
  turn.rule("timeout.user");
  tellPeer(turn, tcb);
  abandon(turn, tcb, "connection timeout", { kind: "timeout", which: "user" });
};

const tellPeer = (turn: Turn, tcb: SynSent | Connected): void => {
  if (turn.profile.resetOnTimeout === "after-syn-received" && tcb.state !== "SYN-SENT") turn.send(abortSegment(tcb.sndNxt));
};

/** RETRANSMISSION TIMEOUT: the front of the queue again; at R1 the user hears of it, at R2 the connection is closed (MUST-20). */
const retransmissionTimeout = (turn: Turn, tcb: SynSent | Connected, rtx: Retransmission): void => {
  const front = tcb.queue[0];
  if (front === undefined) return probe(turn, tcb);
  if (rtx.age >= (front.syn ? turn.profile.r2Syn : turn.profile.r2)) return giveUp(turn, tcb);
  turn.rule("timeout.retransmission");
  if (rtx.count + 1 === turn.profile.r1) turn.signal({ kind: "delivery-problem" });
  if (tcb.state !== "SYN-SENT") {
    turn.tcb = backOff(turn.profile, tcb, rtx);
    if (front.syn && faulty(turn.profile, "syn-ack-not-retransmitted")) return;
    if (front.fin && faulty(turn.profile, "fin-not-retransmitted")) return;
    const again = tcb.state === "CLOSING" && faulty(turn.profile, "closing-resends-no-fin") ? { ...front, fin: false } : front;
    return turn.send(ofConnection(turn, tcb, again));
  }
  const again = backOff(turn.profile, tcb, rtx);
  if (faulty(turn.profile, "retransmitted-syn-new-isn")) {
    const iss = turn.selectIss();
    turn.tcb = { ...again, ...synOutstanding(turn.profile, iss, again.userTimeout), rtx: again.rtx, rto: again.rto };
    return turn.send(synSegment(turn, iss));
  }
  turn.tcb = again;
  turn.send(synSegment(turn, tcb.iss));
};

/** §3.8.6.1: one octet into a closed window, at doubling intervals (SHLD-30); from then on the queue keeps asking. */
const probe = (turn: Turn, tcb: SynSent | Connected): void => {
  if (tcb.state !== "ESTABLISHED" && tcb.state !== "CLOSE-WAIT" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "CLOSING") {
    throw new Error(`${tcb.state} has nothing to probe a window with: its retransmission timer runs with an empty queue`);
  }
  turn.rule("timeout.window-probe");
  const closing = tcb.state === "CLOSE-WAIT" ? tcb.closeRequested : tcb.state !== "ESTABLISHED";
  sendOn(turn, { ...tcb, rto: Math.min(turn.profile.rtoMax, tcb.rto * 2) }, 1, closing && tcb.unsent.length === 1);
};

/** R2 (MUST-20 c). AMBIGUITY: a SYN-RECEIVED that came from LISTEN goes back there, else one lost client would end the listener. */
const giveUp = (turn: Turn, tcb: SynSent | Connected): void => {
  turn.rule("timeout.give-up");
  if (tcb.state === "SYN-RECEIVED" && tcb.openedBy === "passive") return backToListen(turn, tcb);
  tellPeer(turn, tcb);
  abandon(turn, tcb, "connection timeout", { kind: "timeout", which: "retransmission" });
};
