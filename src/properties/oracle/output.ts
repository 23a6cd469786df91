/** What has to be sent at the end of a turn: text and FIN within the window, and an acknowledgment that is owed (RFC 9293 §3.8.6, §3.10.2, §3.10.4). */
import type { Inputs } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import type { CloseWait, Closing, Established, FinWait1 } from "../../model/tcb.ts";
import { plus, seenFrom } from "./circle.ts";
import type { Draft } from "./expected.ts";
import { ofConnection, plainAck } from "./segments.ts";
import { point, queued } from "./sending.ts";

type Sender = Established | CloseWait | FinWait1 | Closing;

const finDue = (tcb: Sender): boolean => {
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

/** One segment of `size` octets of what waits, with the FIN behind them when it is due and nothing waits any more. */
export const sendPiece = (out: Draft, tcb: Sender, size: number, { tsNow }: Inputs, claimed: Profile): void => {
  const data = tcb.unsent.slice(0, size);
  const fin = finDue(tcb) && size === tcb.unsent.length;
  out.sent.push(ofConnection(tcb, { seq: tcb.sndNxt, data, fin }, tsNow, claimed));
  const sent = queued({ ...tcb, unsent: tcb.unsent.slice(size) }, { seq: tcb.sndNxt, syn: false, fin, data }, claimed);
  const finSeq = point(tcb.sndNxt + size);
  if (!fin) out.next = sent;
  else if (sent.state === "CLOSE-WAIT") {
    const { closeRequested: _, ...rest } = sent;
    out.next = { ...rest, state: "LAST-ACK", finSeq };
  } else if (sent.state !== "ESTABLISHED") out.next = { ...sent, finSeq };
};

/**
 * Everything that the window allows is sent, in segments as large as may be: no Nagle and no silly window avoidance is
 * claimed (§3.7.4, §3.8.6.2 are SHOULDs of efficiency). An acknowledgment that is owed rides on it, or goes alone.
 */
export const flush = (out: Draft, owed: boolean, inputs: Inputs, claimed: Profile): void => {
  const before = out.sent.length;
  for (;;) {
    const tcb = out.next;
    if (tcb.state !== "ESTABLISHED" && tcb.state !== "CLOSE-WAIT" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "CLOSING") break;
    const room = Math.max(0, seenFrom(tcb.sndNxt, plus(tcb.sndUna, tcb.sndWnd)));
    const size = Math.min(claimed.mss, room, tcb.unsent.length);
    if (size === 0 && !(finDue(tcb) && tcb.unsent.length === 0)) {
      // §3.8.6.1: a closed window is probed after one RTO.
      if (tcb.unsent.length > 0 && tcb.queue.length === 0 && tcb.rtx === undefined) out.next = { ...tcb, rtx: { left: tcb.rto, count: 0, age: 0 } };
      break;
    }
    sendPiece(out, tcb, size, inputs, claimed);
  }
  const tcb = out.next;
  if (!owed || out.sent.length > before) return;
  if (tcb.state !== "CLOSED" && tcb.state !== "LISTEN" && tcb.state !== "SYN-SENT") out.sent.push(plainAck(tcb, inputs.tsNow, claimed));
};
