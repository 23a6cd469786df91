/**
 * Where everything in a ladder diagram goes: rows → points, in the units of the drawing. Pure, and free of markup, so that
 * an image and the page draw the same picture.
 *
 * In each row, from its y downwards: arrows arrive and calls are noted at y, the new state stands below, arrows depart below
 * that. So cause is above effect, and nothing that departs crosses the state it departs from.
 */
import type { LadderRow, Lifeline } from "../../trace/ladder-row.ts";
import { upright, type Box } from "./boxes.ts";
import { ENDS, type Ends } from "./ends.ts";
import { placeArrows } from "./ladder-arrows.ts";
import { placeLabels } from "./ladder-labels.ts";
import { BOLD, frame, LEFT, lifelineX, RIGHT, SPREAD, textWidth, WIDTH, type Arrow, type Ladder, type Note, type PlacedRow, type StateMark, type Stretch } from "./ladder-shapes.ts";
import { standing, stateBefore, type Standing } from "./ladder-standing.ts";
import { ARROW_WORDS, arrowText, noteText, type ArrowWords } from "./ladder-words.ts";

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
/** Room that is added where the name of an arrow covers something, and how often at most. */
const [MORE, ROUNDS] = [18, 12];
/** Of more rows than these nobody waits for the best layout. */
const MANY = 120;

const SIDES = ["left", "right"] as const satisfies readonly Lifeline[];

/** @param emphasised positions of the rows that are given a band and words of their own. @param words beside the names of arrows. */
export function layLadder(rows: readonly LadderRow[], { twoEnds }: Ends = ENDS.connection, emphasised: readonly number[] = [], words: ArrowWords = ARROW_WORDS): Ladder {
  const sides = twoEnds ? SIDES : SIDES.slice(0, 1);
  const all = rows.map((_, i) => standing(rows, i, sides));
  const room = new Map<number, number>();
  let placed: readonly PlacedRow[] = [];
  let arrows: readonly Arrow[] = [];
  const statesAndNotes = (): readonly [readonly StateMark[], readonly Note[]] => [placed.flatMap(({ y }, i) => stateMarks(all[i], y)), placed.flatMap(({ y }, i) => notesOf(all[i], y))];
  for (let round = 0; round < (rows.length > MANY ? 2 : ROUNDS); round++) {
    placed = placeRows(rows, all, emphasised, room);
    const [states, notes] = statesAndNotes();
    const bands = emphasised.flatMap((at) => placed.slice(at, at + 1)).map(({ bottom }) => upright(0, 110, bottom - WORDS, bottom));
    const labelled = placeLabels(placeArrows(rows, placed), [...HEADINGS, ...bands, ...states.map(boxOfState), ...notes.map(boxOfNote)], (arrow) => arrowText(arrow, words));
    ({ arrows } = labelled);
    if (labelled.crowded.size === 0) break;
    // Where it departs, and in the next round where its name stands.
    for (const { from, label } of arrows.filter(({ id }) => labelled.crowded.has(id))) {
      const at = placed.findLastIndex(({ top }) => top <= (round % 2 === 0 ? from.y : label.y));
      room.set(at, (room.get(at) ?? 0) + MORE);
    }
  }
  const [states, notes] = statesAndNotes();
  const height = (placed.at(-1)?.bottom ?? TOP) + 14;
  return { height, rows: placed, arrows, states, notes, stretches: sides.flatMap((side) => stretches(rows, placed, height, side)) };
}

/** @param room that rows get beyond what they need. */
function placeRows(rows: readonly LadderRow[], all: readonly Standing[], emphasised: readonly number[], room: ReadonlyMap<number, number>): readonly PlacedRow[] {
  const placed: PlacedRow[] = [];
  let y = TOP + ABOVE + (room.get(-1) ?? 0);
  rows.forEach((row, i) => {
    const { lines, note } = all[i] ?? { lines: 0, note: undefined };
    const departing = row.segments.filter((segment) => segment.fate === "departs").length;
    const departure = y + (lines > 0 ? STATE_BELOW + STATE_HEIGHT * lines + 12 : note !== undefined ? 26 : 8);
    const extra = (emphasised.includes(i) ? WORDS : 0) + (departing > 0 && isForged(rows[i + 1]) ? FORGED : 0) + (room.get(i) ?? 0);
    const bottom = (departing > 0 ? departure + SPREAD * (departing - 1) + SLOPE - ABOVE : departure + 8) + extra;
    placed.push({ step: row.step, leads: rows[i - 1]?.step !== row.step, y, top: y - ABOVE, bottom, departure });
    y = bottom + ABOVE;
  });
  return placed;
}

const isForged = (row: LadderRow | undefined): boolean => row?.segments.some(({ origin, fate }) => origin === "injected" && fate === "arrives") ?? false;

const stateMarks = (of: Standing | undefined, y: number): readonly StateMark[] =>
  (of?.states ?? []).map(({ side, text, line }) => ({ side, state: text, ...frame(side, text), y: y + STATE_BELOW + STATE_HEIGHT * (line + 0.5) }));

const BESIDE = { left: lifelineX("left") + 12, right: lifelineX("right") - 12, middle: WIDTH / 2 } as const;

const notesOf = (of: Standing | undefined, y: number): readonly Note[] => [
  ...(of?.note === undefined ? [] : [{ ...of.note, x: BESIDE[of.note.side], y: y + 4 }]),
  ...(of?.timers ?? []).map(({ side, text }): Note => ({ kind: "timer", side, text, x: BESIDE[side], y: y + 4 })),
  ...(of?.told ?? []).map(({ side, text, x, line }): Note => ({ kind: "signal", side, text, x, y: y + 22 + STATE_HEIGHT * line })),
];

const HEADINGS: readonly Box[] = [LEFT, RIGHT].map((x) => upright(x - 50, x + 50, 10, 30));

const boxOfState = ({ x, width, y }: StateMark): Box => upright(x - 2, x + width + 2, y - 10, y + 10);

const boxOfNote = (note: Note): Box => {
  const width = textWidth(noteText(note)) * (note.kind === "call" ? BOLD : 1) + 4;
  const left = note.side === "left" ? note.x : note.side === "right" ? note.x - width : note.x - width / 2;
  return upright(left - 2, left + width, note.y - 11, note.y + 4);
};

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
