/** Follows each segment through the network, so that its departure and its arrival are known to be of one segment. */
import type { InFlight, WorldStep } from "../model/world-types.ts";

export interface Tracked {
  readonly id: number;
  readonly entry: InFlight;
  /** Connections of sender and receiver when it departed. */
  readonly incarnations: { readonly sender: number; readonly receiver: number };
}

export interface Tracking {
  readonly next: number;
  /** In the order of the network. */
  readonly inFlight: readonly Tracked[];
}

export interface TrackedStep {
  readonly after: Tracking;
  readonly moved: Tracked | undefined;
  readonly sent: readonly Tracked[];
  readonly expired: readonly Tracked[];
}

export const NOTHING_TRACKED: Tracking = { next: 0, inFlight: [] };

/** Time makes new entries of the same segments; the network itself never copies a segment's content. */
const isSame = (a: InFlight, b: InFlight): boolean => a.segment === b.segment && a.copy === b.copy && a.name === b.name;

/** @param before in the order of `step.before.network`. */
export const track = (before: Tracking, step: WorldStep): TrackedStep => {
  let next = before.next;
  const begin = (entry: InFlight): Tracked => {
    const incarnations = { sender: entry.from === "X" ? 0 : step.after[entry.from].incarnation, receiver: step.after[entry.to].incarnation };
    next += 1;
    return { id: next - 1, entry, incarnations };
  };
  const { moved: movedEntry, action } = step;
  const moved = movedEntry === undefined ? undefined : before.inFlight.find(({ entry }) => entry === movedEntry) ?? begin(movedEntry);
  const sent = step.sent.map(begin);

  const left = [...before.inFlight];
  const stays = step.after.network.map((entry): Tracked => {
    const launched = sent.find((one) => one.entry === entry);
    if (launched !== undefined) return launched;
    const itself = left.findIndex((one) => one.entry === entry);
    const at = itself >= 0 ? itself : left.findIndex((one) => isSame(one.entry, entry));
    const known = at < 0 || (itself < 0 && action.do !== "elapse") ? undefined : left[at];
    if (known === undefined) {
      // Only a copy is new and not sent; it departed when its original did.
      const copied = begin(entry);
      return moved === undefined ? copied : { ...copied, incarnations: moved.incarnations };
    }
    left.splice(at, 1);
    return { ...known, entry };
  });
  const expired = action.do === "elapse" ? left : [];
  return { after: { next, inFlight: stays }, moved, sent, expired };
};
