/** Which segment in the network a row of a figure means. */
import type { InFlight, Side, World } from "../model/world-types.ts";
import { fits, type ShownSegment } from "./read-segment.ts";

/**
 * The names of the segments on their way to `to` that look as shown, oldest first. Segments of one name are one choice:
 * an action tells them by name, too.
 */
export const namesInNetwork = (world: World, to: Side, shown: ShownSegment): readonly string[] => [
  ...new Set(world.network.filter((entry: InFlight) => entry.to === to && fits(shown, entry.segment)).map((entry) => entry.name)),
];
