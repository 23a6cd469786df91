/**
 * Certifying a counterexample: is there a shorter run that breaks the same property on the same endpoint, with no more
 * faults? Searched breadth-first, so that the answer is certain, unless there are too many states to look at.
 */
import type { CertificateTold, FaultTold } from "../../trace/exhaustive.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Property } from "../../properties/property.ts";
import { Judge } from "../judge.ts";
import { CONNECTION_JUDGES, ENDPOINT_JUDGES, ISN_JUDGES, LISTENER_JUDGES } from "../judges.ts";
import { connectionSetup, listenerSetupOf, playTrace } from "../play-trace.ts";
import { subjectOf } from "../subject.ts";
import { shortestViolation, type Shortest } from "./shortest.ts";
import { inWords, isFault, weakened } from "./weakening.ts";
import { isPackable, shortestConnection } from "./connection/shortest-connection.ts";
import { callsLike, connectionWithin, isnWithin, listenerWithin } from "./within-faults.ts";

export interface Certified {
  readonly certificate: CertificateTold;
  /** What to show: the trace up to the violation, without faults that it does not need, or a shorter one. */
  readonly trace: Trace;
  /** The step, from 0, that breaks the property, and why. */
  readonly failedAt: number;
  readonly because: string;
  readonly blame: readonly string[];
}

/** States over whole worlds after which nothing is certified. */
export const CERTIFY_STATES = 10_000;
/** A state of the packed search costs so many times less. */
const PACKED = 50;

/** @throws when the trace names no property of its scope, or does not break it. */
export const certify = (trace: Trace, limit = CERTIFY_STATES): Certified => {
  const first = violationOf(trace);
  if (first === undefined) throw new Error(`the trace does not break ${trace.property ?? "a property: it names none"}`);
  const shrunkTo = lengthOf(trace);
  const needed = withoutNeedless(cutAt(trace, first.action));
  const { actions, states, complete, limit: mostStates } = shorterThan(needed, limit);
  const shown = actions === undefined ? needed : withoutNeedless(actions);
  const length = lengthOf(shown);
  const found = violationOf(shown);
  if (found === undefined) throw new Error("what breaks a property breaks it no longer when it is played again");
  return {
    certificate: {
      verdict: !complete ? "inconclusive" : length < shrunkTo ? "shortened" : "shortest",
      actions: length,
      shrunkTo,
      states,
      ...(complete ? {} : { limit: mostStates }),
      faults: faultsOf(shown),
    },
    trace: shown,
    failedAt: found.step,
    because: found.because,
    blame: found.blame,
  };
};

const lengthOf = (trace: Trace): number => (trace.scope === "isn" ? trace.openings.length : trace.actions.length);

const cutAt = (trace: Trace, action: number): Trace =>
  trace.scope === "isn" ? { ...trace, openings: trace.openings.slice(0, action + 1) } : ({ ...trace, actions: trace.actions.slice(0, action + 1) } as Trace);

interface FirstViolation {
  readonly action: number;
  readonly step: number;
  readonly because: string;
  readonly blame: readonly string[];
}

const violationOf = (trace: Trace): FirstViolation | undefined => {
  const { run, actionOf } = playTrace(trace);
  switch (run.scope) {
    case "connection":
    case "endpoint":
      return firstIn([propertyOf(run.scope === "connection" ? CONNECTION_JUDGES.properties : ENDPOINT_JUDGES.properties, trace)], run.steps, actionOf);
    case "listener":
      return firstIn([propertyOf(LISTENER_JUDGES.properties, trace)], run.steps, actionOf);
    case "isn":
      return firstIn([propertyOf(ISN_JUDGES.properties, trace)], run.steps, actionOf);
    default:
      return run satisfies never;
  }
};

const firstIn = <Step>(properties: readonly Property<Step>[], steps: readonly Step[], actionOf: readonly number[]): FirstViolation | undefined => {
  const judge = new Judge(properties);
  for (const [at, step] of steps.entries()) {
    const [violation] = judge.see(step);
    if (violation !== undefined) return { action: actionOf[at] ?? at, step: at, because: violation.because, blame: violation.blame };
  }
  return undefined;
};

const propertyOf = <Step>(properties: readonly Property<Step>[], { scope, property: id }: Trace): Property<Step> => {
  const property = properties.find((one) => one.id === id);
  if (property === undefined) throw new Error(`the trace is evidence about no property of the ${scope} scope: ${id ?? "it names none"}`);
  return property;
};

const weakenedTrace = (trace: Trace, at: number): Trace => {
  if (trace.scope === "isn") return trace;
  return trace.scope === "listener" ? { ...trace, actions: weakened(trace.actions, at) } : { ...trace, actions: weakened(trace.actions, at) };
};

const faultPlaces = (trace: Trace): readonly number[] => (trace.scope === "isn" ? [] : [...trace.actions.entries()].flatMap(([at, action]) => (isFault(action) ? [at] : [])));

/** Each fault that the violation does not need is weakened. */
const withoutNeedless = (trace: Trace): Trace => {
  for (const at of faultPlaces(trace)) {
    const weaker = weakenedTrace(trace, at);
    const violation = violationOf(weaker);
    if (violation !== undefined) return withoutNeedless(cutAt(weaker, violation.action));
  }
  return trace;
};

const faultsOf = (trace: Trace): readonly FaultTold[] =>
  faultPlaces(trace).flatMap((at) => {
    const action = trace.scope === "isn" ? undefined : trace.actions[at];
    return action === undefined ? [] : [{ at, ...inWords(action), necessary: violationOf(weakenedTrace(trace, at)) === undefined }];
  });

type Shorter = Omit<Shortest<unknown>, "actions"> & { readonly actions: Trace | undefined; readonly limit: number };

const shorterThan = (trace: Trace, limit: number): Shorter => {
  const length = lengthOf(trace) - 1;
  switch (trace.scope) {
    case "connection":
    case "endpoint": {
      const setup = connectionSetup(trace);
      if (trace.scope === "connection" && isPackable(setup, trace.actions)) {
        const most = PACKED * limit;
        const found = shortestConnection(setup, callsLike(trace.scope, trace.actions), trace.actions, propertyOf(CONNECTION_JUDGES.properties, trace).id, length, most);
        return { ...found, limit: most, actions: found.actions && { ...trace, actions: found.actions } };
      }
      const { properties } = trace.scope === "connection" ? CONNECTION_JUDGES : ENDPOINT_JUDGES;
      const found = shortestViolation(connectionWithin(setup, trace.scope, trace.actions), ({ steps }) => steps, propertyOf(properties, trace), length, limit);
      return { ...found, limit, actions: found.actions && { ...trace, actions: found.actions } };
    }
    case "listener": {
      const found = shortestViolation(listenerWithin(listenerSetupOf(trace), trace.actions), ({ steps }) => steps, propertyOf(LISTENER_JUDGES.properties, trace), length, limit);
      return { ...found, limit, actions: found.actions && { ...trace, actions: found.actions } };
    }
    case "isn": {
      const subject = subjectOf(trace.profile, trace.variant ?? null);
      const found = shortestViolation(isnWithin(subject, trace.secret, trace.openings), ({ steps }) => steps, propertyOf(ISN_JUDGES.properties, trace), length, limit);
      return { ...found, limit, actions: found.actions && { ...trace, openings: found.actions } };
    }
    default:
      return trace satisfies never;
  }
};
