/** A ladder diagram as SVG markup. The looks are in ladder-style.ts; colour never tells anything alone. */
import type { LadderRow } from "../../trace/ladder-row.ts";
import type { Ends } from "./ends.ts";
import { escapeHtml } from "./escape.ts";
import { layLadder } from "./ladder-layout.ts";
import { arrowMark, bandMark, bandWordsMark, edgeMark, headingMarks, noteMarks, numberMarks, round, stateMark, stretchMark } from "./ladder-marks.ts";
import { WIDTH, type PlacedRow } from "./ladder-shapes.ts";
import { printMark, type Mark } from "./mark.ts";

export interface LadderOptions {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly ends: Ends;
  /** The step that broke a property. */
  readonly broken?: number;
  /** A step to mark for another reason, and its words. */
  readonly marked?: { readonly step: number; readonly words: string };
}

export function ladderSvg(rows: readonly LadderRow[], options: LadderOptions): string {
  const emphasis = emphasise(rows, options);
  const ladder = layLadder(rows, options.ends, emphasis.map(({ at }) => at));
  const standOut = (draw: (found: Emphasis, row: PlacedRow) => Mark): readonly Mark[] =>
    emphasis.flatMap((found) => ladder.rows.slice(found.at, found.at + 1).map((row) => draw(found, row)));
  const id = escapeHtml(options.id);
  const height = round(ladder.height);
  return [
    `<svg class="ladder" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escapeHtml(options.title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(description(rows, options.ends, options.broken))}</desc>`,
    ...[
      ...standOut(({ kind }, row) => bandMark(kind, row)),
      ...ladder.stretches.map(stretchMark),
      ...standOut(({ kind, words }, row) => bandWordsMark(kind, words, row)),
      ...(options.ends.twoEnds ? [] : [edgeMark(ladder)]),
      ...headingMarks(options.ends),
      ...ladder.rows.flatMap(numberMarks),
      ...ladder.arrows.map((arrow) => arrowMark(arrow)),
      ...ladder.states.map(stateMark),
      ...ladder.notes.flatMap(noteMarks),
    ].map(printMark),
    "</svg>",
  ].join("\n");
}

/** The diagram in words, for those who do not see it. */
export const description = (rows: readonly LadderRow[], ends: Ends, broken?: number): string =>
  rows
    .map((row, i) => {
      const states = ends.twoEnds ? `${ends.left} ${row.left}, ${ends.right} ${row.right}` : `${ends.left} ${row.left}`;
      return `Step ${row.step + 1}: ${row.action}. ${states}.${i === brokenRow(rows, broken) ? " Here the property breaks." : ""}`;
    })
    .join(" ");

/** A row that stands out. */
interface Emphasis {
  readonly at: number;
  readonly kind: "broken" | "marked";
  readonly words: string;
}

function emphasise(rows: readonly LadderRow[], { broken, marked }: LadderOptions): readonly Emphasis[] {
  const brokenAt = brokenRow(rows, broken);
  const markedAt = rows.findIndex((row) => row.step === marked?.step);
  return [
    ...(brokenAt < 0 ? [] : [{ at: brokenAt, kind: "broken", words: "✗ broken here" } as const]),
    ...(marked === undefined || markedAt < 0 || markedAt === brokenAt ? [] : [{ at: markedAt, kind: "marked", words: marked.words } as const]),
  ];
}

/** A step that settles takes many rows; the run was ended by the last of them. */
export const brokenRow = (rows: readonly LadderRow[], step: number | undefined): number => rows.findLastIndex((row) => row.step === step);
