/**
 * Where the names of arrows are written: along each arrow, above or below it, where they cover no state, no note and no other
 * name, and where as few other arrows as possible pass through them.
 */
import { overlap, Shelf, thin, type Box } from "./boxes.ts";
import { BOLD, LEFT, RIGHT, textWidth, WIDTH, type Arrow } from "./ladder-shapes.ts";

/** How far from the line to the middle of its name; how high letters are. */
const [OFF, HIGH] = [9, 12];
/** From a point of the line to the baseline of a name that is above it, below it, beside it, or over its beginning. */
const [ABOVE, BELOW, LEVEL, OVER] = [-5, 13, 4, -8];
/** Degrees from which on a name may also stand upright. */
const STEEP = 30;
/** How far apart two places are that are tried, as a share of the arrow. */
const APART = 0.04;
/** So many lines close together that one more or less is no matter. */
const HEAP = 40;
/** Names are moved out of one another's way so many times. */
const ROUNDS = 3;
/** What speaks against a place: a unit of overlap, an arrow through the name, a name below its arrow, one that is not along it, a whole arrow away from where it would stand alone. */
const COST = { overlap: 100, crossed: 12, below: 6, upright: 15, away: 30 } as const;

/** Of an arrow, by its id. */
type Thing = Box & { readonly of?: number };

/** What is on the paper: texts, which no name may cover, and the lines and ends of arrows, which should not pass through one. */
interface Paper {
  readonly texts: Shelf<Thing>;
  readonly lines: Shelf<Thing>;
}

interface Place {
  readonly label: Arrow["label"];
  readonly box: Thing;
  readonly cost: number;
}

export interface Labelled {
  readonly arrows: readonly Arrow[];
  /** Ids of those whose names cover something all the same. */
  readonly crowded: ReadonlySet<number>;
}

/** @param taken where no name may stand. @param text of an arrow, as it will be written. */
export function placeLabels(arrows: readonly Arrow[], taken: readonly Box[], text: (arrow: Arrow) => string): Labelled {
  const paper: Paper = { texts: new Shelf(), lines: new Shelf() };
  for (const box of taken) paper.texts.add(box);
  for (const { id, from, to, end } of arrows) {
    paper.lines.add({ ...thin(from, to), of: id });
    // Its end is no less in the way of its own name than in that of others.
    if (end !== "arrives") paper.lines.add({ ...to, width: 16, height: 12, angle: 0 });
  }
  // Those of the current step are bold, and any may be.
  const widths = new Map(arrows.map((arrow) => [arrow.id, textWidth(text(arrow)) * BOLD]));
  const places = new Map<number, Place>();
  const order = arrows.toSorted((a, b) => a.from.y - b.from.y);
  for (let round = 0; round < ROUNDS; round++) {
    for (const arrow of order) {
      const before = places.get(arrow.id);
      if (before !== undefined) {
        if (covered(before.box, arrow.id, paper, 1) === 0) continue;
        paper.texts.remove(before.box);
      }
      const place = bestPlace(arrow, widths.get(arrow.id) ?? 0, paper);
      paper.texts.add(place.box);
      places.set(arrow.id, place);
    }
  }
  return {
    arrows: arrows.map((arrow) => ({ ...arrow, label: places.get(arrow.id)?.label ?? arrow.label })),
    crowded: new Set([...places].filter(([id, { box }]) => covered(box, id, paper, 1) > 0).map(([id]) => id)),
  };
}

function bestPlace(arrow: Arrow, width: number, paper: Paper): Place {
  const { id, label } = arrow;
  let best: Place | undefined;
  for (const place of placesOf(arrow, width)) {
    const least = best?.cost ?? Infinity;
    let cost = place.cost;
    if (cost < least) cost += covered(place.box, id, paper, least - cost);
    if (cost < least) cost += crossed(place.box, id, paper, least - cost);
    if (cost < least) best = { ...place, cost };
  }
  return best ?? { label, box: { ...label, width, height: HIGH, of: id }, cost: 0 };
}

/** Along the arrow on both sides of it; upright above where it begins in the middle of the network, and beside it where it is steep. */
function* placesOf({ id, from, to, label, origin }: Arrow, width: number): Generator<Place> {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const own = (label.x - from.x) / (to.x - from.x);
  const angle = (label.angle * Math.PI) / 180;
  // Clear of both lifelines, as far as the arrow is long enough.
  const [least, most] = within(from.x, to.x, (width / 2) * (Math.abs(to.x - from.x) / length));
  for (let share = least; share <= most + 1e-9; share += APART) {
    const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    const away = Math.abs(share - own) * COST.away;
    for (const [off, baseline, cost] of [[-OFF, ABOVE, away], [OFF, BELOW, away + COST.below]] as const) {
      const box = { x: at.x - off * Math.sin(angle), y: at.y + off * Math.cos(angle), width, height: HIGH, angle, of: id };
      yield { label: { ...at, angle: label.angle, baseline }, box, cost };
    }
  }
  if (origin !== "end") {
    const middle = Math.max(LEFT + 6 + width / 2, Math.min(from.x, RIGHT - 6 - width / 2));
    yield { label: { x: middle, y: from.y, angle: 0, baseline: OVER }, box: { x: middle, y: from.y + OVER - 4, width, height: HIGH, angle: 0, of: id }, cost: COST.upright };
  }
  if (Math.abs(label.angle) < STEEP) return;
  for (let share = 0.05; share < 0.95; share += APART) {
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
    for (const side of [-1, 1]) {
      const middle = x + side * (width / 2 + OFF);
      if (middle - width / 2 < LEFT + 6 || middle + width / 2 > RIGHT - 6) continue;
      const cost = COST.upright + Math.abs(share - own) * COST.away;
      yield { label: { x: middle, y, angle: 0, baseline: LEVEL }, box: { x: middle, y, width, height: HIGH, angle: 0, of: id }, cost };
    }
  }
}

/** The shares of an arrow at which a name of that half stays between the lifelines, or else in the drawing, beside the numbers of steps. */
function within(from: number, to: number, half: number): readonly [number, number] {
  for (const [left, right] of [[LEFT + 6, RIGHT - 6], [22, WIDTH - 4]] as const) {
    const shares = [left + half, right - half].map((x) => (x - from) / (to - from));
    const [least, most] = [Math.max(0.12, Math.min(...shares)), Math.min(0.9, Math.max(...shares))];
    if (left + half <= right - half && least <= most) return [least, most];
  }
  const middle = (WIDTH / 2 - from) / (to - from);
  return [middle, middle];
}

/** What it costs that other texts are covered. @param enough beyond which it does not matter how much it is. */
const covered = (box: Box, own: number, { texts }: Paper, enough: number): number => costOf(box, own, texts.near(box), enough, (by) => COST.overlap * (1 + by));

/** What it costs that lines pass through. */
const crossed = (box: Box, own: number, { lines }: Paper, enough: number): number => costOf(box, own, lines.near(box, HEAP), enough, () => COST.crossed);

function costOf(box: Box, own: number, things: Iterable<Thing>, enough: number, each: (by: number) => number): number {
  let cost = 0;
  for (const thing of things) {
    const by = thing.of === own ? 0 : overlap(box, thing);
    if (by > 0) cost += each(by);
    if (cost >= enough) break;
  }
  return cost;
}
