import type { Child, ListenerStep, Passing, Peer } from "../../model/listener-types.ts";
import type { Profile } from "../../model/profile.ts";
import { add } from "../../model/seq.ts";
import { broken, OK, property, type Judgement } from "../property.ts";
import { answers, arrival, connections, find, synAckTimes } from "./reading.ts";

/**
 * Per host whose own end is ESTABLISHED and waits for an acknowledgment, while the listener has no finished connection
 * for it: ms that it has waited, without a loss and without a forged segment of its name.
 */
type Waits = Readonly<Record<Peer, number>>;

/** The segment that would complete a handshake, had the accept queue room. */
const overflowing = (step: ListenerStep): { passing: Passing; child: Child } | undefined => {
  const passing = arrival(step);
  const child = passing && find(step.before.halfOpen, passing.peer);
  if (passing === undefined || child?.tcb.state !== "SYN-RECEIVED" || step.before.acceptQueue.length < step.claimed.backlog) return undefined;
  const { seq, ack, syn, rst } = passing.segment;
  return !syn && !rst && seq === child.tcb.rcvNxt && ack === add(child.tcb.iss, 1) ? { passing, child } : undefined;
};

/** Text that the listener acknowledges in this step. */
const acknowledgedText = (step: ListenerStep): readonly Passing[] =>
  step.sent.filter(({ from, peer, segment }) => {
    const told = step.after.told.find((one) => one.peer === peer);
    return from === "B" && !segment.syn && !segment.rst && segment.ack !== undefined && told !== undefined && segment.ack !== add(told.irs, 1);
  });

/** How long a host may wait undisturbed: until nobody remembers its handshake, and then until it speaks once more. */
const patience = (profile: Profile): number => Math.max(synAckTimes(profile).removal, profile.cookieLifetime) + profile.rtoMax;

export const acceptQueueOverflow = property<ListenerStep, Waits>({
  id: "accept-queue-overflow",
  title: "A full accept queue loses no data in silence",
  claim:
    "When there is no room to wait for accept, the final ACK is ignored and its connection stays half-open, or it is reset, as the profile says; " +
    "text is acknowledged only for a connection that is kept, and a host whose text is not acknowledged, on a network that loses nothing, " +
    "is accepted, queued or reset within the time that the listener remembers a handshake and one more retransmission.",
  clause: "§3.9.1, §3.10.7.4, MUST-20",
  kind: "always",
  scope: "listener",
  start: {},
  when: (step, waits) => overflowing(step) !== undefined || acknowledgedText(step).length > 0 || (step.elapsed > 0 && Object.keys(waits).length > 0),
  then: (step, waits) => {
    for (const { peer, segment, name } of acknowledgedText(step)) {
      const kept = find([...step.after.acceptQueue, ...step.after.accepted], peer)?.tcb;
      if (kept === undefined || !("rcvNxt" in kept) || kept.rcvNxt !== segment.ack) {
        return broken(`${name} acknowledges text that no connection holds`, "sent", "after.acceptQueue");
      }
    }
    for (const { peer } of step.after.clients) {
      const waited = (waits[peer] ?? 0) + step.elapsed;
      if (isWaiting(step, peer) && waited > patience(step.claimed)) {
        return broken(`${peer} has waited ${waited} ms, neither accepted nor reset`, "after.clients");
      }
    }
    const found = overflowing(step);
    return found === undefined ? OK : followsPolicy(step, found.passing, found.child);
  },
  remember: (step, waits) => {
    const next: Record<Peer, number> = {};
    for (const { peer } of step.after.clients) {
      if (isWaiting(step, peer)) next[peer] = isDisturbed(step, peer) ? 0 : (waits[peer] ?? 0) + step.elapsed;
    }
    return next;
  },
});

const isWaiting = ({ after }: ListenerStep, peer: Peer): boolean => {
  const tcb = after.clients.find((client) => client.peer === peer)?.tcb;
  return tcb?.state === "ESTABLISHED" && tcb.queue.length > 0 && find([...after.acceptQueue, ...after.accepted], peer) === undefined;
};

/** Loss, a segment that lingers while time passes, or somebody else who speaks in the peer's name. */
const isDisturbed = ({ action, before, moved, elapsed }: ListenerStep, peer: Peer): boolean =>
  (elapsed > 0 && before.network.some((passing) => passing.peer === peer)) ||
  (moved?.peer === peer && (action.do === "drop" || action.do === "spoof" || action.do === "inject"));

const followsPolicy = (step: ListenerStep, { peer, segment, name }: Passing, child: Child): Judgement => {
  const sent = answers(step, peer);
  const [reset] = sent;
  if (step.claimed.acceptOverflow === "reset") {
    const right = sent.length === 1 && reset?.rst === true && reset.seq === segment.ack && find(connections(step.after), peer) === undefined;
    return right ? OK : broken(`the accept queue is full, and ${name} was not answered with a reset that ends the connection`, "sent");
  }
  if (sent.length > 0) return broken(`the accept queue is full, and ${name} was answered`, "sent");
  const kept = find(step.after.halfOpen, peer);
  return kept?.tcb.state === "SYN-RECEIVED" && child.tcb.state === "SYN-RECEIVED" && kept.tcb.iss === child.tcb.iss
    ? OK
    : broken(`the accept queue is full, and the connection of ${name} did not stay half-open`, "after.halfOpen");
};
