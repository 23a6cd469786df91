/** A connection of a capture as rows of a ladder: each packet departs in a row of its own and arrives in the next. */
import type { State } from "../../../model/tcb.ts";
import type { LadderRow, LadderSegment } from "../../../trace/ladder-row.ts";
import type { ObservedRow } from "../../../trace/observed.ts";

/** `ESTABLISHED`, or `ESTABLISHED +2` where it may also be one of two others. */
export const shortStates = (states: readonly State[]): string => `${states[0] ?? ""}${states.length > 1 ? ` +${states.length - 1}` : ""}`;

export const sinceStart = (ms: number): string => `${(ms / 1000).toFixed(6)} s`;

/** @param words of the reader's language for what a packet is called. */
export const ladderOf = (packets: readonly ObservedRow[], words: (name: string) => string = (name) => name): readonly LadderRow[] => {
  const segment = ({ packet, relative, segment: text, from }: ObservedRow, fate: LadderSegment["fate"]): LadderSegment =>
    ({ id: packet, name: words(relative), text, from: from === 0 ? "left" : "right", fate, origin: "end", stale: false });
  const row = (now: ObservedRow, segments: readonly LadderSegment[], step: number): LadderRow =>
    ({ step, action: sinceStart(now.at), at: now.at, left: shortStates(now.left), right: shortStates(now.right), segments, signals: [], rules: [], changes: [] });
  const rows = packets.map((now, i) => {
    const before = packets[i - 1];
    return row(now, [...(before === undefined ? [] : [segment(before, "arrives")]), segment(now, "departs")], now.packet - 1);
  });
  const last = packets.at(-1);
  return last === undefined ? rows : [...rows, row(last, [segment(last, "arrives")], last.packet - 1)];
};
