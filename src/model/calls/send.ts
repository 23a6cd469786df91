/** §3.10.2 SEND. */
import type { Octet } from "../octet.ts";
import { transmit, urgentEnd } from "../output.ts";
import type { CloseWait, Established, SynReceived, SynSent } from "../tcb.ts";
import type { Turn } from "../turn.ts";
import { initiate } from "./open.ts";

export const send = (turn: Turn, data: readonly Octet[], urgent: boolean): void => {
  const tcb = turn.tcb;
  switch (tcb.state) {
    case "CLOSED":
      turn.rule("send.no-connection");
      return turn.error("SEND", "connection does not exist");
    case "LISTEN":
      if (!tcb.remote) {
        turn.rule("send.remote-unspecified");
        return turn.error("SEND", "remote socket unspecified");
      }
      if (data.length > turn.profile.sndBuffer) return noRoom(turn);
      turn.rule("send.listen");
      return initiate(turn, { receives: tcb.receives, unsent: data, urgent });
    case "SYN-SENT":
      return queue(turn, tcb, data, urgent);
    case "SYN-RECEIVED":
      return tcb.closeRequested ? closing(turn) : queue(turn, tcb, data, urgent);
    case "ESTABLISHED":
      return sendNow(turn, tcb, data, urgent);
    case "CLOSE-WAIT":
      return tcb.closeRequested ? closing(turn) : sendNow(turn, tcb, data, urgent);
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      return closing(turn);
    default:
      return tcb satisfies never;
  }
};

const closing = (turn: Turn): void => {
  turn.rule("send.closing");
  turn.error("SEND", "connection closing");
};

const noRoom = (turn: Turn): void => {
  turn.rule("send.no-room");
  turn.error("SEND", "insufficient resources");
};

type MayQueue = SynSent | SynReceived | Established | CloseWait;

/** Appends to what waits; false when there is no room for all of it. */
const append = (turn: Turn, tcb: MayQueue, data: readonly Octet[], urgent: boolean): boolean => {
  const unsent = [...tcb.unsent, ...data];
  if (unsent.length > turn.profile.sndBuffer) {
    noRoom(turn);
    return false;
  }
  turn.tcb = { ...tcb, unsent, sndUp: urgent ? urgentEnd(tcb.sndNxt, unsent.length) : tcb.sndUp, userTimeout: tcb.userTimeout ?? turn.profile.userTimeout };
  return true;
};

const queue = (turn: Turn, tcb: SynSent | SynReceived, data: readonly Octet[], urgent: boolean): void => {
  if (append(turn, tcb, data, urgent)) turn.rule("send.queued");
};

const sendNow = (turn: Turn, tcb: Established | CloseWait, data: readonly Octet[], urgent: boolean): void => {
  if (!append(turn, tcb, data, urgent)) return;
  turn.rule("send.segmentized");
  transmit(turn);
};
