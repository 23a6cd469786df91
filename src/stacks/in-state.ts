/** A TCB in the state that a stack tells, with what is known of the one before: where a stack goes another way than the RFC, it is followed. */
import { len, seq } from "../model/seq.ts";
import { CLOSED, type Connection, type State, type Tcb } from "../model/tcb.ts";
import type { Profile } from "../model/profile.ts";
import type { Told } from "./stack.ts";

const NOTHING: Connection = {
  iss: seq(0), sndUna: seq(0), sndNxt: seq(0), sndWnd: 0, maxSndWnd: 0, unsent: [], sndUp: undefined, queue: [], rto: 1_000, rtx: undefined,
  roundTrip: { srtt: undefined, rttvar: 0, timing: undefined }, userTimeout: undefined, irs: seq(0), rcvNxt: seq(0), rcvWnd: 0,
  sndWl1: seq(0), sndWl2: seq(0), received: [], held: [], rcvUp: undefined, tsRecent: undefined, challenges: undefined,
  openedBy: "passive", remote: false, receives: 0,
};

const known = (tcb: Tcb): Connection => {
  const all: Record<string, unknown> = { ...NOTHING };
  // Fields of the same name mean the same in every state that has them.
  for (const [name, value] of Object.entries(tcb)) if (name in NOTHING) all[name] = value;
  return all as unknown as Connection;
};

/** @param tcb as the RFC would have it. @param origins the two ISNs, as they were seen. */
export const inState = (tcb: Tcb, state: State, origins: Pick<Connection, "iss" | "irs">, claimed: Profile): Tcb => {
  if (tcb.state === state) return tcb;
  const common = { ...known(tcb), ...origins };
  const finSeq = seq(common.sndNxt - 1);
  switch (state) {
    case "CLOSED":
      return CLOSED;
    case "LISTEN":
      return { state, remote: false, receives: common.receives };
    case "SYN-SENT": {
      const { sndUna, sndNxt, sndWnd, maxSndWnd, unsent, sndUp, queue, rto, rtx, roundTrip, userTimeout, openedBy, remote, receives } = common;
      return { state, iss: common.iss, sndUna, sndNxt, sndWnd, maxSndWnd, unsent, sndUp, queue, rto, rtx, roundTrip, userTimeout, openedBy, remote, receives };
    }
    case "SYN-RECEIVED":
      return { ...common, state, closeRequested: false, reopened: undefined };
    case "ESTABLISHED":
    case "FIN-WAIT-2":
      return { ...common, state };
    case "FIN-WAIT-1":
    case "CLOSING":
      return { ...common, state, finSeq };
    case "LAST-ACK":
      return { ...common, state, finSeq };
    case "CLOSE-WAIT":
      return { ...common, state, closeRequested: false };
    case "TIME-WAIT": {
      const { openedBy, iss, irs, sndUna, sndNxt, maxSndWnd, rcvNxt, rcvWnd, tsRecent, challenges } = common;
      return { state, openedBy, iss, irs, sndUna, sndNxt, maxSndWnd, rcvNxt, rcvWnd, tsRecent, challenges, timeWait: claimed.timeWaitMsls * claimed.msl };
    }
    default:
      return state satisfies never;
  }
};

/** The numbers that a stack tells, in place of those that the RFC would have. @param shift from the stack's own numbers to the run's. */
export const withTold = (tcb: Tcb, { sndUna, sndNxt, rcvNxt, rcvWnd, sndWnd }: Told, shift: number): Tcb => {
  if (tcb.state === "CLOSED" || tcb.state === "LISTEN") return tcb;
  const sending = {
    ...(sndUna === undefined ? {} : { sndUna: seq(sndUna + shift) }),
    ...(sndNxt === undefined ? {} : { sndNxt: seq(sndNxt + shift) }),
  };
  if (tcb.state === "SYN-SENT") return { ...tcb, ...sending };
  return {
    ...tcb,
    ...sending,
    ...(sndWnd === undefined || tcb.state === "TIME-WAIT" ? {} : { sndWnd }),
    ...(rcvNxt === undefined ? {} : { rcvNxt: seq(rcvNxt) }),
    ...(rcvWnd === undefined ? {} : { rcvWnd: len(rcvWnd) }),
  };
};
