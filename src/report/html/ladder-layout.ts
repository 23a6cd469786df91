/**
 * Where everything in a ladder diagram goes: rows → points, in the units of the drawing. Pure, and free of markup, so that
 * the static page and an interactive one draw the same picture.
 *
 * In each row, from its y downwards: arrows arrive and calls are noted at y, the new state stands below, arrows depart below
 * that. So cause is above effect, and nothing that departs crosses the state it departs from.
 */
import type { LadderRow, Lifeline } from "../../trace/ladder-row.ts";
import { placeArrows } from "./ladder-arrows.ts";
import { lifelineX, SPREAD, WIDTH, type Ladder, type Note, type PlacedRow, type StateMark, type Stretch } from "./ladder-shapes.ts";

const TOP = 44;
const STATE_BELOW = 8;
const STATE_HEIGHT = 20;
/** Room that an arrow needs to slope down in. */
const SLOPE = 40;
/** From the top of a row's band to its y, and room for the words of a band. */
const ABOVE = 18;
const WORDS = 18;

/** @param emphasised positions of the rows that are given a band and words of their own. */
export function layLadder(rows: readonly LadderRow[], emphasised: readonly number[] = []): Ladder {
  const twoEnds = rows.some((row) => row.right !== "");
  const placed = placeRows(rows, emphasised);
  const last = placed.at(-1);
  const height = (last?.bottom ?? TOP) + 14;
  return {
    height,
    rows: placed,
    arrows: placeArrows(rows, placed),
    states: rows.flatMap((row, i) => stateMarks(rows, i, placed[i]?.y ?? 0, row)),
    notes: rows.flatMap((row, i) => notesOf(row, rows[i - 1], placed[i]?.y ?? 0)),
    stretches: twoEnds ? [...stretches(rows, placed, height, "left"), ...stretches(rows, placed, height, "right")] : stretches(rows, placed, height, "left"),
    twoEnds,
  };
}

function placeRows(rows: readonly LadderRow[], emphasised: readonly number[]): readonly PlacedRow[] {
  const placed: PlacedRow[] = [];
  let y = TOP + ABOVE;
  rows.forEach((row, i) => {
    const changed = SIDES.some((side) => changes(rows, i, side));
    const departing = row.segments.filter((segment) => segment.fate === "departs").length;
    const below = changed ? STATE_BELOW + STATE_HEIGHT + 4 : 8;
    const departure = y + below;
    const words = emphasised.includes(i) ? WORDS : 0;
    const bottom = (departing > 0 ? departure + SPREAD * (departing - 1) + SLOPE - ABOVE : departure + 8) + words;
    placed.push({ step: row.step, leads: rows[i - 1]?.step !== row.step, y, top: y - ABOVE, bottom, departure });
    y = bottom + ABOVE;
  });
  return placed;
}

const SIDES = ["left", "right"] as const satisfies readonly Lifeline[];

/** The state before the first row is not in any row, but in the change that ended it. */
const stateBefore = (rows: readonly LadderRow[], i: number, side: Lifeline): string => {
  const previous = rows[i - 1];
  if (previous !== undefined) return previous[side];
  const change = rows[0]?.changes.find((candidate) => candidate.side === side && candidate.field === "state");
  return change?.before ?? rows[0]?.[side] ?? "";
};

const changes = (rows: readonly LadderRow[], i: number, side: Lifeline): boolean => stateBefore(rows, i, side) !== (rows[i]?.[side] ?? "");

const stateMarks = (rows: readonly LadderRow[], i: number, y: number, row: LadderRow): readonly StateMark[] =>
  SIDES.filter((side) => changes(rows, i, side)).map((side) => ({ side, state: row[side], x: lifelineX(side), y: y + STATE_BELOW + STATE_HEIGHT / 2 }));

/** Who acts is told by the first word of the action. */
const actor = (action: string): Lifeline | undefined => (/^A\b/.test(action) ? "left" : /^B\b/.test(action) ? "right" : undefined);

function notesOf(row: LadderRow, previous: LadderRow | undefined, y: number): readonly Note[] {
  const side = actor(row.action);
  const passed = row.at > (previous?.at ?? 0);
  const heard = SIDES.flatMap((at): Note[] => {
    const words = row.signals.filter((signal) => signal.side === at).map((signal) => signal.text);
    return words.length === 0 ? [] : [{ kind: "signal", side: at, text: words.join(", "), x: lifelineX(at) + (at === "left" ? 58 : -58), y: y + 22 }];
  });
  if (side !== undefined && !passed) {
    const text = row.action.replace(/^[AB] (calls )?/, "");
    return [{ kind: "call", side, text, x: lifelineX(side) + (side === "left" ? 12 : -12), y: y + 4 }, ...heard];
  }
  return passed ? [{ kind: "time", side: "middle", text: row.action, x: WIDTH / 2, y: y + 4 }, ...heard] : heard;
}

function stretches(rows: readonly LadderRow[], placed: readonly PlacedRow[], height: number, side: Lifeline): readonly Stretch[] {
  const alive = (state: string): boolean => state !== "CLOSED" && state !== "";
  const found: Stretch[] = [];
  let from = TOP;
  let state = stateBefore(rows, 0, side);
  rows.forEach((row, i) => {
    const y = placed[i]?.y ?? from;
    if (alive(row[side]) !== alive(state)) {
      found.push({ side, from, to: y, alive: alive(state) });
      from = y;
    }
    state = row[side];
  });
  return [...found, { side, from, to: height - 4, alive: alive(state) }];
}
