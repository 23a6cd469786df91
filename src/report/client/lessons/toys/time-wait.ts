/** The final ACK is lost, and some FINs after it: is A still there when one gets through? Pure. */
import { connectionSetup } from "../../../../engines/play-trace.ts";
import { WalkThrough } from "../../../../engines/sweep/walk-through.ts";
import { PROFILES } from "../../../../model/profiles.ts";
import type { ConnectionTrace } from "../../../../trace/trace.ts";
import { connection } from "../acts.ts";

/** Seconds: one round trip (generously), 15, 30, Linux, 1 MSL, 2 MSL. */
export const LENGTHS = [1, 15, 30, 60, 120, 240] as const;
export const MOST_FINS_LOST = 6;

export interface TimeWaitOutcome {
  /** When B sends its FIN again, ms after the first that arrived. */
  readonly fins: readonly { readonly at: number; readonly lost: boolean }[];
  /** What A answers when a FIN gets through; `given-up`: B has closed before that. */
  readonly answer: "acknowledged" | "reset" | "given-up";
  /** When that was, ms. */
  readonly at: number;
  readonly trace: ConnectionTrace;
}

/** @param seconds of TIME-WAIT. @param lost how many FINs in a row are lost after the final ACK. */
export const playTimeWait = (seconds: number, lost: number): TimeWaitOutcome => {
  const set = `timeWaitMsls=${Number(((seconds * 1_000) / PROFILES.rfc9293.profile.msl).toFixed(6))}`;
  const title = `TIME-WAIT ${seconds} s: the final ACK lost, and ${lost} FINs`;
  const walk = new WalkThrough(connectionSetup(connection(title, [], { set })));
  const now = (): number => walk.steps.reduce((sum, { elapsed }) => sum + elapsed, 0);
  const fins: { readonly at: number; readonly lost: boolean }[] = [];
  const outcome = (answer: TimeWaitOutcome["answer"]): TimeWaitOutcome => ({ fins, answer, at: now(), trace: connection(title, walk.actions, { set }) });
  walk.open();
  walk.closeUpToLastFin();
  walk.first("deliver", "B");
  walk.first("drop", "A");
  for (;;) {
    while (walk.world.network.length === 0) {
      walk.take({ do: "elapse" });
      if (walk.state("B") === "CLOSED") return outcome("given-up");
    }
    const isLost = fins.length < lost;
    fins.push({ at: now(), lost: isLost });
    walk.first(isLost ? "drop" : "deliver", "B");
    if (isLost) continue;
    const reset = walk.world.network.some(({ segment }) => segment.rst);
    walk.first("deliver", "A");
    return outcome(reset ? "reset" : "acknowledged");
  }
};
