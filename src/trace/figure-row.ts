/** One row of a figure: two columns, and perhaps a segment between them. */
import { STATES, type State } from "../model/tcb.ts";
import type { Side } from "../model/world-types.ts";
import { readNote, type Note } from "./figure-notes.ts";
import { readSegment, type Letters, type ShownSegment } from "./read-segment.ts";
import { bad, good, type Result } from "./result.ts";

export interface Cell {
  readonly state: State | undefined;
  readonly notes: readonly Note[];
}

export interface RowSegment {
  readonly shown: ShownSegment;
  readonly text: string;
  readonly from: Side;
  /** Whether the row shows it leaving its sender, and reaching its receiver. */
  readonly departs: boolean;
  readonly arrives: boolean;
}

export interface FigureRow {
  /** The figure's own line number; a row without one belongs to the line above. */
  readonly label: string;
  /** Line of the text, from 1. */
  readonly line: number;
  readonly left: Cell;
  readonly right: Cell;
  readonly segment: RowSegment | undefined;
}

/** RFC 1337 and RFC 5961 shorten the names. */
const SHORT: ReadonlyMap<string, State> = new Map<string, State>([
  ["ESTAB", "ESTABLISHED"], ["ESTAB.", "ESTABLISHED"], ["ESTABL.", "ESTABLISHED"], ["SYN-RCVD", "SYN-RECEIVED"],
  ...STATES.map((state) => [state, state] as const),
]);

interface Token {
  readonly text: string;
  readonly column: number;
}

const LABEL = /^\s*(\d+(?:\.?[0-9a-z])*)\.?(?=\s)/;
const TOKEN = /\([^()]*\)|-->|<--|\.\.\.|(?:<[A-Z][^<>]*>)+|\?+|[^\s<(]+/g;

/** @param middle the column between the two columns, which tells them apart in a row without a segment. */
export const readRow = (line: string, middle: number, letters: Letters, above: { readonly label: string; readonly line: number }): Result<FigureRow> => {
  const label = LABEL.exec(line);
  const body = label === null ? line : " ".repeat(label[0].length) + line.slice(label[0].length);
  const tokens: readonly Token[] = [...body.matchAll(TOKEN)].map((found) => ({ text: found[0], column: found.index }));
  const at = tokens.findIndex((token) => /^<[A-Z]/.test(token.text));
  const isLeft = (token: Token, i: number): boolean => (at < 0 ? token.column < middle : i < at);

  const left = readCell(tokens.filter((token, i) => i !== at && isLeft(token, i)));
  if (!left.ok) return left;
  const right = readCell(tokens.filter((token, i) => i !== at && !isLeft(token, i)));
  if (!right.ok) return right;
  const segment = readMiddle(tokens[at], left.value, right.value, letters);
  if (!segment.ok) return segment;
  return good({ label: label?.[1] ?? above.label, line: above.line, left: left.value.cell, right: right.value.cell, segment: segment.value });
};

interface RawCell {
  readonly cell: Cell;
  readonly arrow: "-->" | "<--" | "..." | undefined;
}

const readCell = (tokens: readonly Token[]): Result<RawCell> => {
  let state: State | undefined;
  let arrow: RawCell["arrow"];
  const notes: Note[] = [];
  for (const { text } of tokens) {
    if (text === "-->" || text === "<--" || text === "...") {
      if (arrow !== undefined) return bad(`two arrows on one side: ${arrow} and ${text}`);
      arrow = text;
    } else if (text.startsWith("(")) {
      const note = readNote(text.slice(1, -1));
      if (!note.ok) return note;
      notes.push(note.value);
    } else if (!text.startsWith("?")) {
      const named = SHORT.get(text);
      if (named === undefined) return bad(`"${text}" is neither a state nor an arrow`);
      if (state !== undefined) return bad(`two states on one side: ${state} and ${text}`);
      state = named;
    }
  }
  return good({ cell: { state, notes }, arrow });
};

/** "Right arrows indicate departure of a segment from A to B or arrival at B from A" (§3.5). */
const readMiddle = (token: Token | undefined, left: RawCell, right: RawCell, letters: Letters): Result<RowSegment | undefined> => {
  if (token === undefined) {
    return left.arrow === undefined && right.arrow === undefined ? good(undefined) : bad("an arrow without a segment");
  }
  const arrows = [left.arrow, right.arrow];
  if (arrows.includes("-->") && arrows.includes("<--")) return bad("one arrow points right, the other left");
  const from = arrows.includes("-->") ? "A" : arrows.includes("<--") ? "B" : fateSide(left, right);
  if (from === undefined) return bad(`${token.text} goes neither way: it needs an arrow, or (lost), (duplicated) or (held back) in the column it was going to`);
  const shown = readSegment(token.text, letters);
  if (!shown.ok) return shown;
  const [near, far] = from === "A" ? [left, right] : [right, left];
  const departs = near.arrow === "-->" || near.arrow === "<--";
  const arrives = far.arrow === "-->" || far.arrow === "<--";
  return good({ shown: shown.value, text: token.text, from, departs, arrives });
};

/** Without an arrow the network's doing is told in the column of the receiver. */
const fateSide = (left: RawCell, right: RawCell): Side | undefined => {
  const tells = (side: RawCell): boolean => side.cell.notes.some((note) => note.note === "network");
  return tells(right) ? "A" : tells(left) ? "B" : undefined;
};
