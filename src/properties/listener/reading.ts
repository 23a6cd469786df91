/** What the listener properties read off a step. */
import type { Child, ListenerStep, ListenerWorld, Passing, Peer } from "../../model/listener-types.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";

/** The segment that reached the listening side in this step. */
export const arrival = ({ action, moved }: ListenerStep): Passing | undefined =>
  moved !== undefined && moved.to === "B" && (action.do === "deliver" || action.do === "spoof" || action.do === "inject") ? moved : undefined;

export const connections = (world: ListenerWorld): readonly Child[] => [...world.halfOpen, ...world.acceptQueue, ...world.accepted];

export const find = (queue: readonly Child[], peer: Peer): Child | undefined => queue.find((child) => child.peer === peer);

/** What the listening side sent to the peer in this step. */
export const answers = (step: ListenerStep, peer: Peer): readonly Segment[] =>
  step.sent.filter((passing) => passing.from === "B" && passing.peer === peer).map((passing) => passing.segment);

/** A SYN that asks for a connection and nothing else. */
export const isPlainSyn = (segment: Segment): boolean =>
  segment.syn && segment.ack === undefined && !segment.rst && !segment.fin && segment.security === undefined;

export const isSynAck = (segment: Segment): boolean => segment.syn && segment.ack !== undefined && !segment.rst;

/**
 * When a SYN,ACK is due again, in ms since it was first sent, and at last when the connection is given up: doubling
 * intervals, 63 s for five retransmissions (RFC 6298 §5.5; §3.8.3).
 */
export const synAckTimes = (profile: Profile): { readonly again: readonly number[]; readonly removal: number } => {
  const again: number[] = [];
  let at = 0;
  for (let gap = profile.rtoInitial; ; gap = Math.min(profile.rtoMax, gap * 2)) {
    at += gap;
    // R2 for a SYN ends it, should it come before the retries are used up.
    if (again.length === profile.synAckRetries || at >= profile.r2Syn) return { again, removal: at };
    again.push(at);
  }
};

/** ms that each half-open connection has been in the queue: the memory of several properties. */
export type Ages = Readonly<Record<Peer, { readonly iss: number; readonly age: number }>>;

const issOf = ({ tcb }: Child): number | undefined => ("iss" in tcb ? tcb.iss : undefined);

/** The age of a half-open connection; 0 for one that was not there before. */
export const ageOf = (ages: Ages, child: Child): number => {
  const known = ages[child.peer];
  return known !== undefined && known.iss === issOf(child) ? known.age : 0;
};

export const grownOlder = (step: ListenerStep, ages: Ages): Ages => {
  const next: Record<Peer, { iss: number; age: number }> = {};
  for (const child of step.after.halfOpen) {
    const iss = issOf(child);
    if (iss === undefined) continue;
    const isOld = step.before.halfOpen.some((one) => one.peer === child.peer && issOf(one) === iss);
    next[child.peer] = { iss, age: isOld ? ageOf(ages, child) + step.elapsed : 0 };
  }
  return next;
};
