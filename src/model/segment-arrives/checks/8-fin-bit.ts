/** §3.10.7.4, eighth: check the FIN bit. */
import { connectionOf, enterTimeWait, timeWaitLength } from "../../connection.ts";
import { faulty } from "../../profile.ts";
import { segmentEnd, type Segment } from "../../segment.ts";
import { add } from "../../seq.ts";
import type { CloseWait, Closing, Connected, Established, FinWait1, FinWait2, LastAck, SynReceived, Synchronizing } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";
import { finIsNext } from "../reassembly.ts";

export const finBit = (turn: Turn, tcb: Synchronizing, segment: Segment): undefined => {
  switch (tcb.state) {
    case "SYN-RECEIVED":
      // Reached only by the literal reading of D-8.
      if (segment.fin && segment.seq === tcb.rcvNxt) endOfStream(turn, tcb);
      return;
    case "ESTABLISHED":
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
      if (finIsNext(tcb) || (segment.fin && faulty(turn.profile, "fin-out-of-order"))) endOfStream(turn, tcb);
      else if (segment.fin) outOfOrder(turn);
      return;
    case "CLOSE-WAIT":
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      if (segment.fin) secondFin(turn, tcb, segment);
      return;
    default:
      return tcb satisfies never;
  }
};

/** A FIN whose turn has not come, or that was trimmed off at the right edge: "an acknowledgment" says what is missing. */
const outOfOrder = (turn: Turn): void => {
  turn.rule("fin.held");
  turn.ackOwed = true;
};

/** "Signal the user 'connection closing' and return any pending RECEIVEs, advance RCV.NXT over the FIN, and send an acknowledgment." */
const endOfStream = (turn: Turn, tcb: SynReceived | Established | FinWait1 | FinWait2): void => {
  if (tcb.state === "FIN-WAIT-1" || tcb.state === "FIN-WAIT-2") push(turn, tcb);
  if (!faulty(turn.profile, "end-of-stream-not-told")) turn.signal({ kind: "closing" });
  for (let i = 0; i < tcb.receives; i++) turn.signal({ kind: "returned", call: "RECEIVE", error: "connection closing" });
  turn.ackOwed = true;
  const passed = { ...tcb, rcvNxt: add(tcb.rcvNxt, faulty(turn.profile, "remote-fin-not-counted") ? 0 : 1), receives: 0, held: [] };
  switch (passed.state) {
    case "SYN-RECEIVED":
    case "ESTABLISHED":
      turn.rule("fin.close-wait");
      turn.tcb = { ...connectionOf(passed), state: "CLOSE-WAIT", closeRequested: false } satisfies CloseWait;
      return;
    case "FIN-WAIT-1":
      // "If our FIN has been ACKed (perhaps in this segment)": then the fifth check has led to FIN-WAIT-2.
      if (faulty(turn.profile, "closing-missing")) {
        turn.rule("fin.time-wait");
        return enterTimeWait(turn, passed);
      }
      turn.rule("fin.closing");
      if (passed.finSeq !== undefined && faulty(turn.profile, "fin-wait-1-to-last-ack")) {
        turn.tcb = { ...connectionOf(passed), received: [], state: "LAST-ACK", finSeq: passed.finSeq } satisfies LastAck;
        return;
      }
      turn.tcb = { ...connectionOf(passed), received: [], state: "CLOSING", finSeq: passed.finSeq } satisfies Closing;
      return;
    case "FIN-WAIT-2":
      turn.rule("fin.time-wait");
      if (faulty(turn.profile, "fin-wait-2-to-close-wait")) {
        turn.tcb = { ...connectionOf(passed), state: "CLOSE-WAIT", closeRequested: false } satisfies CloseWait;
        return;
      }
      return enterTimeWait(turn, passed);
    default:
      return passed satisfies never;
  }
};

/** "FIN implies PUSH for any segment text not yet delivered": in the states that follow no RECEIVE would be served. */
const push = (turn: Turn, tcb: FinWait1 | FinWait2): void => {
  if (tcb.received.length > 0) turn.signal({ kind: "data", data: tcb.received });
};

/** D-22: an acceptable FIN after the end of the stream is new, and so is not the remote end's FIN. */
const secondFin = (turn: Turn, tcb: Extract<Connected, { state: "CLOSE-WAIT" | "CLOSING" | "LAST-ACK" }> | Extract<Synchronizing, { state: "TIME-WAIT" }>, segment: Segment): void => {
  turn.ackOwed = true;
  if (turn.profile.secondFin === "acknowledge") return turn.rule("fin.second");
  turn.rule("fin.second-counted");
  const rcvNxt = add(segmentEnd(segment), 0);
  turn.tcb = tcb.state === "TIME-WAIT" ? { ...tcb, rcvNxt, timeWait: timeWaitLength(turn.profile) } : { ...tcb, rcvNxt };
};
