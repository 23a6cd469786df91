/** Runs of a listener as captures: its peers have the addresses that the model gives them, spoofed ones included. */
import { tupleOf } from "../model/listener/addresses.ts";
import type { ListenerStep, Passing, Peer } from "../model/listener-types.ts";
import { listenerActionWords } from "../trace/listener-words.ts";
import { writeRun, type CaptureOptions, type Departure, type Socket } from "./run-file.ts";
import { segmentComment } from "./segment-comment.ts";

/** As trace-capture.ts: the tap sits where segments are sent; what somebody sends in a peer's name is there when it arrives. */
export const listenerCaptureOf = (steps: readonly ListenerStep[], options: CaptureOptions): Uint8Array => {
  const departures: Departure[] = [];
  let at = 0;
  for (const step of steps) {
    at += step.elapsed;
    for (const passing of segmentsSeen(step)) departures.push(departureOf(step, passing, at));
  }
  return writeRun(departures, options);
};

const segmentsSeen = ({ action, moved, sent }: ListenerStep): readonly Passing[] =>
  (action.do === "inject" || action.do === "spoof") && moved !== undefined ? [moved, ...sent] : sent;

/** The listener has rules of its own beside those of its connections. */
const departureOf = ({ action, ends, rules }: ListenerStep, passing: Passing, at: number): Departure => {
  const { peer, from, to, segment } = passing;
  const decided = from === "X" ? to : from;
  const fired = ends.filter((end) => end.peer === peer && end.side === decided).flatMap((end) => end.rules);
  const { here, there } = socketsOf(peer);
  return {
    segment,
    source: to === "B" ? there : here,
    destination: to === "B" ? here : there,
    at,
    comment: segmentComment(passing, listenerActionWords(action), decided === "B" ? [...rules, ...fired] : fired),
  };
};

const socketsOf = (peer: Peer): { readonly here: Socket; readonly there: Socket } => {
  const { localIp, localPort, remoteIp, remotePort } = tupleOf(peer);
  return { here: { address: octetsOf(localIp), port: localPort }, there: { address: octetsOf(remoteIp), port: remotePort } };
};
const octetsOf = (address: number): readonly number[] => [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
