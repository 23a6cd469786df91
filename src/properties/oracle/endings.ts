/** Ways out of a connection: what waits is handed back, the user is told (RFC 9293 §3.10.4, §3.10.5, §3.10.7.4, §3.10.8). */
import type { Signal } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import { CLOSED, type Connected, type Connection, type Listen, type SynSent, type TimeWait } from "../../model/tcb.ts";
import type { Draft, ReturnError } from "./expected.ts";

/** "Any outstanding RECEIVEs and SEND should receive … responses." */
export const handBack = (out: Draft, tcb: Listen | SynSent | Connected, error: ReturnError): void => {
  for (let i = 0; i < tcb.receives; i++) out.signals.push({ kind: "returned", call: "RECEIVE", error });
  if (tcb.state === "LISTEN") return;
  if (tcb.unsent.length > 0 || tcb.queue.some(({ data }) => data.length > 0)) out.signals.push({ kind: "returned", call: "SEND", error });
};

export const end = (out: Draft, tcb: SynSent | Connected, error: ReturnError, signal: Signal): void => {
  handBack(out, tcb, error);
  out.signals.push(signal);
  out.next = CLOSED;
};

/** "Enter TIME-WAIT, start the time-wait timer, turn off the other timers." MUST-13: 2 MSL. */
export const timeWait = (tcb: Connection, claimed: Profile): TimeWait => ({
  state: "TIME-WAIT", openedBy: tcb.openedBy, iss: tcb.iss, irs: tcb.irs, sndUna: tcb.sndUna, sndNxt: tcb.sndNxt, maxSndWnd: tcb.maxSndWnd,
  rcvNxt: tcb.rcvNxt, rcvWnd: tcb.rcvWnd, tsRecent: tcb.tsRecent, challenges: tcb.challenges, timeWait: claimed.timeWaitMsls * claimed.msl,
});

/** The fields that any connected state has; what belongs to one state only is left behind. */
export const withoutStateFields = (tcb: Connected): Connection => {
  const { state: _, ...rest } = tcb;
  const { closeRequested: _c, reopened: _r, finSeq: _f, ...shared }: Connection & { closeRequested?: unknown; reopened?: unknown; finSeq?: unknown } = rest;
  return shared;
};
