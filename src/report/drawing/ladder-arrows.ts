/** The arrows of a ladder diagram: one for each segment, from where it departs to where it ends. */
import type { LadderRow, LadderSegment, Lifeline } from "../../trace/ladder-row.ts";
import { LEFT, lifelineX, RIGHT, SPREAD, type Arrow, type PlacedRow, type Point } from "./ladder-shapes.ts";

const WIRE = RIGHT - LEFT;

interface Sighting {
  readonly segment: LadderSegment;
  readonly row: PlacedRow;
  /** Position among those that depart in the same row. */
  readonly order: number;
}

export function placeArrows(rows: readonly LadderRow[], placed: readonly PlacedRow[]): readonly Arrow[] {
  const sightings = new Map<number, Sighting[]>();
  // Rows tell nothing of a copy before it comes to something: it began where a segment of its name was doubled.
  const copies = new Map<string, Sighting[]>();
  rows.forEach((row, i) => {
    const at = placed[i];
    if (at === undefined) return;
    const departing = row.segments.filter((segment) => segment.fate === "departs");
    for (const segment of row.segments) {
      const kin = copies.get(nameOf(segment)) ?? [];
      const seen = sightings.get(segment.id) ?? (segment.origin === "copy" ? kin.splice(0, 1) : []);
      sightings.set(segment.id, [...seen, { segment, row: at, order: Math.max(0, departing.indexOf(segment)) }]);
      if (segment.fate === "duplicated") copies.set(nameOf(segment), [...kin, { segment: { ...segment, origin: "copy", fate: "departs" }, row: at, order: 0 }]);
    }
  });
  [...copies.values()].flat().forEach((left, i) => sightings.set(-1 - i, [left]));
  const arrows = new Map<number, Arrow>();
  for (const [id, seen] of sightings) {
    const [first] = seen;
    const last = seen.at(-1);
    // What was doubled departed before its copy, and is placed before it.
    if (first !== undefined && last !== undefined) arrows.set(id, arrow(id, seen, first, last, arrows.get(first.segment.id)));
  }
  return [...arrows.values()];
}

const nameOf = ({ from, name }: LadderSegment): string => `${from} ${name}`;

/** @param doubled of which it is a copy. */
function arrow(id: number, seen: readonly Sighting[], first: Sighting, last: Sighting, doubled: Arrow | undefined): Arrow {
  const { segment } = first;
  const from = start(first, doubled);
  const end = ending(last.segment.fate);
  const to = finish(last, end, from, first.row === last.row && segment.fate === "departs");
  return {
    id,
    name: segment.name,
    from,
    to,
    end,
    origin: segment.origin,
    stale: seen.some((sighting) => sighting.segment.stale),
    delayed: seen.some((sighting) => sighting.segment.fate === "delayed"),
    label: label(from, to),
    steps: [first.row.step, last.row.step],
  };
}

/** The point at `share` of the way that a segment from `side` travels. */
const along = (side: Lifeline, share: number): number => lifelineX(side) + (side === "left" ? 1 : -1) * WIRE * share;

function start({ segment, row, order }: Sighting, doubled: Arrow | undefined): Point {
  if (segment.fate === "departs" && segment.origin === "end") return { x: lifelineX(segment.from), y: row.departure + SPREAD * order };
  // A copy, or a segment that nobody sent, appears in the middle of the network; one that is first told of when its time is over, above that time.
  const below = segment.fate === "departs" ? 8 : segment.fate === "expired" ? -44 : -22;
  const y = row.y + below;
  return { x: (doubled && crossing(doubled, y)) ?? along(segment.from, segment.origin === "injected" ? 0.3 : 0.42), y };
}

/** Where an arrow is at a height, if it gets there. */
const crossing = ({ from, to }: Arrow, y: number): number | undefined => (y <= from.y || y >= to.y ? undefined : from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y));

const ending = (fate: LadderSegment["fate"]): Arrow["end"] => {
  switch (fate) {
    case "arrives":
      return "arrives";
    case "dropped":
      return "lost";
    case "expired":
      return "expired";
    case "departs":
    case "duplicated":
    case "delayed":
      return "pending";
    default:
      return fate satisfies never;
  }
};

/** @param atOnce lost in the step in which it was sent: below where it departs, since time goes down. */
function finish({ segment, row }: Sighting, end: Arrow["end"], from: Point, atOnce: boolean): Point {
  switch (end) {
    case "arrives":
      return { x: lifelineX(segment.from === "left" ? "right" : "left"), y: row.y };
    case "lost":
    case "expired":
      return { x: along(segment.from, 0.72), y: atOnce ? from.y + 22 : row.y };
    case "pending":
      return { x: along(segment.from, Math.min(0.9, Math.abs(from.x - lifelineX(segment.from)) / WIRE + 0.62)), y: from.y + 22 };
    default:
      return end satisfies never;
  }
}

/** Where its name stands if nothing is in its way: nearer to the sender than to the middle, so that two segments that cross keep their names apart. */
function label(from: Point, to: Point): Arrow["label"] {
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const angle = (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
  const share = Math.abs(to.x - from.x) < WIRE * 0.8 ? 0.56 : 0.38;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, angle, baseline: -5 };
}
