/** Whether a step is one of the outcomes that the oracle allows, asked about one aspect of it. */
import type { EndpointStep } from "../../model/world-types.ts";
import { OK, broken, type Judgement } from "../property.ts";
import { inSegments, inSignals, inState, type Difference } from "./compare.ts";
import type { Expected } from "./expected.ts";
import { rulingOn } from "./oracle.ts";

type Aspect = (expected: Expected, step: EndpointStep) => readonly Difference[];

const SEGMENTS: Aspect = (expected, { sent }) => inSegments(expected, sent);
const STATE: Aspect = (expected, { next }) => inState(expected, next);
const SIGNALS: Aspect = (expected, { signals }) => inSignals(expected, signals);

/** What a user or a peer can see. */
const VISIBLE: readonly Aspect[] = [STATE, SEGMENTS, SIGNALS];

const visible = (expected: Expected, step: EndpointStep): readonly Difference[] => {
  let all: readonly Difference[] = [];
  for (const aspect of VISIBLE) {
    const found = aspect(expected, step);
    if (found.length > 0) all = [...all, ...found];
  }
  return all;
};

/** The segments, the next state and the signals together fit one allowed outcome. */
export const visiblyAllowed = (step: EndpointStep): Judgement => closest(step, rulingOn(step)?.allowed ?? [], visible);

/** Of the outcomes that fit what is visible (of all, when none does), one also fits in `aspect`. */
export const allowedIn = (step: EndpointStep, aspect: Aspect): Judgement => {
  const allowed = rulingOn(step)?.allowed ?? [];
  if (allowed.length === 1) return closest(step, allowed, aspect);
  const fitting = allowed.filter((expected) => visible(expected, step).length === 0);
  return closest(step, fitting.length > 0 ? fitting : allowed, aspect);
};

/** Holds when one outcome has no differences, or nothing is promised; else tells those of the outcome that comes closest. */
const closest = (step: EndpointStep, allowed: readonly Expected[], aspect: Aspect): Judgement => {
  let best: readonly Difference[] | undefined;
  for (const expected of allowed) {
    const found = aspect(expected, step);
    if (found.length === 0) return OK;
    if (best === undefined || found.length < best.length) best = found;
  }
  const ruling = rulingOn(step);
  if (best === undefined || ruling === undefined) return OK;
  const reasons = [...new Set(best.map(({ because }) => because))];
  return broken(`${ruling.row} (${ruling.clause}): the endpoint ${reasons.join("; ")}`, ...best.map(({ field }) => field));
};
