/** A ladder diagram as SVG markup. The looks are in ladder-style.ts; colour never tells anything alone. */
import type { LadderRow } from "../../trace/ladder-row.ts";
import type { Ends } from "./ends.ts";
import { escapeHtml } from "./escape.ts";
import { layLadder } from "./ladder-layout.ts";
import { LEFT, lifelineX, RIGHT, WIDTH, type Arrow, type Note, type PlacedRow, type StateMark, type Stretch } from "./ladder-shapes.ts";

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
  const standOut = (draw: (found: Emphasis, row: PlacedRow) => string): readonly string[] =>
    emphasis.flatMap((found) => ladder.rows.slice(found.at, found.at + 1).map((row) => draw(found, row)));
  const id = escapeHtml(options.id);
  const height = round(ladder.height);
  return [
    `<svg class="ladder" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escapeHtml(options.title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(description(rows, options.ends, options.broken))}</desc>`,
    ...standOut(({ kind }, row) => band(kind, row)),
    ...ladder.stretches.map(stretch),
    ...standOut(bandWords),
    ...(options.ends.twoEnds ? [] : [`<line class="edge" x1="${RIGHT}" x2="${RIGHT}" y1="44" y2="${height - 4}"/>`]),
    heading(options.ends),
    ...ladder.rows.filter((row) => row.leads).map((row) => `<text class="number" x="6" y="${round(row.y + 4)}">${row.step + 1}</text>`),
    ...ladder.arrows.map(arrow),
    ...ladder.states.map(state),
    ...ladder.notes.map(note),
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

const round = (n: number): number => Math.round(n * 10) / 10;

const heading = ({ left, right }: Ends): string =>
  `<text class="end-name" x="${LEFT}" y="24">${left}</text><text class="end-name" x="${RIGHT}" y="24">${right}</text>`;

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

const band = (kind: Emphasis["kind"], { top, bottom }: PlacedRow): string =>
  `<rect class="band ${kind}" x="0" y="${round(top)}" width="${WIDTH}" height="${round(bottom - top)}" rx="4"/>`;

const bandWords = ({ kind, words }: Emphasis, { bottom }: PlacedRow): string => `<text class="band-words ${kind}" x="8" y="${round(bottom - 7)}">${escapeHtml(words)}</text>`;

const stretch = ({ side, from, to, alive }: Stretch): string =>
  `<line class="lifeline${alive ? " alive" : ""}" x1="${lifelineX(side)}" x2="${lifelineX(side)}" y1="${round(from)}" y2="${round(to)}"/>`;

function arrow(drawn: Arrow): string {
  const { from, to, label } = drawn;
  const kinds = ["segment", drawn.origin, drawn.end, ...(drawn.stale ? ["stale"] : []), ...(drawn.delayed ? ["delayed"] : [])];
  return [
    `<g class="${kinds.join(" ")}" data-steps="${drawn.steps.join(" ")}">`,
    `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(to.x)}" y2="${round(to.y)}"/>`,
    drawn.origin === "end" ? "" : `<circle class="source" cx="${round(from.x)}" cy="${round(from.y)}" r="3.5"/>`,
    tip(drawn),
    `<text x="${round(label.x)}" y="${round(label.y)}" dy="-5" transform="rotate(${round(label.angle)} ${round(label.x)} ${round(label.y)})">${escapeHtml(words(drawn))}</text>`,
    "</g>",
  ].join("");
}

/** The name without the sender, whom the arrow shows; and what else a reader has to know. */
function words({ name, origin, stale, delayed, end }: Arrow): string {
  const marks = [
    ...(origin === "copy" ? ["copy"] : origin === "injected" ? ["injected"] : []),
    ...(stale ? ["old"] : []),
    ...(delayed ? ["late"] : []),
    ...(end === "lost" ? ["lost"] : end === "expired" ? ["expired"] : []),
  ];
  return marks.length === 0 ? name : `${name} (${marks.join(", ")})`;
}

function tip({ from, to, end }: Arrow): string {
  const x = round(to.x);
  const y = round(to.y);
  switch (end) {
    case "arrives": {
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      const corner = (turn: number): string => `${round(to.x - 9 * Math.cos(angle + turn))},${round(to.y - 9 * Math.sin(angle + turn))}`;
      return `<polygon class="tip" points="${x},${y} ${corner(0.38)} ${corner(-0.38)}"/>`;
    }
    case "lost":
      return `<path class="cross" d="M${x - 5} ${y - 5}l10 10M${x - 5} ${y + 5}l10 -10"/>`;
    case "expired":
      return `<path class="cross" d="M${x} ${y - 6}v12"/>`;
    case "pending":
      return `<text class="under-way" x="${x}" y="${y}" dx="${from.x < to.x ? 10 : -10}" dy="3">…</text>`;
    default:
      return end satisfies never;
  }
}

const state = ({ x, y, width, state: name }: StateMark): string =>
  `<g class="state"><rect x="${round(x)}" y="${round(y - 9)}" width="${width}" height="18" rx="9"/><text x="${round(x + width / 2)}" y="${round(y + 4)}">${escapeHtml(name)}</text></g>`;

const ANCHORS = { left: "start", right: "end", middle: "middle" } as const;

function note({ kind, side, text, x, y }: Note): string {
  const dot = kind === "call" && side !== "middle" ? `<circle class="call-dot" cx="${lifelineX(side)}" cy="${round(y - 4)}" r="4"/>` : "";
  const shown = kind === "time" ? `– ${text} –` : kind === "signal" ? `“${text}”` : text;
  return `${dot}<text class="note ${kind}" x="${x}" y="${round(y)}" text-anchor="${ANCHORS[side]}">${escapeHtml(clip(shown))}</text>`;
}

/** The whole text is in the list of steps beside the diagram. */
const clip = (text: string): string => (text.length > 34 ? `${text.slice(0, 33)}…` : text);
