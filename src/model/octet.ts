/**
 * Octets that remember where they come from, so that a foreign, lost, doubled or early octet is recognised on delivery.
 */
declare const brand: unique symbol;

/** One octet of user data, labelled with its origin: who wrote it, in which incarnation of the connection, at which offset. */
export type Octet = number & { readonly [brand]: true };

/** Who wrote an octet: one of the two users, or nobody who takes part in the connection. */
export type Origin = "A" | "B" | "X";

const ORIGINS: readonly Origin[] = ["A", "B", "X"];
/** Wide enough for the longest trace that is read (src/trace/trace-check.ts), and together below 2^53. */
const OFFSETS = 2 ** 24;
const INCARNATIONS = 2 ** 14;

/** @param incarnation counts the connections of one side from 0. @param offset counts octets within one of them from 0. */
export const octet = (origin: Origin, incarnation: number, offset: number): Octet => {
  if (incarnation >= INCARNATIONS || offset >= OFFSETS) {
    throw new RangeError(`octet label out of range: incarnation ${incarnation} (< ${INCARNATIONS}), offset ${offset} (< ${OFFSETS})`);
  }
  return ((ORIGINS.indexOf(origin) * INCARNATIONS + incarnation) * OFFSETS + offset) as Octet;
};

export interface OctetLabel {
  readonly origin: Origin;
  readonly incarnation: number;
  readonly offset: number;
}

export const labelOf = (value: Octet): OctetLabel => {
  const rest = Math.floor(value / OFFSETS);
  return {
    origin: ORIGINS[Math.floor(rest / INCARNATIONS)] ?? "X",
    incarnation: rest % INCARNATIONS,
    offset: value % OFFSETS,
  };
};

/** `count` consecutive octets of one stream. */
export const octets = (origin: Origin, incarnation: number, from: number, count: number): readonly Octet[] =>
  Array.from({ length: count }, (_, i) => octet(origin, incarnation, from + i));
