/** What judges a run of each scope, and which rules a step fired: all that replaying needs, without what draws runs. */
import type { IsnStep } from "../model/isn-series.ts";
import type { ListenerStep } from "../model/listener-types.ts";
import type { RuleId } from "../model/rules.ts";
import type { EndpointStep, WorldStep } from "../model/world-types.ts";
import { onBothEnds } from "../properties/both-ends.ts";
import { CONNECTION_PROPERTIES } from "../properties/connection/index.ts";
import { ENDPOINT_PROPERTIES } from "../properties/endpoint/index.ts";
import { ISN_PROPERTIES } from "../properties/isn/index.ts";
import { LISTENER_PROPERTIES } from "../properties/listener/index.ts";
import type { Property } from "../properties/property.ts";
import { edgeId } from "../trace/state-diagram.ts";

export interface ScopeJudges<Step> {
  readonly properties: readonly Property<Step>[];
  rulesOf(step: Step): readonly RuleId[];
  /** The edges of the state diagram that the ends of a step took: `LISTEN → SYN-RECEIVED`. */
  edgesOf(step: Step): readonly string[];
}

/** Most steps have one end, and then there is nothing to put together. */
const rulesOfEnds = ({ ends }: WorldStep): readonly RuleId[] => {
  const [only] = ends;
  return ends.length === 1 && only !== undefined ? only.rules : ends.flatMap(({ rules }) => rules);
};

const NO_EDGES: readonly string[] = [];

/** Most steps change no state. */
const edgesOfEnds = ({ ends }: { readonly ends: readonly EndpointStep[] }): readonly string[] =>
  ends.every(({ before, next }) => before.state === next.state)
    ? NO_EDGES
    : ends.filter(({ before, next }) => before.state !== next.state).map(({ before, next }) => edgeId({ from: before.state, to: next.state }));

const ofEndpoints = ENDPOINT_PROPERTIES.map(onBothEnds);

export const CONNECTION_JUDGES: ScopeJudges<WorldStep> = { properties: [...CONNECTION_PROPERTIES, ...ofEndpoints], rulesOf: rulesOfEnds, edgesOf: edgesOfEnds };
export const ENDPOINT_JUDGES: ScopeJudges<WorldStep> = { properties: ofEndpoints, rulesOf: rulesOfEnds, edgesOf: edgesOfEnds };
export const LISTENER_JUDGES: ScopeJudges<ListenerStep> = {
  properties: LISTENER_PROPERTIES,
  rulesOf: (step) => [...step.rules, ...step.ends.flatMap(({ rules }) => rules)],
  edgesOf: edgesOfEnds,
};
export const ISN_JUDGES: ScopeJudges<IsnStep> = { properties: ISN_PROPERTIES, rulesOf: () => [], edgesOf: () => NO_EDGES };
