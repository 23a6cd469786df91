/** §3.10.4 CLOSE. */
import { abandon, connectionOf, returnCalls } from "../connection.ts";
import { sendOn, transmit } from "../output.ts";
import { faulty } from "../profile.ts";
import { abortSegment } from "../replies.ts";
import type { CloseWait, Connected, Established, FinWait1, SynReceived } from "../tcb.ts";
import type { Turn } from "../turn.ts";

export const close = (turn: Turn): void => {
  const tcb = turn.tcb;
  switch (tcb.state) {
    case "CLOSED":
      turn.rule("close.no-connection");
      return turn.error("CLOSE", "connection does not exist");
    case "LISTEN":
    case "SYN-SENT":
      // Nothing was established that would have to be torn down: no segment is sent.
      turn.rule(tcb.state === "LISTEN" ? "close.listen" : "close.syn-sent");
      if (tcb.state === "SYN-SENT" && faulty(turn.profile, "close-in-syn-sent-resets")) turn.send(abortSegment(tcb.sndNxt));
      returnCalls(turn, tcb, "connection closing");
      turn.signal({ kind: "ok", call: "CLOSE" });
      return turn.close();
    case "SYN-RECEIVED":
      return tcb.closeRequested ? closing(turn) : closeSynReceived(turn, tcb);
    case "ESTABLISHED":
      if (losesText(turn, tcb)) return resetUnread(turn, tcb);
      turn.rule("close.established");
      return closeEstablished(turn, tcb);
    case "CLOSE-WAIT":
      if (tcb.closeRequested) return closing(turn);
      if (losesText(turn, tcb)) return resetUnread(turn, tcb);
      return closeCloseWait(turn, tcb);
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
      turn.rule("close.again");
      if (faulty(turn.profile, "second-close-second-fin")) return startClosing(turn, { ...connectionOf(tcb), state: "ESTABLISHED" });
      return turn.error("CLOSE", "connection closing");
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      return closing(turn);
    default:
      return tcb satisfies never;
  }
};

const closing = (turn: Turn): void => {
  turn.rule("close.closing");
  turn.error("CLOSE", "connection closing");
};

/** D-17: the FIN may go out behind the SYN, which stays on the queue until it is acknowledged. */
const closeSynReceived = (turn: Turn, tcb: SynReceived): void => {
  turn.signal({ kind: "ok", call: "CLOSE" });
  if (tcb.unsent.length > 0 || turn.profile.closeInSynReceived === "after-established") {
    turn.rule("close.syn-received.queued");
    turn.tcb = { ...tcb, closeRequested: true };
    return;
  }
  turn.rule("close.syn-received");
  const finWait: FinWait1 = { ...connectionOf(tcb), ...(faulty(turn.profile, "close-forgets-syn-ack") ? { queue: [] } : {}), state: "FIN-WAIT-1", finSeq: undefined };
  turn.tcb = finWait;
  sendOn(turn, finWait, 0, true);
};

/** "Queue this until all preceding SENDs have been segmentized … In any case, enter FIN-WAIT-1 state." */
export const closeEstablished = (turn: Turn, tcb: Established): void => {
  turn.signal({ kind: "ok", call: "CLOSE" });
  startClosing(turn, tcb);
};

export const startClosing = (turn: Turn, tcb: Established): void => {
  turn.tcb = { ...connectionOf(tcb), state: "FIN-WAIT-1", finSeq: undefined };
  giveUpReading(turn, turn.tcb);
  transmit(turn);
};

const closeCloseWait = (turn: Turn, tcb: CloseWait): void => {
  turn.rule("close.close-wait");
  turn.signal({ kind: "ok", call: "CLOSE" });
  const requested: CloseWait = { ...tcb, closeRequested: true };
  turn.tcb = requested;
  transmit(turn);
};

/** MAY-1: RECEIVEs that wait on a connection closed half-duplex will not be served. */
const giveUpReading = (turn: Turn, tcb: FinWait1): void => {
  if (!turn.profile.halfDuplexClose) return;
  for (let i = 0; i < tcb.receives; i++) turn.signal({ kind: "returned", call: "RECEIVE", error: "connection closing" });
  turn.tcb = { ...tcb, receives: 0 };
};

/** SHLD-3: CLOSE with text that was received and not read, where CLOSE gives up reading. */
const losesText = (turn: Turn, tcb: Connected): boolean =>
  turn.profile.halfDuplexClose && tcb.received.length > 0 && !faulty(turn.profile, "unread-text-lost-silently");

const resetUnread = (turn: Turn, tcb: Connected): void => {
  turn.rule("close.unread-text");
  turn.send(abortSegment(tcb.sndNxt));
  abandon(turn, tcb, "connection reset", { kind: "ok", call: "CLOSE" });
};
