/**
 * A connection seen in a mirror: A and B have changed places. Worlds, segments, actions and what properties remember are plain data
 * that name an end by its letter, a segment by its sender, and numbers by the ISN they lie next to, and these are what changes.
 */
import type { Action } from "../../model/world-types.ts";
import type { ScheduleIsn } from "../../properties/arbitraries/schedule-type.ts";
import { costOfAllowed, mostOf, type ConnectionBounds } from "./bounded-connection.ts";
import { equal } from "../exhaustive/equal.ts";

/** The same kind of value, mirrored; mirrored twice it is what it was. */
export type Mirrored = <Value>(value: Value) => Value;

/** ISNs by which a number is known for whose it is: nothing else in a connection is as large, and neither end comes near the other's. */
export const FAR_ISN: ScheduleIsn = { A: 0x2000_0000, B: 0x6000_0000, step: 64_000 };
const NEAR = 0x1000_0000;

const OTHER: Readonly<Record<string, string>> = { A: "B", B: "A" };

const mirroredNumber = (value: number): number => {
  const { A, B } = FAR_ISN;
  return Math.abs(value - A) < NEAR ? value - A + B : Math.abs(value - B) < NEAR ? value - B + A : value;
};

/** `A1 SYN,ACK 0/1`, or a number in a name that is told as it is: `=536870913`. */
const mirroredText = (text: string): string =>
  OTHER[text] ?? text.replace(/^[AB](?=\d+ )/, (side) => OTHER[side] ?? side).replace(/=(\d+)/g, (_, number: string) => `=${mirroredNumber(Number(number))}`);

const mirror = (value: unknown): unknown => {
  if (typeof value === "number") return mirroredNumber(value);
  if (typeof value === "string") return mirroredText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(mirror);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [OTHER[key] ?? key, mirror(field)]));
};

export const mirrored: Mirrored = <Value>(value: Value): Value => mirror(value) as Value; // What has both ends has them still.

/** Whether both ends may do the same, and as often. */
export const isSymmetric = ({ allowed }: ConnectionBounds): boolean =>
  allowed.every(({ action, times, sharing }) => sharing === undefined && isEither(action) && allowed.some((one) => one.times === times && equal(one.action, mirrored(action))));

/** Octets say who has written them, and what comes from outside is told by one end's numbers: neither is mirrored. */
const isEither = ({ do: what }: Action): boolean => what !== "send" && what !== "inject";

/** For each count of `spent`, the one of the mirror image. The bounds are symmetric. */
export const placesInMirror = (bounds: ConnectionBounds): readonly number[] => {
  const places = mostOf(bounds).map((_, place) => place);
  for (const one of bounds.allowed) {
    const from = costOfAllowed(bounds, one);
    const image = bounds.allowed.find(({ action }) => equal(action, mirrored(one.action)));
    const to = image && costOfAllowed(bounds, image);
    if (from !== undefined && to !== undefined) places[from] = to;
  }
  return places;
};
