/** A listener run as rows of a ladder diagram: left the peer concerned, right the listening side. */
import type { ListenerStep, ListenerWorld, Passing, Peer } from "../model/listener-types.ts";
import { CLOSED, type Tcb } from "../model/tcb.ts";
import type { Side } from "../model/world-types.ts";
import type { LadderRow, LadderSegment, Lifeline } from "./ladder-row.ts";
import { listenerActionWords } from "./listener-words.ts";
import { NOTHING_PASSING, trackPassing, type TrackedPassing } from "./listener-segments.ts";
import { showSegment } from "./show-segment.ts";
import { stateDiff } from "./state-diff.ts";
import { durationWords, signalWords } from "./words.ts";

const lifeline = (side: Side): Lifeline => (side === "A" ? "left" : "right");

/** @param steps of one run, from its first step. */
export const listenerRows = (steps: readonly ListenerStep[]): readonly LadderRow[] => {
  let tracking = NOTHING_PASSING;
  let at = 0;
  return steps.map((step, i): LadderRow => {
    const tracked = trackPassing(tracking, step);
    tracking = tracked.after;
    at += step.elapsed;
    const peer = concerned(step);
    const show = (one: TrackedPassing, fate: LadderSegment["fate"]): LadderSegment => showPassing(one, fate, step.after);
    return {
      step: i,
      action: step.action.do === "elapse" ? `${durationWords(step.elapsed)} pass` : listenerActionWords(step.action),
      at,
      left: peer === undefined ? "" : leftState(step.after, peer),
      right: rightState(step.after, peer),
      segments: [
        ...(tracked.moved === undefined ? [] : [show(tracked.moved, fateOf(step))]),
        ...tracked.expired.map((one) => show(one, "expired")),
        ...tracked.sent.flatMap((one) => [show(one, "departs"), ...(one.vanishes ? [show(one, "dropped")] : [])]),
      ],
      signals: step.ends.flatMap(({ side, signals }) => signals.map((signal) => ({ side: lifeline(side), text: signalWords(signal) }))),
      rules: [
        ...step.rules.map((id) => ({ side: "right" as const, id })),
        ...step.ends.flatMap(({ side, rules }) => rules.map((id) => ({ side: lifeline(side), id }))),
      ],
      changes: peer === undefined ? [] : [
        ...stateDiff("left", clientTcb(step.before, peer), clientTcb(step.after, peer)),
        ...stateDiff("right", childTcb(step.before, peer) ?? socket(step.before), childTcb(step.after, peer) ?? socket(step.after)),
      ],
    };
  });
};

/** Whom the step is about; when time passes, the first for whom something is due. */
const concerned = (step: ListenerStep): Peer | undefined => {
  if ("peer" in step.action) return step.action.peer;
  const taken = step.action.do === "accept" ? step.after.accepted.find((child) => !step.before.accepted.includes(child))?.peer : undefined;
  return taken ?? step.moved?.peer ?? step.sent[0]?.peer ?? step.ends.find(({ before, next }) => before.state !== next.state)?.peer;
};

const clientTcb = (world: ListenerWorld, peer: Peer): Tcb => world.clients.find((client) => client.peer === peer)?.tcb ?? CLOSED;

const childTcb = (world: ListenerWorld, peer: Peer): Tcb | undefined =>
  [...world.halfOpen, ...world.acceptQueue, ...world.accepted].find((child) => child.peer === peer)?.tcb;

const socket = (world: ListenerWorld): Tcb => (world.listening ? { state: "LISTEN", remote: false, receives: 0 } : CLOSED);

const leftState = (world: ListenerWorld, peer: Peer): string =>
  `${peer} ${peer.startsWith("N") ? "is nobody" : clientTcb(world, peer).state}`;

/** `SYN-RECEIVED · 2 half-open · 1 waits` */
const rightState = (world: ListenerWorld, peer: Peer | undefined): string => {
  const state = ((peer && childTcb(world, peer)) ?? socket(world)).state;
  return [
    state,
    ...(world.halfOpen.length === 0 ? [] : [`${world.halfOpen.length} half-open`]),
    ...(world.acceptQueue.length === 0 ? [] : [`${world.acceptQueue.length} wait${world.acceptQueue.length === 1 ? "s" : ""}`]),
  ].join(" · ");
};

const fateOf = ({ action }: ListenerStep): LadderSegment["fate"] =>
  action.do === "drop" ? "dropped" : action.do === "duplicate" ? "duplicated" : "arrives";

const showPassing = ({ id, passing, incarnation }: TrackedPassing, fate: LadderSegment["fate"], world: ListenerWorld): LadderSegment => ({
  id,
  name: passing.name,
  text: showSegment(passing.segment),
  from: passing.to === "B" ? "left" : "right",
  fate,
  origin: passing.from === "X" ? "injected" : passing.copy ? "copy" : "end",
  stale: passing.from !== "X" && incarnationOf(world, passing) > incarnation,
});

const incarnationOf = (world: ListenerWorld, { peer }: Passing): number =>
  world.clients.find((client) => client.peer === peer)?.incarnation ?? 0;
