/** Follows each segment of a listener run through the network, so that its departure and its arrival belong together. */
import type { ListenerStep, Passing } from "../model/listener-types.ts";

export interface TrackedPassing {
  readonly id: number;
  readonly passing: Passing;
  /** Of the peer, when the segment departed. */
  readonly incarnation: number;
  /** It goes to an address where nobody is. */
  readonly vanishes: boolean;
}

export interface PassingTracking {
  readonly next: number;
  /** In the order of the network. */
  readonly inFlight: readonly TrackedPassing[];
}

export const NOTHING_PASSING: PassingTracking = { next: 0, inFlight: [] };

export interface PassingStep {
  readonly after: PassingTracking;
  readonly moved: TrackedPassing | undefined;
  readonly sent: readonly TrackedPassing[];
  readonly expired: readonly TrackedPassing[];
}

/** Time makes new entries of the same segments. */
const isSame = (a: Passing, b: Passing): boolean => a.segment === b.segment && a.copy === b.copy && a.name === b.name;

/** @param before in the order of `step.before.network`. */
export const trackPassing = (before: PassingTracking, step: ListenerStep): PassingStep => {
  let next = before.next;
  const begin = (passing: Passing): TrackedPassing => {
    next += 1;
    return {
      id: next - 1,
      passing,
      incarnation: step.after.clients.find((client) => client.peer === passing.peer)?.incarnation ?? 0,
      vanishes: passing.from === "B" && !step.after.network.includes(passing),
    };
  };
  const { moved: movedPassing } = step;
  const moved = movedPassing && (before.inFlight.find(({ passing }) => passing === movedPassing) ?? begin(movedPassing));
  const sent = step.sent.map(begin);
  const left = [...before.inFlight];
  const inFlight = step.after.network.map((passing): TrackedPassing => {
    const launched = sent.find((one) => one.passing === passing);
    if (launched !== undefined) return launched;
    const at = left.findIndex((one) => isSame(one.passing, passing));
    const known = left[at];
    // Only a copy is new and not sent; it departed when its original did.
    if (known === undefined) return { ...begin(passing), ...(moved === undefined ? {} : { incarnation: moved.incarnation }) };
    left.splice(at, 1);
    return { ...known, passing };
  });
  return { after: { next, inFlight }, moved, sent, expired: step.action.do === "elapse" ? left : [] };
};
