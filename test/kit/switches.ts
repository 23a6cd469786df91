/** Every switch of the profile in the positions that rfc9293 does not take, and the states that it is about. */
import type { Profile } from "../../src/model/profile.ts";
import type { State } from "../../src/model/tcb.ts";

export interface Switched {
  readonly needs: Partial<Profile>;
  readonly where: "everywhere" | readonly State[];
}

const everywhere = (...switches: readonly Partial<Profile>[]): readonly Switched[] => switches.map((needs) => ({ needs, where: "everywhere" }));
const within = (where: readonly State[], ...switches: readonly Partial<Profile>[]): readonly Switched[] => switches.map((needs) => ({ needs, where }));

export const SWITCHES: readonly Switched[] = [
  ...everywhere(
    { resetAcceptance: "in-window" }, { synInSynchronized: "reset" }, { ackRangeCheck: false }, { challengeLimit: { count: 1, interval: 500 } }, { timestamps: true },
    { resetWindow: "as-printed" }, { resetOnTimeout: "after-syn-received" }, { unacceptableWithoutAck: "silence" }, { coversWindow: "acceptable" }, { restartAtRcvNxt: "abort" },
    { afterAbort: "TIME-WAIT" }, { halfDuplexClose: true },
  ),
  ...within(["FIN-WAIT-1", "FIN-WAIT-2"], { halfDuplexClose: true }),
  ...within(["TIME-WAIT"], { timeWaitReuse: "never" }, { timeWaitReuse: "sequence" }, { timeWaitRestart: "never" }, { timeWaitAck: "acknowledge" }, { resetInTimeWait: "ignore" },
    { reuseAbove: "rcv-nxt" }, { refusedReuse: "silence" }),
  ...within(["SYN-RECEIVED"], { crossedSynAck: "acknowledge-only" }, { duplicateSyn: "acknowledge" }, { refusedActiveOpen: "LISTEN" }, { synInSynReceived: "reset-and-listen" },
    { closeInSynReceived: "after-established" }, { acknowledgeCrossedSynAck: true }, { ackRangeInSynReceived: "acknowledge" }),
  ...within(["SYN-SENT", "LISTEN"], { resetInSynSent: "by-ack-and-zero-seq" }, { synFinInListen: "drop" }),
  ...within(["CLOSING", "CLOSE-WAIT", "TIME-WAIT"], { simultaneousClose: "CLOSED" }, { secondFin: "count" }),
];
