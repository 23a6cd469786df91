/**
 * Runs of a connection as captures, which tshark and Wireshark dissect, and back.
 *
 * The tap sits where segments are sent, at both ends: each is in the capture when it leaves its end, once, whether the network then
 * loses, delays or doubles it. What an attacker injects is there when it arrives, under the address that it pretends to have.
 * A tap at one end has what that end sends when it leaves, and what the other sends when it arrives, as often as it does.
 */
import type { Segment } from "../model/segment.ts";
import { other, SIDES, type InFlight, type Side, type WorldStep } from "../model/world-types.ts";
import { actionWords } from "../trace/words.ts";
import { decodePacket, isSegment, type WireSegment } from "./decode.ts";
import { isProblem, type CaptureProblem, type PacketProblem } from "./problem.ts";
import { captureItems } from "./read-capture.ts";
import { runSegment, runTime, writeRun, type CaptureOptions, type Departure, type Socket } from "./run-file.ts";
import { segmentComment } from "./segment-comment.ts";

/** Addresses of documentation (RFC 5737), and ports that name no protocol to a dissector. */
export const SOCKETS: { readonly [S in Side]: Socket } = {
  A: { address: [192, 0, 2, 1], port: 61_001 },
  B: { address: [198, 51, 100, 2], port: 61_002 },
};

/** The same octets for the same steps. @param options the end that the tap is at; both, unless told. */
export const captureOf = (steps: readonly WorldStep[], options: CaptureOptions & { readonly tap?: Side }): Uint8Array => {
  const departures: Departure[] = [];
  let at = 0;
  for (const step of steps) {
    at += step.elapsed;
    for (const inFlight of options.tap === undefined ? segmentsSeen(step) : segmentsAt(options.tap, step)) departures.push(departureOf(step, inFlight, at));
  }
  return writeRun(departures, options);
};

/** In the order in which they were on the wire. */
const segmentsSeen = ({ action, moved, sent }: WorldStep): readonly InFlight[] => (action.do === "inject" && moved !== undefined ? [moved, ...sent] : sent);

/** What passes one end: a segment that arrives there, and then what it sends. */
const segmentsAt = (tap: Side, { ends, sent }: WorldStep): readonly InFlight[] => {
  const own = sent.filter(({ from }) => from === tap);
  let next = 0;
  return ends.filter(({ side }) => side === tap).flatMap(({ arrived, sent: { length } }) => {
    const departing = own.slice(next, next + length);
    next += length;
    return arrived === undefined ? departing : [arrived, ...departing];
  });
};

const departureOf = ({ action, ends }: WorldStep, inFlight: InFlight, at: number): Departure => {
  const { from, to, segment } = inFlight;
  const fired = ends.filter(({ side }) => side === (from === "X" ? to : from)).flatMap(({ rules }) => rules);
  return { segment, source: SOCKETS[other(to)], destination: SOCKETS[to], at, comment: segmentComment(inFlight, actionWords(action), fired) };
};

/** A segment of a capture that this module wrote. */
export interface SeenSegment {
  /** By its source address, which an injected segment pretends to have. */
  readonly from: Side;
  readonly segment: Segment;
  /** ms since the start of the run. */
  readonly at: number;
}

/** The segments of a capture of a run, in order; packets between other sockets are left out. */
export const segmentsOf = (capture: Uint8Array): readonly SeenSegment[] | CaptureProblem | PacketProblem => {
  const seen: SeenSegment[] = [];
  for (const item of captureItems(capture)) {
    if (isProblem(item)) return item;
    const decoded = decodePacket(item);
    if (isProblem(decoded)) return decoded;
    if (!isSegment(decoded)) continue;
    const from = senderOf(decoded);
    if (from !== undefined) seen.push({ from, segment: runSegment(item, decoded), at: runTime(item) });
  }
  return seen;
};

const senderOf = ({ ip, tcp }: WireSegment): Side | undefined =>
  SIDES.find((side) => SOCKETS[side].port === tcp.sourcePort && SOCKETS[side].address.join(".") === ip.source);
