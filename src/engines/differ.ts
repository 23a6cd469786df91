/** The shortest stimulus on which two endpoints answer differently. */
import * as fc from "fast-check";
import { play } from "../model/play.ts";
import { controlBits } from "../model/network.ts";
import type { Segment } from "../model/segment.ts";
import type { Tcb } from "../model/tcb.ts";
import type { Action, EndpointStep, Forged, Position, WorldStep } from "../model/world-types.ts";
import { CALLS, injected } from "../properties/arbitraries/boundaries.ts";
import { endpointSchedule } from "../properties/arbitraries/endpoint-schedule.ts";
import { RECIPES } from "../properties/arbitraries/recipes.ts";
import { PLAIN_ISN, setupOf, type Subject } from "../properties/arbitraries/schedule-type.ts";

/** What an end shows in answer to one action. */
export interface Answer {
  /** As of RFC 9293's figures, numbers relative to the TCB: `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`. */
  readonly sent: readonly string[];
  readonly state: string;
}

export interface Difference {
  readonly actions: readonly Action[];
  /** For each action; the last is where they part. */
  readonly left: readonly Answer[];
  readonly right: readonly Answer[];
}

const at = (base: Position["at"], plus: number): Position => ({ at: base, plus });
const FLAGS: readonly Pick<Forged, "syn" | "fin" | "rst">[] = [{}, { syn: true }, { fin: true }, { rst: true }];
const SEQS = [at("rcvNxt", 0), at("rcvNxt", 1), at("rcvNxt", -1), at("rcvNxt", -10), at("rcvEdge", 0)];
const ACKS = [undefined, at("sndNxt", 0), at("sndNxt", 1)];

/** What is tried in every state: segments around the edges, then calls. */
export const STIMULI: readonly Action[] = [
  ...FLAGS.flatMap((flags) => SEQS.flatMap((seq) => ACKS.flatMap((ack) => [0, 1].map((octets) =>
    injected({ seq, ...(ack === undefined ? {} : { ack }), ...flags, ...(octets === 0 ? {} : { octets }) }))))),
  ...CALLS.filter(({ do: what }) => what === "close" || what === "abort"),
];

/** @param arriving what is answered: where windows differ, so do the numbers around their edges. */
const near = (value: number, tcb: Tcb, arriving: Segment | undefined): string => {
  const bases: readonly (readonly [string, number | undefined])[] = [
    ["SND.NXT", "sndNxt" in tcb ? tcb.sndNxt : undefined], ["RCV.NXT", "rcvNxt" in tcb ? tcb.rcvNxt : undefined],
    ["SND.UNA", "sndUna" in tcb ? tcb.sndUna : undefined], ["ISS", PLAIN_ISN.A], ["the peer's ISS", PLAIN_ISN.B],
    ["SEG.SEQ", arriving?.seq], ["SEG.ACK", arriving?.ack],
  ];
  for (const [name, base] of bases) {
    const distance = base === undefined ? Number.NaN : (value - base) | 0;
    if (Math.abs(distance) <= 64) return distance === 0 ? name : `${name}${distance > 0 ? "+" : "−"}${Math.abs(distance)}`;
  }
  return String(value);
};

const shown = (segment: Segment, tcb: Tcb, arriving: Segment | undefined): string =>
  `<SEQ=${near(segment.seq, tcb, arriving)}>${segment.ack === undefined ? "" : `<ACK=${near(segment.ack, tcb, arriving)}>`}${segment.data.length === 0 ? "" : `<DATA=${segment.data.length}>`}<CTL=${controlBits(segment) || "none"}>`;

const answer = ({ sent, next, before, event }: EndpointStep): Answer => {
  const tcb = "sndNxt" in before ? before : next;
  return { sent: sent.map((segment) => shown(segment, tcb, event.kind === "segment" ? event.segment : undefined)), state: next.state };
};

/** What `subject` answers to each action, at end A alone. An action that is not possible has no answer. */
export const answersTo = (subject: Subject, actions: readonly Action[]): readonly Answer[] => stepsOn(subject, actions).map(answerIn);

export const stepsOn = (subject: Subject, actions: readonly Action[]): readonly WorldStep[] =>
  Array.from(play(setupOf(subject, { isn: PLAIN_ISN }), "endpoint", actions), ({ step }) => step);

export const answerIn = ({ ends: [end], after }: WorldStep): Answer => (end === undefined ? { sent: [], state: after.A.tcb.state } : answer(end));

const parts = (left: readonly Answer[], right: readonly Answer[]): number | undefined => {
  const longest = Math.max(left.length, right.length);
  for (let i = 0; i < longest; i++) {
    const a = left[i];
    const b = right[i];
    if (a === undefined || b === undefined || a.state !== b.state || a.sent.join() !== b.sent.join()) return i;
  }
  return undefined;
};

/** Where two endpoints part on these actions; undefined when they never do. */
export const differenceOn = (left: Subject, right: Subject, actions: readonly Action[]): Difference | undefined => {
  const a = answersTo(left, actions);
  const b = answersTo(right, actions);
  const i = parts(a, b);
  return i === undefined ? undefined : { actions: actions.slice(0, i + 1), left: a.slice(0, i + 1), right: b.slice(0, i + 1) };
};

/** Ways into states in which time does not pass: when a timer expires is another question. */
const WAYS = RECIPES.filter(({ needs, actions }) => needs === undefined && actions.every(({ do: what }) => what !== "elapse")).toSorted((a, b) => a.actions.length - b.actions.length);

/**
 * Differences, the shortest stimulus first, at most one for each way into a state: where the ways themselves differ, that is the
 * difference. Breadth first: nothing shorter of this kind exists.
 */
export function* differences(left: Subject, right: Subject): Generator<Difference> {
  const apart: string[] = [];
  for (let length = 0; length <= Math.max(...WAYS.map(({ actions }) => actions.length)); length++) {
    for (const { actions } of WAYS.filter((way) => way.actions.length === length)) {
      const key = JSON.stringify(actions).slice(0, -1);
      // What leads through a step on which they part is no new one.
      if (apart.some((prefix) => key.startsWith(prefix))) continue;
      const onTheWay = differenceOn(left, right, actions);
      if (onTheWay !== undefined) {
        apart.push(JSON.stringify(onTheWay.actions).slice(0, -1));
        yield onTheWay;
        continue;
      }
      for (const stimulus of STIMULI) {
        const found = differenceOn(left, right, [...actions, stimulus]);
        if (found !== undefined) yield found;
      }
    }
  }
}

/** A difference by random runs, shrunk: for what needs more than one event after a way into a state. */
export const randomDifference = (left: Subject, right: Subject, seed: number, runs: number): Difference | undefined => {
  const timeless = (actions: readonly Action[]): readonly Action[] => actions.filter(({ do: what }) => what !== "elapse");
  const result = fc.check(fc.property(endpointSchedule(left), ({ actions }) => differenceOn(left, right, timeless(actions)) === undefined), { seed, numRuns: runs });
  const found = result.counterexample?.[0];
  return found === undefined ? undefined : differenceOn(left, right, timeless(found.actions));
};
