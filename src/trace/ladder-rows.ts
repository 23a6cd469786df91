/** A run as rows of a ladder diagram: the same data for the text, the report and the exports. */
import { other, type Side, type World, type WorldStep } from "../model/world-types.ts";
import type { LadderRow, LadderSegment, Lifeline } from "./ladder-row.ts";
import { NOTHING_TRACKED, track, type Tracked } from "./segment-ids.ts";
import { showSegment } from "./show-segment.ts";
import { stateDiff } from "./state-diff.ts";
import { actionWords, durationWords, signalWords } from "./words.ts";

const lifeline = (side: Side): Lifeline => (side === "A" ? "left" : "right");

/** @param steps of one run, from its first step, in connection or endpoint scope. */
export const ladderRows = (steps: readonly WorldStep[]): readonly LadderRow[] => {
  let tracking = NOTHING_TRACKED;
  let at = 0;
  return steps.map((step, i): LadderRow => {
    const { moved, sent, expired, after } = track(tracking, step);
    tracking = after;
    at += step.elapsed;
    const show = (one: Tracked, fate: LadderSegment["fate"]): LadderSegment => showTracked(one, fate, step.after);
    return {
      step: i,
      action: rowAction(step),
      at,
      left: step.after.A.tcb.state,
      right: step.after.B.tcb.state,
      segments: [
        ...(moved === undefined ? [] : [show(moved, fateOf(step))]),
        ...expired.map((one) => show(one, "expired")),
        ...sent.map((one) => show(one, "departs")),
      ],
      signals: step.ends.flatMap(({ side, signals }) => signals.map((signal) => ({ side: lifeline(side), text: signalWords(signal) }))),
      rules: step.ends.flatMap(({ side, rules }) => rules.map((id) => ({ side: lifeline(side), id }))),
      changes: [...stateDiff("left", step.before.A.tcb, step.after.A.tcb), ...stateDiff("right", step.before.B.tcb, step.after.B.tcb)],
    };
  });
};

/** Time is told as it passed, not as it was asked for; settling by what it came to. */
const rowAction = (step: WorldStep): string => {
  if (step.action.do === "elapse") return `${durationWords(step.elapsed)} pass`;
  if (step.action.do === "settle") return step.settled === true ? "nothing is left to happen" : "it does not come to rest";
  return actionWords(step.action);
};

const fateOf = ({ action }: WorldStep): LadderSegment["fate"] => {
  switch (action.do) {
    case "drop":
      return "dropped";
    case "duplicate":
      return "duplicated";
    case "delay":
      return "delayed";
    default:
      return "arrives";
  }
};

const showTracked = ({ id, entry, incarnations }: Tracked, fate: LadderSegment["fate"], world: World): LadderSegment => {
  const sender = other(entry.to);
  return {
    id,
    name: entry.name,
    text: showSegment(entry.segment),
    from: lifeline(sender),
    fate,
    origin: entry.from === "X" ? "injected" : entry.copy ? "copy" : "end",
    stale: entry.from !== "X" && isStale(incarnations, world[sender].incarnation, world[entry.to].incarnation, entry.segment.ack !== undefined),
  };
};

/** Of an earlier connection: its sender has begun another since, or the receiver has begun one that it cannot acknowledge. */
const isStale = (sentIn: Tracked["incarnations"], sender: number, receiver: number, acknowledges: boolean): boolean =>
  sender > sentIn.sender || (acknowledges && receiver > sentIn.receiver);
