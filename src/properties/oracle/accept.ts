/** The fifth to the eighth check of RFC 9293 §3.10.7.4: ACK, text, FIN of an acceptable segment. */
import type { Inputs } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { Seq } from "../../model/seq.ts";
import { CLOSED, type Closing, type Connected, type Established, type FinWait1, type FinWait2, type LastAck, type SynReceived, type Synchronizing, type TimeWait } from "../../model/tcb.ts";
import { plus, seenFrom } from "./circle.ts";
import { draft, type Draft } from "./expected.ts";
import { end, timeWait, withoutStateFields } from "./endings.ts";
import { flush } from "./output.ts";
import { taken } from "./receiving.ts";
import { plainAck, resetFor } from "./segments.ts";
import { acknowledgedUpTo, point } from "./sending.ts";

/** The outcomes of an acceptable segment. Undefined: what arrived contradicts itself, and nothing is promised. */
export const accepted = (before: Synchronizing, arrived: Segment, inputs: Inputs, claimed: Profile, ackOwed = false): readonly Draft[] | undefined => {
  // A SYN that got here lies below the window and was trimmed off.
  const segment: Segment = arrived.syn ? { ...arrived, syn: false, seq: point(arrived.seq + 1) } : arrived;
  const noted = noteTimestamp(before, arrived);
  if (noted.state === "TIME-WAIT") return inTimeWait(noted, segment, inputs, claimed);
  const out = draft(noted);
  const ack = segment.ack;
  if (ack === undefined) return [out];
  if (takeAck(out, noted, segment, ack, claimed) === "stop") {
    flush(out, false, inputs, claimed);
    return [out];
  }
  return fromTheSixth(out, segment, ackOwed, inputs, claimed);
};

/** RFC 7323 §4.3: TS.Recent from a segment that does not begin after the last octet acknowledged. */
const noteTimestamp = (tcb: Synchronizing, segment: Segment): Synchronizing =>
  tcb.tsRecent === undefined || segment.ts === undefined || seenFrom(tcb.rcvNxt, segment.seq) > 0 ? tcb : { ...tcb, tsRecent: segment.ts.val };

const finAcknowledged = (tcb: FinWait1 | Closing | LastAck): boolean => tcb.finSeq !== undefined && seenFrom(tcb.finSeq, tcb.sndUna) > 0;

/** "Fifth, check the ACK field". */
const takeAck = (out: Draft, tcb: Connected, segment: Segment, ack: Seq, claimed: Profile): "go on" | "stop" => {
  let next = tcb.state === "SYN-RECEIVED" ? entered(out, tcb, segment, ack) : tcb;
  if (seenFrom(next.sndUna, ack) > 0) next = acknowledgedUpTo(out, next, ack, claimed);
  const newer = seenFrom(next.sndWl1, segment.seq);
  if (seenFrom(next.sndUna, ack) === 0 && (newer > 0 || (newer === 0 && seenFrom(next.sndWl2, ack) >= 0))) {
    next = { ...next, sndWnd: segment.wnd, maxSndWnd: Math.max(next.maxSndWnd, segment.wnd), sndWl1: segment.seq, sndWl2: ack };
  }
  if (next.sndWnd === 0 && next.rtx !== undefined) {
    // MUST-37: answers keep a closed window alive.
    next = { ...next, rtx: { ...next.rtx, age: 0 }, userTimeout: claimed.userTimeout };
    delete out.unsettled["rtx"];
  }
  out.next = next;
  switch (next.state) {
    case "ESTABLISHED":
    case "FIN-WAIT-2":
    case "CLOSE-WAIT":
      return "go on";
    case "FIN-WAIT-1":
      if (!finAcknowledged(next)) return "go on";
      out.signals.push({ kind: "close-acknowledged" });
      out.next = { ...withoutStateFields(next), state: "FIN-WAIT-2" };
      return "go on";
    case "CLOSING":
      if (finAcknowledged(next)) {
        out.mayAlso.push("close-acknowledged");
        out.next = claimed.simultaneousClose === "TIME-WAIT" ? timeWait(next, claimed) : CLOSED;
      }
      return "stop";
    case "LAST-ACK":
      if (finAcknowledged(next)) {
        out.mayAlso.push("close-acknowledged");
        out.next = CLOSED;
      }
      return "stop";
    default:
      return next satisfies never;
  }
};

/** SYN-RECEIVED → ESTABLISHED, or past it when CLOSE is waiting (§3.10.4). */
const entered = (out: Draft, tcb: SynReceived, segment: Segment, ack: Seq): Exclude<Connected, SynReceived> => {
  out.signals.push({ kind: "open" });
  const opened = { ...withoutStateFields(tcb), sndWnd: segment.wnd, maxSndWnd: Math.max(tcb.maxSndWnd, segment.wnd), sndWl1: segment.seq, sndWl2: ack };
  return tcb.closeRequested ? { ...opened, state: "FIN-WAIT-1", finSeq: undefined } : { ...opened, state: "ESTABLISHED" };
};

/** Sixth to eighth: URG, text, FIN; then what waits to be sent. */
export const fromTheSixth = (out: Draft, segment: Segment, ackOwed: boolean, inputs: Inputs, claimed: Profile): readonly Draft[] | undefined => {
  const tcb = out.next;
  if (tcb.state !== "ESTABLISHED" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "FIN-WAIT-2") return afterTheirFin(out, segment, inputs, claimed);
  const result = taken(noteUrgent(out, tcb, segment), segment);
  if (result.contradictory) return undefined;
  const inWindow = result.tcb.rcvNxt !== tcb.rcvNxt || segment.data.length > 0;
  if (claimed.halfDuplexClose && tcb.state !== "ESTABLISHED" && textReaches(segment, tcb.rcvNxt, tcb.rcvWnd)) {
    // SHLD-3: text after CLOSE is lost, and the sender is told.
    out.sent.push(resetFor(segment));
    end(out, tcb, "connection reset", { kind: "reset" });
    return [out];
  }
  out.next = result.tcb;
  const opensWindow = handOver(out, claimed);
  if (result.fin) endOfStream(out, claimed);
  const also: Draft = { ...out, sent: [...out.sent], signals: [...out.signals], mayAlso: [...out.mayAlso], unsettled: { ...out.unsettled } };
  const owed = ackOwed || inWindow || segment.fin;
  flush(out, owed, inputs, claimed);
  if (!opensWindow) return [out];
  // The window was closed by this text and opened again by the RECEIVE that waited: telling so apart from the text is allowed.
  const told = also.next;
  if (told.state !== "CLOSED" && told.state !== "LISTEN" && told.state !== "SYN-SENT") also.sent.push(plainAck(told, inputs.tsNow, claimed));
  flush(also, false, inputs, claimed);
  return [out, also];
};

/** "RCV.UP <- max(RCV.UP,SEG.UP), and signal the user … if the urgent pointer is in advance of the data consumed", once per stretch of urgent data. */
const noteUrgent = <T extends Established | FinWait1 | FinWait2>(out: Draft, tcb: T, segment: Segment): T => {
  if (segment.urg === undefined) return tcb;
  const pointer = point(segment.seq + segment.urg);
  const rcvUp = tcb.rcvUp === undefined || seenFrom(tcb.rcvUp, pointer) > 0 ? pointer : tcb.rcvUp;
  const consumed = plus(tcb.rcvNxt, -tcb.received.length);
  const known = tcb.rcvUp !== undefined && seenFrom(consumed, tcb.rcvUp) > 0;
  if (!known && seenFrom(consumed, rcvUp) > 0) out.signals.push({ kind: "urgent" });
  return { ...tcb, rcvUp };
};

/** Whether any of the text lies in the window. */
const textReaches = (segment: Segment, rcvNxt: number, rcvWnd: number): boolean => {
  const start = seenFrom(rcvNxt, segment.seq);
  return segment.data.some((_, i) => start + i >= 0 && start + i < rcvWnd);
};

/** Text on hand goes to the RECEIVE that has waited longest. @returns whether that opens a closed window. */
export const handOver = (out: Draft, claimed: Profile): boolean => {
  const tcb = out.next;
  if (tcb.state === "CLOSED" || tcb.state === "LISTEN" || tcb.state === "SYN-SENT" || tcb.state === "TIME-WAIT") return false;
  if (tcb.receives === 0 || tcb.received.length === 0) return false;
  out.signals.push({ kind: "data", data: tcb.received });
  out.next = { ...tcb, received: [], receives: tcb.receives - 1, rcvWnd: claimed.rcvBuffer };
  return tcb.rcvWnd === 0;
};

/** "Signal the user 'connection closing' and return any pending RECEIVEs with same message"; RCV.NXT has passed over the FIN. */
const endOfStream = (out: Draft, claimed: Profile): void => {
  const tcb = out.next;
  if (tcb.state !== "ESTABLISHED" && tcb.state !== "FIN-WAIT-1" && tcb.state !== "FIN-WAIT-2") return;
  out.signals.push({ kind: "closing" });
  for (let i = 0; i < tcb.receives; i++) out.signals.push({ kind: "returned", call: "RECEIVE", error: "connection closing" });
  // The window means nothing after the end of the stream.
  out.unsettled["rcvWnd"] = [tcb.rcvWnd, tcb.rcvWnd - 1, claimed.rcvBuffer];
  const passed = { ...withoutStateFields(tcb), receives: 0 };
  if (tcb.state === "ESTABLISHED") {
    out.next = { ...passed, state: "CLOSE-WAIT", closeRequested: false };
    return;
  }
  // "FIN implies PUSH for any segment text not yet delivered to the user": no RECEIVE will be served any more.
  if (tcb.received.length > 0) out.signals.push({ kind: "data", data: tcb.received });
  out.next = tcb.state === "FIN-WAIT-2"
    ? timeWait(passed, claimed)
    : { ...passed, received: [], state: "CLOSING", finSeq: tcb.finSeq };
};

/** CLOSE-WAIT, CLOSING, LAST-ACK: text is ignored, and answered or not; a FIN that is not the one that came before is D-22. */
const afterTheirFin = (out: Draft, segment: Segment, inputs: Inputs, claimed: Profile): readonly Draft[] => {
  const tcb = out.next;
  if (tcb.state === "CLOSE-WAIT" && segment.fin && claimed.secondFin === "count") out.next = { ...tcb, rcvNxt: point(segment.seq + segment.data.length + 1) };
  const silent: Draft = { ...out, sent: [...out.sent], signals: [...out.signals], unsettled: { ...out.unsettled } };
  const owing: Draft = { ...silent, sent: [...silent.sent], signals: [...silent.signals] };
  flush(silent, segment.fin, inputs, claimed);
  flush(owing, segment.data.length > 0 || segment.fin, inputs, claimed);
  return [silent, owing];
};

/** TIME-WAIT: D-4 for what carries nothing, D-22 for a FIN that is new. */
const inTimeWait = (tcb: TimeWait, segment: Segment, inputs: Inputs, claimed: Profile): readonly Draft[] => {
  const silent = draft(tcb);
  const owing = draft(tcb);
  owing.sent.push(plainAck(tcb, inputs.tsNow, claimed));
  if (segment.fin) {
    if (claimed.secondFin === "count") {
      const counted = draft({ ...tcb, rcvNxt: point(segment.seq + segment.data.length + 1), timeWait: claimed.timeWaitMsls * claimed.msl });
      counted.sent.push(plainAck({ ...tcb, rcvNxt: point(segment.seq + segment.data.length + 1) }, inputs.tsNow, claimed));
      return [counted];
    }
    return [owing];
  }
  if (claimed.timeWaitAck === "acknowledge") return [owing];
  return segment.data.length > 0 ? [silent, owing] : [silent];
};
