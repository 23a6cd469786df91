/** Rectangles that stand aslant, and whether they overlap. In the units of a drawing. */
import type { Point } from "./ladder-shapes.ts";

/** Around its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
  /** Radians. */
  readonly angle: number;
}

export const upright = (left: number, right: number, top: number, bottom: number): Box => ({ x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top, angle: 0 });

/** The box of a line. */
export const thin = (from: Point, to: Point): Box => ({
  x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, width: Math.hypot(to.x - from.x, to.y - from.y), height: 0, angle: Math.atan2(to.y - from.y, to.x - from.x),
});

/** How far one of the two would have to move to be clear of the other; 0 where they are. */
export function overlap(a: Box, b: Box): number {
  let least = Infinity;
  for (const angle of [a.angle, b.angle, a.angle + Math.PI / 2, b.angle + Math.PI / 2]) {
    const apart = Math.abs((b.x - a.x) * Math.cos(angle) + (b.y - a.y) * Math.sin(angle));
    least = Math.min(least, reach(a, angle) + reach(b, angle) - apart);
    if (least <= 0) return 0;
  }
  return least;
}

/** From its middle, in a direction. */
const reach = ({ width, height, angle }: Box, towards: number): number => (Math.abs(Math.cos(angle - towards)) * width + Math.abs(Math.sin(angle - towards)) * height) / 2;

/** Things by where they stand: a drawing of hundreds of rows asks only those that are near. */
export class Shelf<Thing extends Box> {
  readonly #boards = new Map<number, Set<Thing>>();
  static readonly #HEIGHT = 60;

  add(thing: Thing): void {
    const [first, last] = boardsOf(thing, Shelf.#HEIGHT);
    for (let board = first; board <= last; board++) this.#boards.set(board, (this.#boards.get(board) ?? new Set()).add(thing));
  }

  remove(thing: Thing): void {
    const [first, last] = boardsOf(thing, Shelf.#HEIGHT);
    for (let board = first; board <= last; board++) this.#boards.get(board)?.delete(thing);
  }

  /** Each once. @param most on one board: of a heap so high nobody asks. */
  *near(box: Box, most = Infinity): Generator<Thing> {
    const [first, last] = boardsOf(box, Shelf.#HEIGHT);
    for (let board = first; board <= last; board++) {
      const things = this.#boards.get(board);
      if (things === undefined || things.size > most) continue;
      for (const thing of things) if (board === Math.max(first, boardsOf(thing, Shelf.#HEIGHT)[0])) yield thing;
    }
  }
}

const boardsOf = (box: Box, height: number): readonly [number, number] => {
  const high = reach(box, Math.PI / 2);
  return [Math.floor((box.y - high) / height), Math.floor((box.y + high) / height)];
};
