/** Sending what waits to be sent: queued text and FIN, within the remote window (RFC 9293 §3.7, §3.8.6, §3.10.2, §3.10.4). */
import { faulty } from "./profile.ts";
import { acknowledgment, ofConnection } from "./replies.ts";
import { enqueue } from "./retransmission.ts";
import { add, distanceFrom, later, seq, type Seq } from "./seq.ts";
import type { CloseWait, Closing, Connected, Established, FinWait1, LastAck } from "./tcb.ts";
import type { Turn } from "./turn.ts";

/** The states in which text and FIN may be sent. */
type Sender = Established | CloseWait | FinWait1 | Closing;

/** The octets that the remote window still leaves, SND.UNA+SND.WND−SND.NXT. */
const usable = (tcb: Sender): number => {
  const edge = add(tcb.sndUna, tcb.sndWnd);
  // A window that shrank may end before SND.NXT (MUST-34): then nothing fits.
  return distanceFrom(tcb.sndNxt, later(tcb.sndNxt, edge));
};

/** Sends what the window allows, the FIN behind the last octet, and starts the probe timer where nothing fits. */
export const transmit = (turn: Turn): void => {
  for (;;) {
    const tcb = turn.tcb;
    if (tcb.state !== "ESTABLISHED" && tcb.state !== "CLOSE-WAIT" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "CLOSING") return;
    const size = Math.min(turn.profile.mss, usable(tcb), tcb.unsent.length);
    const fin = finIsDue(tcb) && (size === tcb.unsent.length || faulty(turn.profile, "fin-before-text"));
    if (size === 0 && !fin) {
      if (tcb.unsent.length > 0 && tcb.rtx === undefined) awaitWindow(turn, tcb);
      return;
    }
    sendOn(turn, tcb, size, fin);
  }
};

const finIsDue = (tcb: Sender): boolean => {
  switch (tcb.state) {
    case "ESTABLISHED":
      return false;
    case "CLOSE-WAIT":
      return tcb.closeRequested;
    case "FIN-WAIT-1":
    case "CLOSING":
      return tcb.finSeq === undefined;
    default:
      return tcb satisfies never;
  }
};

/** §3.8.6.1: a zero window is probed at the pace of the retransmission timer, and for as long as it takes. */
const awaitWindow = (turn: Turn, tcb: Sender): void => {
  turn.rule("output.window-closed");
  turn.tcb = { ...tcb, rtx: { left: tcb.rto, count: 0, age: 0 } };
};

/** Sends `size` octets of queued text, with the FIN behind them if it is due. */
export const sendOn = (turn: Turn, tcb: Sender, size: number, fin: boolean): void => {
  turn.rule(fin ? "output.fin" : "output.text");
  const data = tcb.unsent.slice(0, size);
  const finSeq = add(tcb.sndNxt, size);
  turn.send(ofConnection(turn, tcb, { seq: tcb.sndNxt, data, fin }));
  const sent = enqueue(turn.profile, { ...tcb, unsent: tcb.unsent.slice(size) }, { seq: tcb.sndNxt, syn: false, fin, data });
  turn.tcb = fin ? finSent(sent, finSeq) : sent;
};

/** A FIN sent from CLOSE-WAIT leads to LAST-ACK (§3.10.4); elsewhere its number is noted. */
const finSent = (tcb: Sender, finSeq: Seq): Connected => {
  switch (tcb.state) {
    case "CLOSE-WAIT": {
      const { closeRequested: _, ...rest } = tcb;
      return { ...rest, state: "LAST-ACK", finSeq } satisfies LastAck;
    }
    case "FIN-WAIT-1":
    case "CLOSING":
      return { ...tcb, finSeq };
    case "ESTABLISHED":
      throw new Error("a FIN is sent only after CLOSE, which leaves ESTABLISHED (§3.10.4)");
    default:
      return tcb satisfies never;
  }
};

/** "This acknowledgment should be piggybacked on a segment being transmitted if possible" (§3.10.7.4, seventh). */
export const transmitOrAcknowledge = (turn: Turn): void => {
  transmit(turn);
  const tcb = turn.tcb;
  if (turn.ackOwed && "rcvNxt" in tcb) turn.send(acknowledgment(turn, tcb));
};

/** SND.UP ← the octet after what was queued (§3.10.2). */
export const urgentEnd = (sndNxt: Seq, unsent: number): Seq => seq(sndNxt + unsent);
