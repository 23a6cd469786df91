/**
 * What a peer or an attacker may inject where it matters: segments at the edges of what is acceptable, as data, so that
 * they can be enumerated completely and drawn by fast-check alike.
 */
import type { Action, Forged, Position } from "../../model/world-types.ts";

const at = (base: Position["at"], plus: number): Position => ({ at: base, plus });

/** SEG.SEQ: around both ends of the receive window; and far from it. */
export const SEQ_POSITIONS: readonly Position[] = [at("rcvNxt", -2), at("rcvNxt", -1), at("rcvNxt", 0), at("rcvNxt", 1), at("rcvEdge", -1), at("rcvEdge", 0)];
export const FAR_SEQ: readonly Position[] = [at("rcvNxt", 1_000_000), at("rcvNxt", -1_000_000), at("rcvNxt", 2 ** 31 - 1), at("rcvNxt", -(2 ** 31) + 1), at("rcvEdge", 1), at("irs", 0), at("zero", 0)];

/** SEG.ACK: none, and around what is outstanding; and around the oldest that RFC 5961 §5.2 takes with a window of 8, and far. */
export const ACK_POSITIONS: readonly (Position | undefined)[] = [undefined, at("sndUna", -1), at("sndUna", 0), at("sndUna", 1), at("sndNxt", -1), at("sndNxt", 0), at("sndNxt", 1)];
export const FAR_ACK: readonly Position[] = [at("sndUna", -9), at("sndUna", -8), at("sndNxt", 1_000_000), at("sndUna", -1_000_000), at("sndUna", -(2 ** 30)), at("iss", 0), at("iss", 1), at("zero", 0)];

type Flags = Pick<Forged, "syn" | "fin" | "rst">;
export const FLAGS: readonly Flags[] = [{}, { syn: true }, { fin: true }, { rst: true }, { syn: true, fin: true }, { syn: true, rst: true }];

/** Octets of text: none, one, a few, more than a window of 8. */
export const PAYLOADS: readonly number[] = [0, 1, 3, 11];
/** SEG.WND. */
export const WINDOWS: readonly number[] = [0, 3, 65_535];

const forgedOf = (seq: Position, ack: Position | undefined, flags: Flags, octets = 0, wnd = 8): Forged => ({
  seq, ...(ack === undefined ? {} : { ack }), ...flags, ...(octets === 0 ? {} : { octets }), wnd,
});

/** Text on a reset or a SYN matters only for where it lies; more than a window, only where it can cover the window. */
const payloads = ({ rst, syn, fin }: Flags, seq: Position): readonly number[] => {
  if (rst === true) return syn === true ? [0] : [0, 3];
  if (syn === true) return fin === true ? [0] : [0, 3];
  return seq.at === "rcvNxt" && seq.plus <= 0 ? PAYLOADS : PAYLOADS.slice(0, 3);
};

const NEAR = SEQ_POSITIONS.flatMap((seq) => ACK_POSITIONS.flatMap((ack) => FLAGS.flatMap((flags) =>
  payloads(flags, seq).map((octets) => forgedOf(seq, ack, flags, octets)))));
const FAR = FAR_SEQ.flatMap((seq) => [undefined, at("sndUna", 0), at("sndNxt", 0), at("sndNxt", 1)].flatMap((ack) => [{}, { syn: true }, { fin: true }, { rst: true }].map((flags) => forgedOf(seq, ack, flags))));
const FAR_ACKED = [at("rcvNxt", -1), at("rcvNxt", 0), at("rcvNxt", 1)].flatMap((seq) => FAR_ACK.flatMap((ack) =>
  [forgedOf(seq, ack, {}, 0), forgedOf(seq, ack, {}, 3), forgedOf(seq, ack, { fin: true }), forgedOf(seq, ack, { rst: true }), forgedOf(seq, ack, { syn: true })]));
const WINDOWED = [at("rcvNxt", -1), at("rcvNxt", 0), at("rcvNxt", 1)].flatMap((seq) => [at("sndUna", -1), at("sndUna", 0), at("sndUna", 1), at("sndNxt", 0)].flatMap((ack) =>
  [{}, { fin: true }].flatMap((flags) => [0, 2].flatMap((octets) => WINDOWS.map((wnd) => forgedOf(seq, ack, flags, octets, wnd))))));

/** Places × acknowledgments × bits × text, in full near the edges and thinner far away, and the windows where they can be taken. */
export const BOUNDARY_SEGMENTS: readonly Forged[] = [...NEAR, ...FAR, ...FAR_ACKED, ...WINDOWED];

/** Segments with what only some carry: timestamps around TS.Recent, a foreign security compartment, urgent data. */
const NEAR_SEQ = [at("rcvNxt", -1), at("rcvNxt", 0), at("rcvNxt", 1), at("rcvNxt", 50)];
const NEAR_ACK = [undefined, at("sndNxt", 0)];
const SPECIAL: readonly Partial<Forged>[] = [{ ts: "none" }, { ts: -1 }, { ts: 0 }, { ts: 1 }, { ts: 2 ** 31 - 1 }, { ts: -(2 ** 31) + 1 }, { security: 1 }, { urg: 1 }, { urg: 3 }];
const KINDS: readonly (readonly [Flags, number])[] = [[{}, 0], [{}, 2], [{ syn: true }, 0], [{ fin: true }, 2], [{ rst: true }, 0]];
export const SPECIAL_SEGMENTS: readonly Forged[] = NEAR_SEQ.flatMap((seq) => NEAR_ACK.flatMap((ack) => KINDS.flatMap(([flags, octets]) =>
  SPECIAL.map((special) => ({ ...forgedOf(seq, ack, flags, octets, 8), ...special })))));

/** Everything that the user of A may call. */
export const CALLS: readonly Action[] = [
  { do: "open", side: "A", mode: "active" }, { do: "open", side: "A", mode: "active", remote: false }, { do: "open", side: "A", mode: "passive" }, { do: "open", side: "A", mode: "passive", remote: true },
  { do: "send", side: "A", octets: 1 }, { do: "send", side: "A", octets: 6 }, { do: "send", side: "A", octets: 17 }, { do: "send", side: "A", octets: 2, urgent: true },
  { do: "receive", side: "A" }, { do: "close", side: "A" }, { do: "abort", side: "A" }, { do: "status", side: "A" },
];

/** Time that passes: a moment, the time that makes a measurement, and whatever is next. */
export const ELAPSES: readonly Action[] = [{ do: "elapse", ms: 1 }, { do: "elapse", ms: 300 }, { do: "elapse" }];

export const injected = (forged: Forged): Action => ({ do: "inject", to: "A", forged });

/** All of it, in a fixed order. */
export const BOUNDARY_ACTIONS: readonly Action[] = [...CALLS, ...ELAPSES, ...SPECIAL_SEGMENTS.map(injected), ...BOUNDARY_SEGMENTS.map(injected)];
