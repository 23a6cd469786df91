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
  rows.forEach((row, i) => {
    const at = placed[i];
    if (at === undefined) return;
    const departing = row.segments.filter((segment) => segment.fate === "departs");
    for (const segment of row.segments) {
      const seen = sightings.get(segment.id) ?? [];
      sightings.set(segment.id, [...seen, { segment, row: at, order: Math.max(0, departing.indexOf(segment)) }]);
    }
  });
  return [...sightings.values()].flatMap((seen) => arrow(seen));
}

function arrow(seen: readonly Sighting[]): readonly Arrow[] {
  const first = seen[0];
  const last = seen.at(-1);
  if (first === undefined || last === undefined) return [];
  const { segment } = first;
  const from = start(first);
  const end = ending(last.segment.fate);
  const to = finish(last, end, from, first.row === last.row && segment.fate === "departs");
  return [
    {
      id: segment.id,
      name: segment.name,
      from,
      to,
      end,
      origin: segment.origin,
      stale: seen.some((sighting) => sighting.segment.stale),
      delayed: seen.some((sighting) => sighting.segment.fate === "delayed"),
      label: label(from, to),
      steps: [first.row.step, last.row.step],
    },
  ];
}

/** The point at `share` of the way that a segment from `side` travels. */
const along = (side: Lifeline, share: number): number => lifelineX(side) + (side === "left" ? 1 : -1) * WIRE * share;

function start({ segment, row, order }: Sighting): Point {
  if (segment.fate === "departs" && segment.origin === "end") return { x: lifelineX(segment.from), y: row.departure + SPREAD * order };
  // A copy, or a segment that nobody sent, appears in the middle of the network; one that is first told of when its time is over, above that time.
  const below = segment.fate === "departs" ? 8 : segment.fate === "expired" ? -44 : -22;
  return { x: along(segment.from, segment.origin === "injected" ? 0.3 : 0.42), y: row.y + below };
}

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
      return { x: from.x + (segment.from === "left" ? 1 : -1) * WIRE * 0.62, y: from.y + 22 };
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
