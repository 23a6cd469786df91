/** Ways into and out of states that several rules share. */
import type { Signal } from "./events.ts";
import { faulty, type Profile } from "./profile.ts";
import { acknowledgment } from "./replies.ts";
import { before } from "./seq.ts";
import type { Closing, Connected, Connection, FinWait1, LastAck, Listen, SynSent, TimeWait } from "./tcb.ts";
import type { Turn } from "./turn.ts";

/** The fields that every connected state shares, without those of the state it is in. */
export const connectionOf = (tcb: Connection): Connection => ({
  iss: tcb.iss, sndUna: tcb.sndUna, sndNxt: tcb.sndNxt, sndWnd: tcb.sndWnd, maxSndWnd: tcb.maxSndWnd,
  unsent: tcb.unsent, sndUp: tcb.sndUp, queue: tcb.queue, rto: tcb.rto, rtx: tcb.rtx, roundTrip: tcb.roundTrip,
  userTimeout: tcb.userTimeout, irs: tcb.irs, rcvNxt: tcb.rcvNxt, rcvWnd: tcb.rcvWnd, sndWl1: tcb.sndWl1,
  sndWl2: tcb.sndWl2, received: tcb.received, held: tcb.held, rcvUp: tcb.rcvUp, tsRecent: tcb.tsRecent,
  challenges: tcb.challenges, openedBy: tcb.openedBy, remote: tcb.remote, receives: tcb.receives,
});

/** Whether our FIN is acknowledged. */
export const finAcknowledged = (tcb: FinWait1 | Closing | LastAck): boolean =>
  tcb.finSeq !== undefined && before(tcb.finSeq, tcb.sndUna);

/** How long TIME-WAIT lasts, ms: 2 MSL (MUST-13). */
export const timeWaitLength = (profile: Profile): number =>
  faulty(profile, "time-wait-of-one-round-trip") ? profile.rtoInitial : profile.timeWaitMsls * profile.msl;

/** "Enter TIME-WAIT, start the time-wait timer, turn off the other timers" (§3.10.7.4, eighth). */
export const enterTimeWait = (turn: Turn, tcb: Connection, timeWait = timeWaitLength(turn.profile)): void => {
  if (faulty(turn.profile, "no-time-wait")) {
    if (turn.ackOwed) turn.send(acknowledgment(turn, tcb));
    return turn.close();
  }
  turn.tcb = {
    state: "TIME-WAIT",
    openedBy: tcb.openedBy,
    iss: tcb.iss,
    irs: tcb.irs,
    sndUna: tcb.sndUna,
    sndNxt: tcb.sndNxt,
    maxSndWnd: tcb.maxSndWnd,
    rcvNxt: tcb.rcvNxt,
    rcvWnd: tcb.rcvWnd,
    tsRecent: tcb.tsRecent,
    challenges: tcb.challenges,
    timeWait,
  } satisfies TimeWait;
};

/** Calls that still wait are handed back: every RECEIVE, and SEND if any of its octets is not acknowledged. */
export const returnCalls = (turn: Turn, tcb: Listen | SynSent | Connected, error: Extract<Signal, { kind: "returned" }>["error"]): void => {
  for (let i = 0; i < tcb.receives; i++) turn.signal({ kind: "returned", call: "RECEIVE", error });
  if (tcb.state === "LISTEN") return;
  const unserved = tcb.unsent.length > 0 || tcb.queue.some((entry) => entry.data.length > 0);
  if (unserved) turn.signal({ kind: "returned", call: "SEND", error });
};

/** "Flush all queues, signal the user, delete the TCB, enter CLOSED": the connection is over without a FIN. */
export const abandon = (turn: Turn, tcb: SynSent | Connected, error: Extract<Signal, { kind: "returned" }>["error"], signal: Signal): void => {
  returnCalls(turn, tcb, error);
  turn.signal(signal);
  turn.close();
};
