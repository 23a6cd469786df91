/** Everything that small instances show of the correct model: verdicts with bounds, vacuity, and what is reached. */
import type { InstanceSummary, InstanceVerdict, Overview, Reached, Vacuity } from "../../trace/exhaustive.ts";
import { DIAGRAM_EDGES, edgeId } from "../../trace/state-diagram.ts";
import type { Trace } from "../../trace/trace.ts";
import { RULE_IDS } from "../../model/rules.ts";
import { ALL_PROPERTIES } from "../../properties/index.ts";
import { explore, type Exploration, type Explored } from "../exhaustive/explore.ts";
import { INSTANCES, sizeOf } from "../instances/index.ts";
import type { MatrixProgress } from "./kill-matrix.ts";
import { UNREACHED } from "./unreached.ts";

/** Yields where it has got to; interrupted, it tells of what was explored until then. */
export function* overview(signal?: AbortSignal): Generator<MatrixProgress, Overview> {
  const small = INSTANCES.filter((instance) => sizeOf(instance) === "small");
  const explored: { readonly title: string; readonly one: Exploration }[] = [];
  for (const [done, instance] of small.entries()) {
    if (signal?.aborted === true) break;
    const run = explore(instance, { variant: null, properties: "all", ...(signal === undefined ? {} : { signal }) });
    let next = run.next();
    for (; next.done !== true; next = run.next()) yield { variant: "the correct model", instance: instance.id, done, total: small.length, states: next.value.states };
    explored.push({ title: instance.title, one: next.value });
  }
  const all = explored.map(({ one }) => one);
  return {
    instances: explored.map(({ title, one }) => summary(title, one)),
    vacuity: ALL_PROPERTIES.map(({ id }) => vacuity(id, all)),
    rules: reached(RULE_IDS, all.map(({ rules }) => rules)),
    edges: edges(all.map((one) => one.edges)),
  };
}

const summary = (title: string, { instance: id, bounds, states, lookedAt, generated, depth, cut, frontier, stopped, ends, properties }: Exploration): InstanceSummary => ({
  id, title, bounds, states, ...(lookedAt === undefined ? {} : { lookedAt }), generated, depth, cut, frontier,
  ...(stopped === undefined ? {} : { stopped }),
  ends,
  properties: properties.map((property) => verdictOf(property, cut, stopped)),
});

const lengthOf = (trace: Trace): number => (trace.scope === "isn" ? trace.openings.length : trace.actions.length);

const verdictOf = ({ id, verdict, states, exercised, witness, counterexample }: Explored, cut: number, stopped: Exploration["stopped"]): InstanceVerdict => ({
  id, verdict, states,
  steps: exercised,
  ...(witness === undefined ? {} : { witness: lengthOf(witness) }),
  ...(counterexample === undefined ? {} : { violatedAfter: counterexample.failedAt + 1, trace: counterexample.trace }),
  ...(verdict === "inconclusive" ? { truncatedBy: stopped ?? (cut > 0 ? "segments in the network" : "things in a row") } : {}),
});

const vacuity = (property: string, all: readonly Exploration[]): Vacuity => {
  const found = all.flatMap(({ instance, properties }) => properties.filter(({ id }) => id === property).map((one) => ({ instance, ...one })));
  const witnesses = found.flatMap(({ instance, witness }) => (witness === undefined ? [] : [{ instance, actions: lengthOf(witness), trace: witness }]));
  const [witness] = witnesses.toSorted((a, b) => a.actions - b.actions);
  const sum = (count: (one: Explored) => number): number => found.reduce((total, one) => total + count(one), 0);
  return { property, states: sum(({ states }) => states), steps: sum(({ exercised }) => exercised), ...(witness === undefined ? {} : { witness }) };
};

const reached = (ids: readonly string[], counts: readonly Readonly<Record<string, number>>[]): readonly Reached[] =>
  ids.map((id) => {
    const times = counts.reduce((sum, count) => sum + (count[id] ?? 0), 0);
    const reason = UNREACHED[id];
    return { id, times, ...(times > 0 || reason === undefined ? {} : { unreached: reason }) };
  });

/** Those of the diagram first, then what the text has besides. */
const edges = (counts: readonly Readonly<Record<string, number>>[]): Overview["edges"] => {
  const diagram = DIAGRAM_EDGES.map(edgeId);
  const others = [...new Set(counts.flatMap((count) => Object.keys(count)))].filter((id) => !diagram.includes(id)).toSorted();
  return reached([...diagram, ...others], counts).map((edge) => ({ ...edge, inDiagram: diagram.includes(edge.id) }));
};
