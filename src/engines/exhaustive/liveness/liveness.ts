/** What must come in the end, decided on every run of a bounded connection, infinite ones included; and what had to be assumed for it. */
import { SIDES, type Action, type Side } from "../../../model/world-types.ts";
import { PLAIN_ISN, setupOf } from "../../../properties/arbitraries/schedule-type.ts";
import { LIVENESS, type LeadsTo } from "../../../properties/liveness/index.ts";
import type { LassoFound, LivenessReport, LivenessVerdict } from "../../../trace/liveness.ts";
import { TRACE_SCHEMA } from "../../../trace/trace.ts";
import { boundedConnection, holdsFew, type BoundedWorld, type ConnectionBounds } from "../../instances/bounded-connection.ts";
import { subjectOf } from "../../subject.ts";
import { PROFILE } from "../explore.ts";
import { FAIRNESS, type Fairness } from "./fairness.ts";
import { graphOf, type Graph } from "./graph.ts";
import { lassoOf } from "./lasso.ts";

export interface LivenessOptions {
  /** null is the correct model. */
  readonly variant: string | null;
  /** States; beyond it everything that is not violated is inconclusive. */
  readonly limit?: number;
  readonly assumptions?: readonly Fairness[];
}

type Runs = Graph<BoundedWorld, Action>;

/** Deterministic. Yields how many states there are; told to stop, it decides what the states so far decide. */
export function* liveness(
  instance: { readonly id: string; readonly limits: ConnectionBounds },
  { variant, limit = 1_000_000, assumptions = FAIRNESS }: LivenessOptions,
): Generator<number, LivenessReport, boolean | undefined> {
  const graph = yield* runsOf(instance.limits, variant, limit);
  return {
    instance: instance.id,
    variant,
    states: graph.worlds.length,
    steps: graph.edges.reduce((sum, edges) => sum + edges.length, 0),
    assumptions: assumptions.map(({ id, title }) => ({ id, title })),
    properties: LIVENESS.map((property) => verdictOf(graph, property, assumptions, variant)),
  };
}

const runsOf = (bounds: ConnectionBounds, variant: string | null, limit: number): Generator<number, Runs, boolean | undefined> => {
  const model = boundedConnection(setupOf(subjectOf(PROFILE, variant), { isn: PLAIN_ISN }), bounds);
  // To settle is a question asked of a run, nothing that happens in it.
  const happening = { ...model, enabled: (world: BoundedWorld) => model.enabled(world).filter(({ do: what }) => what !== "settle") };
  return graphOf(happening, { limit, within: holdsFew(bounds) });
};

const verdictOf = (graph: Runs, property: LeadsTo, assumptions: readonly Fairness[], variant: string | null): LivenessVerdict => {
  const { id, title, clause } = property;
  const found = (assumed: readonly Fairness[]): LassoFound | undefined => anySide((side) => lassoFor(graph, property, side, assumed, variant));
  const due = SIDES.reduce((sum, side) => sum + graph.worlds.filter(({ world }) => property.from(world, side)).length, 0);
  const lasso = found(assumptions);
  const needs = lasso !== undefined ? [] : assumptions.flatMap((dropped) => {
    const without = found(assumptions.filter((kept) => kept !== dropped));
    return without === undefined ? [] : [{ assumption: dropped.id, lasso: without }];
  });
  const verdict = lasso !== undefined ? "violated" : due === 0 ? "not-exercised" : graph.complete ? "holds" : "inconclusive";
  return { id, title, clause, verdict, due, ...(lasso === undefined ? {} : { lasso }), needs };
};

const anySide = <Found>(find: (side: Side) => Found | undefined): Found | undefined => find("A") ?? find("B");

const lassoFor = (graph: Runs, property: LeadsTo, side: Side, assumed: readonly Fairness[], variant: string | null): LassoFound | undefined => {
  const at = (test: LeadsTo["from"]) => (state: number): boolean => {
    const bounded = graph.worlds[state];
    if (bounded === undefined) throw new Error(`the graph has no state ${state}`);
    return test(bounded.world, side);
  };
  const lasso = lassoOf(graph, at(property.from), at(property.to), assumed.map(({ covers }) => ({ world }, action) => covers(world, action)));
  if (lasso === undefined) return undefined;
  return {
    side,
    loop: lasso.loop.length,
    trace: {
      schema: TRACE_SCHEMA,
      scope: "connection",
      title: `${property.id}: ${lasso.loop.length === 0 ? "nothing happens any more" : `the last ${lasso.loop.length} steps go on for ever`}`,
      profile: PROFILE,
      ...(variant === null ? {} : { variant }),
      isn: PLAIN_ISN,
      actions: [...lasso.stem, ...lasso.loop],
    },
  };
};
