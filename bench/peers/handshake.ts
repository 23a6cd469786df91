/**
 * A small connection, written three times: here, in handshake.pml for Spin and in Handshake.tla for TLC, rule by rule in the same
 * order and with the same names. It is not RFC 9293 but enough of it to be of its kind: two symmetric ends that open, listen, retransmit
 * and abort, sequence numbers of two bits, and a network that loses, duplicates and reorders, one bag for both directions.
 */
import type { Parts } from "../../src/engines/exhaustive/connection/parts.ts";
import type { Model } from "../../src/model/model.ts";
import { other, SIDES, type Side } from "../../src/model/world-types.ts";

export interface Size {
  /** Connections that each end begins or accepts. */
  readonly opens: number;
  /** Retransmissions of each SYN. */
  readonly tries: number;
  /** Segments in the network at once. */
  readonly inFlight: number;
}

export interface End {
  readonly state: "CLOSED" | "LISTEN" | "SYN-SENT" | "SYN-RECEIVED" | "ESTABLISHED";
  /** ISS and RCV.NXT, modulo 4; 0 where they mean nothing. */
  readonly iss: number;
  readonly nxt: number;
  readonly tries: number;
  readonly opens: number;
}

export interface Segment {
  readonly to: Side;
  readonly kind: "SYN" | "SYN,ACK" | "ACK" | "RST" | "RST,ACK";
  readonly seq: number;
  /** 0 where the kind has none. */
  readonly ack: number;
}
type Sent = Omit<Segment, "to">;
interface Moved {
  readonly end: End;
  readonly sent?: Sent;
}

const next = (n: number): number => (n + 1) % 4;
const closed = ({ opens }: End): End => ({ state: "CLOSED", iss: 0, nxt: 0, tries: 0, opens });
const synOf = ({ iss }: End): Sent => ({ kind: "SYN", seq: iss, ack: 0 });
const synAckOf = ({ iss, nxt }: End): Sent => ({ kind: "SYN,ACK", seq: iss, ack: nxt });
const ackOf = ({ iss, nxt }: End): Sent => ({ kind: "ACK", seq: next(iss), ack: nxt });
const rst = (seq: number): Sent => ({ kind: "RST", seq, ack: 0 });

export const CALLS = ["open", "listen", "again", "abort"] as const;
export type CallName = (typeof CALLS)[number];

/** Undefined when the call is not possible. */
export const called = ({ opens, tries }: Size, end: End, call: CallName): Moved | undefined => {
  switch (call) {
    case "open": {
      if (end.state !== "CLOSED" || end.opens === opens) return undefined;
      const opened: End = { state: "SYN-SENT", iss: end.opens % 4, nxt: 0, tries: 0, opens: end.opens + 1 };
      return { end: opened, sent: synOf(opened) };
    }
    case "listen":
      return end.state !== "CLOSED" || end.opens === opens ? undefined : { end: { ...end, state: "LISTEN" } };
    case "again": {
      if ((end.state !== "SYN-SENT" && end.state !== "SYN-RECEIVED") || end.tries === tries) return undefined;
      return { end: { ...end, tries: end.tries + 1 }, sent: end.state === "SYN-SENT" ? synOf(end) : synAckOf(end) };
    }
    case "abort":
      if (end.state === "CLOSED") return undefined;
      return { end: closed(end), ...(end.state === "SYN-RECEIVED" || end.state === "ESTABLISHED" ? { sent: rst(next(end.iss)) } : {}) };
    default:
      return call satisfies never;
  }
};

export const arrives = (end: End, { kind, seq, ack }: Sent): Moved => {
  const isReset = kind === "RST" || kind === "RST,ACK";
  switch (end.state) {
    case "CLOSED":
      if (isReset) return { end };
      return { end, sent: kind === "SYN" ? { kind: "RST,ACK", seq: 0, ack: next(seq) } : rst(ack) };
    case "LISTEN": {
      if (isReset) return { end };
      if (kind !== "SYN") return { end, sent: rst(ack) };
      const accepted: End = { state: "SYN-RECEIVED", iss: end.opens % 4, nxt: next(seq), tries: 0, opens: end.opens + 1 };
      return { end: accepted, sent: synAckOf(accepted) };
    }
    case "SYN-SENT": {
      if (kind === "RST") return { end };
      if (kind === "RST,ACK") return { end: ack === next(end.iss) ? closed(end) : end };
      if (kind === "SYN") {
        const crossed: End = { ...end, state: "SYN-RECEIVED", nxt: next(seq), tries: 0 };
        return { end: crossed, sent: synAckOf(crossed) };
      }
      if (ack !== next(end.iss)) return { end, sent: rst(ack) };
      if (kind === "ACK") return { end };
      const open: End = { ...end, state: "ESTABLISHED", nxt: next(seq), tries: 0 };
      return { end: open, sent: ackOf(open) };
    }
    case "SYN-RECEIVED":
      if (isReset) return { end: seq === end.nxt ? closed(end) : end };
      if (kind === "ACK") {
        if (seq !== end.nxt) return { end, sent: ackOf(end) };
        return ack === next(end.iss) ? { end: { ...end, state: "ESTABLISHED", tries: 0 } } : { end, sent: rst(ack) };
      }
      if (kind === "SYN,ACK" && next(seq) === end.nxt && ack === next(end.iss)) return { end: { ...end, state: "ESTABLISHED", tries: 0 }, sent: ackOf(end) };
      return { end, sent: ackOf(end) };
    case "ESTABLISHED":
      if (isReset) return { end: seq === end.nxt ? closed(end) : end };
      return kind === "ACK" && seq === end.nxt ? { end } : { end, sent: ackOf(end) };
    default:
      return end.state satisfies never;
  }
};

const START: End = { state: "CLOSED", iss: 0, nxt: 0, tries: 0, opens: 0 };
const nameOf = ({ to, kind, seq, ack }: Segment): string => `${to} ${kind} ${seq}/${ack}`;
const sentBy = (side: Side, sent: Sent | undefined): readonly Segment[] => (sent === undefined ? [] : [{ to: other(side), ...sent }]);

/** For the packed search. */
export const handshakeParts = (size: Size): Parts<End, Segment, undefined, string> => ({
  start: { A: START, B: START, network: [] },
  order: "bag",
  inFlight: size.inFlight,
  most: [],
  calls: SIDES.flatMap((side) => CALLS.map((call) => ({ action: `${side} ${call}`, side, cost: undefined }))),
  deliver: (name) => `deliver ${name}`,
  drop: { action: (name) => `drop ${name}`, cost: undefined },
  duplicate: { action: (name) => `duplicate ${name}`, cost: undefined },
  delay: undefined,
  time: undefined,
  settle: undefined,
  local: (side, end, _, event) => {
    if (event.kind === "time") return undefined;
    const call = CALLS[event.kind === "call" ? event.place % CALLS.length : 0];
    const moved = event.kind === "delivery" ? arrives(end, event.arrived) : call === undefined ? undefined : called(size, end, call);
    return moved && { end: moved.end, sent: sentBy(side, moved.sent), detail: undefined, moved: undefined };
  },
  shown: () => null,
  deadline: () => Infinity,
  ages: () => false,
  atRest: () => false,
  name: nameOf,
  to: ({ to }) => to,
  life: () => Infinity,
  copied: (segment) => segment,
  aged: (segment) => segment,
});

interface World {
  readonly A: End;
  readonly B: End;
  /** In the order of their names. */
  readonly network: readonly Segment[];
}
interface Step {
  readonly after: World;
}

const bag = (...segments: readonly Segment[]): readonly Segment[] => segments.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

/** The same as an instance of the contract, whole worlds and all: what the packed search is held to. */
export const handshakeModel = (size: Size): Model<World, string, Step> => ({
  initial: [{ A: START, B: START, network: [] }],
  enabled: ({ network }) => {
    const names = [...new Set(network.map(nameOf))];
    return [...SIDES.flatMap((side) => CALLS.map((call) => `${side} ${call}`)), ...["deliver", "drop", "duplicate"].flatMap((what) => names.map((name) => `${what} ${name}`))];
  },
  step: (world, action) => {
    const [what = "", ...rest] = action.split(" ");
    if (what === "A" || what === "B") {
      const call = CALLS.find((one) => one === rest[0]);
      const moved = call && called(size, world[what], call);
      return moved && { after: { ...world, [what]: moved.end, network: bag(...world.network, ...sentBy(what, moved.sent)) } };
    }
    const at = world.network.findIndex((one) => nameOf(one) === rest.join(" "));
    const segment = world.network[at];
    if (segment === undefined) return undefined;
    if (what === "duplicate") return { after: { ...world, network: bag(...world.network, segment) } };
    const left = world.network.toSpliced(at, 1);
    if (what === "drop") return { after: { ...world, network: left } };
    const { end, sent } = arrives(world[segment.to], segment);
    return { after: { ...world, [segment.to]: end, network: bag(...left, ...sentBy(segment.to, sent)) } };
  },
});

export const withinHandshake = ({ inFlight }: Size) => ({ after }: Step): boolean => after.network.length <= inFlight;
