/**
 * Where everything in a ladder diagram goes: rows → points, in the units of the drawing. Pure, and free of markup, so that
 * an image and the page draw the same picture.
 *
 * In each row, from its y downwards: arrows arrive and calls are noted at y, the new state stands below, arrows depart below
 * that. So cause is above effect, and nothing that departs crosses the state it departs from.
 */
import type { LadderRow, Lifeline } from "../../trace/ladder-row.ts";
import { placeArrows } from "./ladder-arrows.ts";
import { placeLabels } from "./ladder-labels.ts";
import { ENDS, type Ends } from "./ends.ts";
import { frame, lifelineX, SPREAD, textWidth, WIDTH, type Ladder, type Note, type PlacedRow, type StateMark, type Stretch } from "./ladder-shapes.ts";

const TOP = 44;
const STATE_BELOW = 8;
const STATE_HEIGHT = 20;
/** Room that an arrow needs to slope down in. */
const SLOPE = 40;
/** From the top of a row's band to its y, and room for the words of a band. */
const ABOVE = 18;
const WORDS = 18;
/** A forged segment begins above its row: clear of the name of what departs there. */
const FORGED = 16;
/** What the user is told, below the states where there is no room beside them. */
const LINE = 18;

/** @param emphasised positions of the rows that are given a band and words of their own. */
export function layLadder(rows: readonly LadderRow[], { twoEnds }: Ends = ENDS.connection, emphasised: readonly number[] = []): Ladder {
  const sides = twoEnds ? SIDES : SIDES.slice(0, 1);
  const placed = placeRows(rows, sides, emphasised);
  const last = placed.at(-1);
  const height = (last?.bottom ?? TOP) + 14;
  const states = rows.flatMap((_, i) => stateMarks(rows, i, placed[i]?.y ?? 0, sides));
  const notes = rows.flatMap((_, i) => notesOf(rows, i, placed[i]?.y ?? 0, sides));
  return {
    height,
    rows: placed,
    arrows: placeLabels(placeArrows(rows, placed), states, notes),
    states,
    notes,
    stretches: sides.flatMap((side) => stretches(rows, placed, height, side)),
  };
}

function placeRows(rows: readonly LadderRow[], sides: readonly Lifeline[], emphasised: readonly number[]): readonly PlacedRow[] {
  const placed: PlacedRow[] = [];
  let y = TOP + ABOVE;
  rows.forEach((row, i) => {
    const changed = sides.some((side) => changes(rows, i, side)) || words(row, sides).length > 0;
    const departing = row.segments.filter((segment) => segment.fate === "departs").length;
    const noted = noteOf(row, rows[i - 1]) !== undefined;
    const crowded = sides.some((side) => isCrowded(rows, i, side, sides));
    const below = (changed ? STATE_BELOW + STATE_HEIGHT + 12 : noted ? 20 : 8) + (crowded ? LINE : 0);
    const departure = y + below;
    const extra = (emphasised.includes(i) ? WORDS : 0) + (departing > 0 && isForged(rows[i + 1]) ? FORGED : 0);
    const bottom = (departing > 0 ? departure + SPREAD * (departing - 1) + SLOPE - ABOVE : departure + 8) + extra;
    placed.push({ step: row.step, leads: rows[i - 1]?.step !== row.step, y, top: y - ABOVE, bottom, departure });
    y = bottom + ABOVE;
  });
  return placed;
}

const isForged = (row: LadderRow | undefined): boolean => row?.segments.some(({ origin, fate }) => origin === "injected" && fate === "arrives") ?? false;

const SIDES = ["left", "right"] as const satisfies readonly Lifeline[];

/** The state before the first row is not in any row, but in the change that ended it. */
const stateBefore = (rows: readonly LadderRow[], i: number, side: Lifeline): string => {
  const previous = rows[i - 1];
  if (previous !== undefined) return previous[side];
  const change = rows[0]?.changes.find((candidate) => candidate.side === side && candidate.field === "state");
  return change?.before ?? "CLOSED";
};

const changes = (rows: readonly LadderRow[], i: number, side: Lifeline): boolean => stateBefore(rows, i, side) !== (rows[i]?.[side] ?? "");

const stateMarks = (rows: readonly LadderRow[], i: number, y: number, sides: readonly Lifeline[]): readonly StateMark[] =>
  sides
    .filter((side) => changes(rows, i, side) && rows[i]?.[side] !== "")
    .map((side) => {
      const state = rows[i]?.[side] ?? "";
      return { side, state, ...frame(side, state), y: y + STATE_BELOW + STATE_HEIGHT / 2 };
    });

/** What the users are told; that a call went well goes without saying. */
const words = (row: LadderRow, sides: readonly Lifeline[]): readonly { readonly side: Lifeline; readonly text: string }[] =>
  sides.flatMap((side) => {
    const told = row.signals.filter((signal) => signal.side === side && !/^[A-Z]+: ok$/.test(signal.text));
    return told.length === 0 ? [] : [{ side, text: told.map(({ text }) => text).join(", ") }];
  });

/** Who acts is told by the first word of the action: an end, or one of a listener's peers. */
const actor = (action: string): Lifeline | undefined => (/^(A|[CN]\d+)\b/.test(action) ? "left" : /^B\b/.test(action) ? "right" : undefined);

/** Time that passes, a call; nothing where the arrow of a segment tells it all. */
function noteOf(row: LadderRow, previous: LadderRow | undefined): Pick<Note, "kind" | "side" | "text"> | undefined {
  if (row.at > (previous?.at ?? 0)) return { kind: "time", side: "middle", text: shortened(row.action) };
  const side = actor(row.action);
  if (side !== undefined) return { kind: "call", side, text: row.action.replace(/^[AB] (calls )?/, "").replace(/ calls /, ": ").replace("naming the remote socket", "remote named") };
  if (row.segments.some(({ fate }) => fate !== "departs")) return undefined;
  // Of a capture the first packet has a time, too, and nobody called for it.
  return { kind: /^0\.0+ s$/.test(row.action) ? "time" : "call", side: "middle", text: shortened(row.action) };
}

/** Who acts is plain from the names of the lifelines. */
const shortened = (action: string): string => action.replace(/^the host opens a connection to/, "opens to").replace(/^the user of the listener/, "the user");

/** Beside the state, or beside the lifeline where the state stays. */
const besideState = (rows: readonly LadderRow[], i: number, side: Lifeline): number => {
  const row = rows[i];
  const { x, width } = row === undefined || row[side] === rows[i - 1]?.[side] ? { x: lifelineX(side) - 6, width: 12 } : frame(side, row[side]);
  return side === "left" ? x + width + 6 : x - 6;
};

/** Whether what the user is told would run over the edge, or into the state of the other end. */
const isCrowded = (rows: readonly LadderRow[], i: number, side: Lifeline, sides: readonly Lifeline[]): boolean => {
  const row = rows[i];
  const told = row && words(row, [side])[0];
  const other = side === "left" ? "right" : "left";
  if (row === undefined || told === undefined) return false;
  const across = sides.includes(other) && changes(rows, i, other) && row[other] !== "" ? frame(other, row[other]) : { x: side === "left" ? WIDTH : 0, width: 0 };
  return (side === "left" ? across.x - besideState(rows, i, side) : besideState(rows, i, side) - across.x - across.width) < textWidth(told.text) + 16;
};

function notesOf(rows: readonly LadderRow[], i: number, y: number, sides: readonly Lifeline[]): readonly Note[] {
  const row = rows[i];
  if (row === undefined) return [];
  const note = noteOf(row, rows[i - 1]);
  const signals = words(row, sides).map(({ side, text }): Note => isCrowded(rows, i, side, sides)
    ? { kind: "signal", side, text, x: lifelineX(side) + (side === "left" ? 10 : -10), y: y + 22 + LINE }
    : { kind: "signal", side, text, x: besideState(rows, i, side), y: y + 22 });
  if (note === undefined) return signals;
  const beside = { left: lifelineX("left") + 12, right: lifelineX("right") - 12, middle: WIDTH / 2 };
  return [{ ...note, x: beside[note.side], y: y + 4 }, ...signals];
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
