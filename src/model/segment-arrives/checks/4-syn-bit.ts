/** §3.10.7.4, fourth: check the SYN bit (RFC 5961 §4.2). */
import { abandon } from "../../connection.ts";
import { resetFor } from "../../replies.ts";
import { textStart, type Segment } from "../../segment.ts";
import { add, inWindow } from "../../seq.ts";
import type { Synchronizing } from "../../tcb.ts";
import type { Turn } from "../../turn.ts";
import { challenge } from "../challenge.ts";
import { backToListen } from "./2-reset-bit.ts";

export const synBit = (turn: Turn, tcb: Synchronizing, segment: Segment): Segment | undefined => {
  if (!segment.syn) return segment;
  const inside = inWindow(segment.seq, tcb.rcvNxt, tcb.rcvWnd);
  if (tcb.state === "SYN-RECEIVED" && tcb.openedBy === "passive") {
    if (!inside) return withoutSyn(segment);
    turn.rule("syn-received.syn");
    // D-15: Linux tells the sender.
    if (turn.profile.synInSynReceived === "reset-and-listen") turn.send(resetFor(segment));
    backToListen(turn, tcb);
    return undefined;
  }
  if (turn.profile.synInSynchronized === "challenge-ack") {
    turn.rule("syn.challenged");
    challenge(turn, tcb);
    return undefined;
  }
  // RFC 793: "If the SYN is in the window it is an error"; one that is not has been trimmed off.
  if (!inside) return withoutSyn(segment);
  turn.rule("syn.in-window");
  turn.send(resetFor(segment));
  if (tcb.state === "TIME-WAIT") turn.close();
  else abandon(turn, tcb, "connection reset", { kind: "reset" });
  return undefined;
};

/** The segment after its SYN, which lies outside the window, is trimmed off. */
const withoutSyn = (segment: Segment): Segment => ({ ...segment, syn: false, seq: textStart(segment) });

/** D-12: a restarted peer whose new ISN happens to be RCV.NXT−1 takes our challenge for an answer, and stays stuck. */
export const restartedAtRcvNxt = (tcb: Synchronizing, segment: Segment): boolean =>
  segment.syn && segment.ack === undefined && !segment.rst && add(segment.seq, 1) === tcb.rcvNxt && segment.seq !== tcb.irs;
