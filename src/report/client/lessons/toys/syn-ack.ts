/** A SYN,ACK that is lost several times in a row: when it is sent, and what comes of it; pure. */
import { listenerSetupOf } from "../../../../engines/play-trace.ts";
import { ListenerWalk } from "../../../../engines/sweep/listener-walk.ts";
import type { ListenerTrace } from "../../../../trace/trace.ts";
import { listener } from "../acts.ts";

export const MOST_LOST = 6;

export interface SynAckOutcome {
  /** ms. */
  readonly sent: readonly { readonly at: number; readonly lost: boolean }[];
  /** When the connection is open, or its place in the queue is given up, ms. */
  readonly end: { readonly at: number; readonly what: "open" | "removed" };
  readonly trace: ListenerTrace;
}

/** @param lost how many SYN,ACKs in a row the network loses, from the first. */
export const playSynAck = (lost: number): SynAckOutcome => {
  const title = `${lost} SYN,ACKs lost`;
  const walk = new ListenerWalk(listenerSetupOf(listener(title, [])));
  const sent: { readonly at: number; readonly lost: boolean }[] = [];
  const outcome = (what: "open" | "removed"): SynAckOutcome => ({ sent, end: { at: walk.now, what }, trace: listener(title, walk.actions) });
  walk.take({ do: "connect", peer: "C1" });
  walk.all("deliver", "A");
  for (;;) {
    const isLost = sent.length < lost;
    sent.push({ at: walk.now, lost: isLost });
    walk.all(isLost ? "drop" : "deliver", "B");
    if (!isLost) {
      walk.all("deliver", "A");
      return outcome("open");
    }
    while (!walk.isOnItsWay("B")) {
      walk.wait();
      // A SYN that came again would be answered at once: this is about the timer.
      walk.all("drop", "A");
      if (walk.world.halfOpen.length === 0) return outcome("removed");
    }
  }
};
