/** Where the names of arrows are written: along each arrow, where they cover neither a state nor a note nor another name. */
import { lifelineX, textWidth, type Arrow, type Note, type Point, type StateMark } from "./ladder-shapes.ts";

/** Names may stand anywhere in the middle of their arrow, the nearer to where they would stand alone the better. */
const SHARES = [0, -0.05, 0.05, -0.1, 0.1, -0.15, 0.15, 0.2, 0.25, 0.3, -0.2] as const;
/** Distance of the points that a name is felt at; half a line of it; how far above its arrow its middle is. */
const [STEP, HALF, ABOVE] = [10, 8, 9];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Things by where they stand: a ladder of hundreds of rows asks only those that are near. */
class Shelf {
  readonly #boxes = new Map<number, Box[]>();
  static readonly #HEIGHT = 60;

  add(box: Box): void {
    for (let at = Math.floor(box.top / Shelf.#HEIGHT); at <= Math.floor(box.bottom / Shelf.#HEIGHT); at++) this.#boxes.set(at, [...(this.#boxes.get(at) ?? []), box]);
  }

  covers({ x, y }: Point): boolean {
    return (this.#boxes.get(Math.floor(y / Shelf.#HEIGHT)) ?? []).some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
  }
}

export function placeLabels(arrows: readonly Arrow[], states: readonly StateMark[], notes: readonly Note[]): readonly Arrow[] {
  const shelf = new Shelf();
  for (const { x, width, y } of states) shelf.add({ left: x - 4, right: x + width + 4, top: y - 9 - HALF, bottom: y + 9 + HALF });
  for (const note of notes) shelf.add(boxOf(note));
  // A time is written between two arrows, where they leave room.
  return arrows.toSorted((a, b) => a.from.y - b.from.y).map((arrow) => {
    const own = (arrow.label.x - arrow.from.x) / (arrow.to.x - arrow.from.x);
    const tried = SHARES.map((by) => own + by).filter((share) => share > 0.2 && share < 0.8).map((share) => {
      const label = { ...arrow.label, x: arrow.from.x + (arrow.to.x - arrow.from.x) * share, y: arrow.from.y + (arrow.to.y - arrow.from.y) * share };
      const points = pointsOf(label, arrow.name);
      return { label, points, covered: points.filter((point) => shelf.covers(point)).length };
    });
    const best = tried.reduce((least, one) => (one.covered < least.covered ? one : least), tried[0] ?? { label: arrow.label, points: [], covered: 0 });
    for (const { x, y } of best.points) shelf.add({ left: x - 1.6 * STEP, right: x + 1.6 * STEP, top: y - 2 * HALF, bottom: y + 2 * HALF });
    return { ...arrow, label: best.label };
  }).toSorted((a, b) => a.id - b.id);
}

/** Along the middle of the name. */
const pointsOf = ({ x, y, angle }: Arrow["label"], name: string): readonly Point[] => {
  const [along, width] = [(angle * Math.PI) / 180, textWidth(name)];
  const count = Math.max(2, Math.ceil(width / STEP));
  return Array.from({ length: count + 1 }, (_, i) => {
    const off = (i / count - 0.5) * width;
    return { x: x + off * Math.cos(along) + ABOVE * Math.sin(along), y: y + off * Math.sin(along) - ABOVE * Math.cos(along) };
  });
};

const boxOf = ({ side, text, x, y, kind }: Note): Box => {
  const width = textWidth(text) + (kind === "call" ? 8 : 14);
  const left = side === "left" ? x : side === "right" ? x - width : x - width / 2;
  return { left: Math.max(0, left), right: Math.min(left + width, lifelineX("right") + 60), top: y - 12 - HALF / 2, bottom: y + HALF };
};
