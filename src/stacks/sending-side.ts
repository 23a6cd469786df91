/** The retransmission queue of a followed stack, from what the user wrote, what was sent and what was acknowledged. */
import type { Profile } from "../model/profile.ts";
import { add, before, distanceFrom, seq } from "../model/seq.ts";
import type { Connected, Queued, SynSent, Tcb } from "../model/tcb.ts";
import type { Wire } from "./wire.ts";

/** Timers that nobody sees run as the claim says; there is no user timeout. */
export const withSendingSide = (tcb: Tcb, wire: Wire, claimed: Profile): Tcb => {
  if (tcb.state === "CLOSED" || tcb.state === "LISTEN" || tcb.state === "TIME-WAIT") return tcb;
  const finSeq = wire.finSeq;
  const seen = queues(tcb, wire, claimed);
  // What has not changed stays the same object: properties ask what an event has changed.
  const queue = same(seen.queue, tcb.queue) ? tcb.queue : seen.queue;
  const unsent = same(seen.unsent, tcb.unsent) ? tcb.unsent : seen.unsent;
  const timed = {
    ...tcb,
    queue,
    unsent,
    userTimeout: undefined,
    rtx: queue.length === 0 && unsent.length === 0 ? undefined : (tcb.rtx ?? { left: claimed.rtoInitial, count: 0, age: 0 }),
  };
  switch (timed.state) {
    case "FIN-WAIT-1":
    case "CLOSING":
      return { ...timed, finSeq };
    case "LAST-ACK":
      return { ...timed, finSeq: finSeq ?? seq(timed.sndNxt - 1) };
    default:
      return timed;
  }
};

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

const queues = (tcb: SynSent | Connected, wire: Wire, claimed: Profile): Pick<Connected, "queue" | "unsent"> => {
  const first = add(tcb.iss, 1);
  const synOut = !before(tcb.iss, tcb.sndUna);
  const finOut = wire.finSeq !== undefined && !before(wire.finSeq, tcb.sndUna) && before(wire.finSeq, tcb.sndNxt);
  const from = synOut ? first : tcb.sndUna;
  const to = finOut && wire.finSeq !== undefined ? wire.finSeq : tcb.sndNxt;
  const queue: Queued[] = synOut ? [{ seq: tcb.iss, syn: true, fin: false, data: [] }] : [];
  const length = before(from, to) ? distanceFrom(from, to) : 0;
  const data = wire.outgoing.from(from, add(from, length));
  for (let at = 0; at < data.length; at += claimed.mss) queue.push({ seq: add(from, at), syn: false, fin: false, data: data.slice(at, at + claimed.mss) });
  if (finOut && wire.finSeq !== undefined) {
    const last = queue.at(-1);
    if (last !== undefined && !last.syn && tcb.queue.at(-1)?.data.length !== 0) queue[queue.length - 1] = { ...last, fin: true };
    else queue.push({ seq: wire.finSeq, syn: false, fin: true, data: [] });
  }
  return { queue, unsent: wire.outgoing.from(add(from, length)) };
};
