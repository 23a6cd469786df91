/** What a ladder diagram is drawn with: each thing in it as a piece of SVG, for an image and for the page alike. */
import type { Ends } from "./ends.ts";
import { LEFT, lifelineX, RIGHT, WIDTH, type Arrow, type Ladder, type Note, type PlacedRow, type StateMark, type Stretch } from "./ladder-shapes.ts";
import { ARROW_WORDS, arrowText, noteText, type ArrowWords } from "./ladder-words.ts";
import { mark, type Mark } from "./mark.ts";

export const round = (n: number): number => Math.round(n * 10) / 10;

export const headingMarks = ({ left, right }: Pick<Ends, "left" | "right">): readonly Mark[] => [
  mark("text", { class: "end-name", x: LEFT, y: 24 }, left),
  mark("text", { class: "end-name", x: RIGHT, y: 24 }, right),
];

export const numberMarks = ({ leads, step, y }: PlacedRow): readonly Mark[] => (leads ? [mark("text", { class: "number", x: 6, y: round(y + 4) }, `${step + 1}`)] : []);

export const bandMark = (kind: string, { top, bottom }: PlacedRow): Mark =>
  mark("rect", { class: `band ${kind}`, x: 0, y: round(top), width: WIDTH, height: round(bottom - top), rx: 4 });

export const bandWordsMark = (kind: string, words: string, { bottom }: PlacedRow): Mark =>
  mark("text", { class: `band-words ${kind}`, x: 8, y: round(bottom - 7) }, words);

export const stretchMark = ({ side, from, to, alive }: Stretch): Mark =>
  mark("line", { class: `lifeline${alive ? " alive" : ""}`, x1: lifelineX(side), x2: lifelineX(side), y1: round(from), y2: round(to) });

/** Where the network ends, on the side without an end. */
export const edgeMark = ({ height }: Pick<Ladder, "height">): Mark => mark("line", { class: "edge", x1: RIGHT, x2: RIGHT, y1: 44, y2: round(height - 4) });

/** @param current the step that stands out, if it is one of the arrow's. */
export function arrowMark(drawn: Arrow, words: ArrowWords = ARROW_WORDS, current?: number): Mark {
  const { from, to, label, steps } = drawn;
  const stands = current !== undefined && (steps[0] === current || steps[1] === current);
  const kinds = ["segment", drawn.origin, drawn.end, ...(drawn.stale ? ["stale"] : []), ...(drawn.delayed ? ["delayed"] : []), ...(stands ? ["current"] : [])];
  const [x, y] = [round(label.x), round(label.y)];
  return mark(
    "g",
    { class: kinds.join(" "), "data-steps": steps.join(" ") },
    mark("line", { x1: round(from.x), y1: round(from.y), x2: round(to.x), y2: round(to.y) }),
    ...(drawn.origin === "end" ? [] : [mark("circle", { class: "source", cx: round(from.x), cy: round(from.y), r: 3.5 })]),
    tip(drawn),
    mark("text", { x, y, dy: label.baseline, transform: `rotate(${round(label.angle)} ${x} ${y})` }, arrowText(drawn, words)),
  );
}

function tip({ from, to, end }: Arrow): Mark {
  const x = round(to.x);
  const y = round(to.y);
  switch (end) {
    case "arrives": {
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      const corner = (turn: number): string => `${round(to.x - 9 * Math.cos(angle + turn))},${round(to.y - 9 * Math.sin(angle + turn))}`;
      return mark("polygon", { class: "tip", points: `${x},${y} ${corner(0.38)} ${corner(-0.38)}` });
    }
    case "lost":
      return mark("path", { class: "cross", d: `M${x - 5} ${y - 5}l10 10M${x - 5} ${y + 5}l10 -10` });
    case "expired":
      return mark("path", { class: "cross", d: `M${x} ${y - 6}v12` });
    case "pending":
      return mark("text", { class: "under-way", x, y, dx: from.x < to.x ? 10 : -10, dy: 3 }, "…");
    default:
      return end satisfies never;
  }
}

export const stateMark = ({ x, y, width, state: name }: StateMark): Mark =>
  mark(
    "g",
    { class: "state" },
    mark("rect", { x: round(x), y: round(y - 9), width, height: 18, rx: 9 }),
    mark("text", { x: round(x + width / 2), y: round(y + 4) }, name),
  );

const ANCHORS = { left: "start", right: "end", middle: "middle" } as const;

export function noteMarks(note: Note): readonly Mark[] {
  const { kind, side, x, y } = note;
  return [...(side === "middle" ? [] : onLifeline(kind, lifelineX(side), round(y - 4))), mark("text", { class: `note ${kind}`, x, y: round(y), "text-anchor": ANCHORS[side] }, noteText(note))];
}

/** A dot where a user calls, a clock where a timer expires. */
const onLifeline = (kind: Note["kind"], x: number, y: number): readonly Mark[] => {
  if (kind === "call") return [mark("circle", { class: "call-dot", cx: x, cy: y, r: 4 })];
  return kind === "timer" ? [mark("circle", { class: "clock", cx: x, cy: y, r: 6 }), mark("path", { class: "clock", d: `M${x} ${round(y - 3.5)}V${y}h3` })] : [];
};
