/** Addresses of what one section shows and another points to. Written once, so that both agree. */
import { traceToken } from "../../trace/token.ts";
import type { Trace } from "../../trace/trace.ts";
import { routeHref } from "./router.ts";

/** In an address, the endpoint that is right. */
export const CORRECT_MODEL = "model";

/** A step counts from 0 in data and from 1 for people, in addresses too. */
const shown = (step: number | undefined): string | undefined => (step === undefined ? undefined : String(step + 1));

/** Of hundreds of actions a token takes milliseconds, and is in every link at every step. */
const tokens = new WeakMap<Trace, string>();
const tokenOf = (trace: Trace): string => {
  const known = tokens.get(trace) ?? traceToken(trace);
  tokens.set(trace, known);
  return known;
};

/** The counterexample of the report to `property` at a variant; null is the correct model. @param step from 0. */
export const counterexampleHref = (variant: string | null, property: string, step?: number): string =>
  routeHref("counterexamples", [variant ?? CORRECT_MODEL, property], { step: shown(step) });

/** Any trace, in the stepper. */
export const traceHref = (trace: Trace, step?: number): string => routeHref("counterexamples", [], { run: tokenOf(trace), step: shown(step) });

/** Any trace, in the state diagram. */
export const statesHref = (trace: Trace, step?: number): string => routeHref("states", [], { run: tokenOf(trace), step: shown(step) });

/** Any trace, in the explorer, from a step of it. Without a trace: from nothing. */
export const explorerHref = (trace?: Trace, step?: number): string => routeHref("explorer", [], { run: trace === undefined ? undefined : tokenOf(trace), step: shown(step) });

/** @param part of the lesson, to begin there. */
export const lessonHref = (id: string, part?: string): string => routeHref("lessons", part === undefined ? [id] : [id, part]);

/** In the place of a property's id: what was proved, within which bounds. */
export const BOUNDS = "bounds";

/** The verdict on a property, on the start page. */
export const propertyHref = (id: string): string => routeHref("verdicts", [id]);

/** A place in the raw data: `variants`, `two-way-accept`. Without words: all of it. */
export const rawHref = (path: readonly string[]): string => routeHref("about", path);

/** A faulty stack. */
export const variantHref = (id: string): string => routeHref("gallery", [id]);
