/** What the properties of a run's scope had to say about it, each in a lane of its own, step by step. */
import type { Property } from "../properties/property.ts";
import type { TraceRun } from "../trace/exports/trace-run.ts";
import { Judge } from "./judge.ts";
import { CONNECTION_JUDGES, ENDPOINT_JUDGES, ISN_JUDGES, LISTENER_JUDGES } from "./judges.ts";

export interface LaneBreach {
  /** The step, from 0. */
  readonly at: number;
  readonly because: string;
  /** Paths of the fields to blame, such as `after.rcvNxt`. */
  readonly blame: readonly string[];
}

export interface Lane {
  readonly property: string;
  /** The steps, from 0, in which its `when` held; those that broke it are among them. */
  readonly held: readonly number[];
  readonly breaches: readonly LaneBreach[];
}

/** In the order of the properties. */
export const lanesOf = (run: TraceRun): readonly Lane[] => {
  switch (run.scope) {
    case "connection":
      return watched(CONNECTION_JUDGES.properties, run.steps);
    case "endpoint":
      return watched(ENDPOINT_JUDGES.properties, run.steps);
    case "listener":
      return watched(LISTENER_JUDGES.properties, run.steps);
    case "isn":
      return watched(ISN_JUDGES.properties, run.steps);
    default:
      return run satisfies never;
  }
};

const watched = <Step>(properties: readonly Property<Step>[], steps: readonly Step[]): readonly Lane[] => {
  const judge = new Judge(properties);
  const lanes = properties.map(({ id }) => ({ property: id, held: [] as number[], breaches: [] as LaneBreach[] }));
  for (const [at, step] of steps.entries()) {
    const before = [...judge.counts];
    const violations = judge.see(step);
    for (const [i, lane] of lanes.entries()) {
      if (judge.counts[i] !== before[i]) lane.held.push(at);
    }
    for (const { property, because, blame } of violations) lanes.find((lane) => lane.property === property)?.breaches.push({ at, because, blame });
  }
  return lanes;
};
