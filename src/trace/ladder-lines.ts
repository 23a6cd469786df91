/** The lines that tell a run: for each step what is done, what departs, what arrives, and the states after it. */
import type { Profile } from "../model/profile.ts";
import { other, type InFlight, type Side, type WorldStep } from "../model/world-types.ts";
import { showAct, showRank } from "./figure-notes.ts";
import { namesInNetwork } from "./in-network.ts";
import type { LadderLine, LineCell } from "./lay-out.ts";
import { readSegment, type ShownSegment } from "./read-segment.ts";
import { showSegment } from "./show-segment.ts";

const NOTHING: LineCell = { words: [] };

export const ladderLines = (scope: "connection" | "endpoint", profile: Profile, steps: readonly WorldStep[]): readonly LadderLine[] => {
  const teller = { profile, showsB: scope === "connection" };
  const first = stateLine(teller, steps[0]?.before.A.tcb.state ?? "CLOSED", steps[0]?.before.B.tcb.state ?? "CLOSED", true);
  let joined = false;
  const told = steps.flatMap((step, i) => {
    const joins = scope === "connection" && joinsNext(step, steps[i + 1]);
    const lines = stepLines(teller, step, joined ? steps[i - 1] : undefined, joins);
    joined = joins;
    return lines;
  });
  return [first, ...told];
};

interface Teller {
  readonly profile: Profile;
  readonly showsB: boolean;
}

/** A segment that departs in one step and is moved in the next shares a line, as in figure 6; it is the last one sent. */
const joinsNext = (step: WorldStep, next: WorldStep | undefined): boolean => {
  const last = step.sent.at(-1);
  return last !== undefined && last.from !== "X" && next?.moved !== undefined && next.moved.segment === last.segment && next.moved.name === last.name
    && next.action.do !== "inject" && step.after.network.filter((entry) => entry.name === last.name).length === 1;
};

/** @param departs the step before, when the segment that this one moves departed in it and waits to be told. */
const stepLines = (teller: Teller, step: WorldStep, departs: WorldStep | undefined, joinsFollowing: boolean): readonly LadderLine[] => {
  const action = actionLines(teller, step, departs);
  const sent = joinsFollowing ? step.sent.slice(0, -1) : step.sent;
  const departures = sent.map((entry, i) =>
    departureLine(teller, step, entry, action.length === 0 && i === 0));
  const changed = step.before.A.tcb.state !== step.after.A.tcb.state || step.before.B.tcb.state !== step.after.B.tcb.state;
  const quiet = changed && departures.length === 0 && !joinsFollowing && step.moved === undefined;
  return [...action, ...departures, ...(quiet ? [stateLine(teller, step.after.A.tcb.state, step.after.B.tcb.state, false)] : [])];
};

const actionLines = (teller: Teller, step: WorldStep, departs: WorldStep | undefined): readonly LadderLine[] => {
  const { action, moved } = step;
  switch (action.do) {
    case "elapse":
      return [{ numbered: true, left: { words: [`(${step.elapsed} ms)`] }, right: NOTHING }];
    case "settle":
      return [{ numbered: true, left: { words: [step.settled === true ? "(at rest)" : "(not at rest)"] }, right: NOTHING }];
    case "deliver":
      return moved === undefined ? [] : [movedLine(teller, step, moved, departs, [])];
    case "drop":
      return moved === undefined ? [] : [movedLine(teller, step, moved, departs, ["(lost)"])];
    case "duplicate":
      return moved === undefined ? [] : [movedLine(teller, step, moved, departs, ["(duplicated)"])];
    case "delay":
      return moved === undefined ? [] : [movedLine(teller, step, moved, departs, ["(held back)"])];
    case "inject":
      return moved === undefined ? [] : [injectedLine(teller, step, moved)];
    default: {
      const note: LineCell = { words: [showAct(action)] };
      return [{ numbered: true, left: action.side === "A" ? note : NOTHING, right: action.side === "B" ? note : NOTHING }];
    }
  }
};

const text = (teller: Teller, { segment }: InFlight): string => showSegment(segment, { usualWindow: teller.profile.rcvBuffer });

const arrowFrom = (side: Side): "-->" | "<--" => (side === "A" ? "-->" : "<--");

const line = (numbered: boolean, segment: string, from: Side, near: LineCell, far: LineCell): LadderLine =>
  ({ numbered, segment, left: from === "A" ? near : far, right: from === "A" ? far : near });

const departureLine = (teller: Teller, step: WorldStep, entry: InFlight, numbered: boolean): LadderLine => {
  const from = other(entry.to);
  return line(numbered, text(teller, entry), from, { words: [step.after[from].tcb.state], arrow: arrowFrom(from) }, { words: [], arrow: "..." });
};

const movedLine = (teller: Teller, step: WorldStep, moved: InFlight, departs: WorldStep | undefined, fate: readonly string[]): LadderLine => {
  const from = other(moved.to);
  const shown = text(teller, moved);
  const near: LineCell = departs === undefined ? { words: [], arrow: "..." } : { words: [departs.after[from].tcb.state], arrow: arrowFrom(from) };
  const words = [...rankOf(step, moved, shown), ...fate];
  const far: LineCell = fate.length > 0 ? { words } : { words: [...words, step.after[moved.to].tcb.state], arrow: arrowFrom(from) };
  // A line that tells a departure continues the step in which the segment departed.
  return line(departs === undefined, shown, from, near, far);
};

/** Says which one is meant where several in the network look alike. */
const rankOf = (step: WorldStep, moved: InFlight, shown: string): readonly string[] => {
  const rank = namesInNetwork(step.before, moved.to, reread(shown)).indexOf(moved.name);
  return rank > 0 ? [showRank(rank + 1)] : [];
};

const reread = (shown: string): ShownSegment => {
  const read = readSegment(shown);
  if (!read.ok) throw new Error(`a segment was shown as what cannot be read: ${read.because}`);
  return read.value;
};

const injectedLine = (teller: Teller, step: WorldStep, moved: InFlight): LadderLine => {
  const from = other(moved.to);
  return line(true, text(teller, moved), from,
    { words: ["(old duplicate)"], arrow: "..." },
    { words: [step.after[moved.to].tcb.state], arrow: arrowFrom(from) });
};

const stateLine = (teller: Teller, left: string, right: string, numbered: boolean): LadderLine =>
  ({ numbered, left: { words: [left] }, right: { words: teller.showsB ? [right] : [] } });
