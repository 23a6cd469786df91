/** For every change of state a shortest run that takes it: what figure 5 draws is searched for, what it leaves out (its notes 1 to 3) is put together. */
import { initialWorld, stepWorld } from "../../model/world.ts";
import type { Action, EndpointStep, Setup } from "../../model/world-types.ts";
import type { ProfileName } from "../../model/profiles.ts";
import { PLAIN_ISN, setupOf } from "../../properties/arbitraries/schedule-type.ts";
import type { EdgeRun } from "../../trace/results.ts";
import { DIAGRAM_EDGES, edgeId } from "../../trace/state-diagram.ts";
import { TRACE_SCHEMA } from "../../trace/trace.ts";
import { subjectOf } from "../subject.ts";
import { shortestEdges } from "./shortest-edges.ts";

/** ABORT takes every synchronized state to CLOSED (§3.10.5): nothing is shorter than to come there, and to call it. */
const ABORTED = ["SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING"] as const;

/** B, which listened, closes first; A opens again while B lingers (RFC 6191). Shortest by a search like that for the figure, with more room. */
const LINGERS: readonly Action[] = [
  { do: "open", side: "A", mode: "active" }, { do: "open", side: "B", mode: "passive", remote: true }, { do: "deliver", segment: "A1 SYN 0" }, { do: "close", side: "B" },
  { do: "deliver", segment: "B1 SYN,ACK 0/1" }, { do: "deliver", segment: "B1 FIN,ACK 1/1" }, { do: "close", side: "A" }, { do: "deliver", segment: "A1 FIN,ACK 1/2" },
  { do: "deliver", segment: "B1 ACK 2/2" }, { do: "open", side: "A", mode: "active" },
];
const TAKEN_OVER: readonly Action[] = [...LINGERS, { do: "deliver", segment: "A2 SYN 0" }];
/** The SYN proves old: nobody knows of it any more when it is answered (RFC 6191 §2). */
const FALLS_BACK: readonly Action[] = [...LINGERS, { do: "close", side: "A" }, { do: "deliver", segment: "A2 SYN 0" }, { do: "deliver", segment: "B2 SYN,ACK 0/1" }, { do: "deliver", segment: "A2 RST 1" }];

/** The edges of the figure first. Not every profile takes every edge that others do. */
export const edgeRuns = (profile: ProfileName = "rfc9293"): readonly EdgeRun[] => {
  const setup = setupOf(subjectOf(profile, null), { isn: PLAIN_ISN });
  const found = shortestEdges(profile).flatMap(({ trace }) => (trace.scope === "connection" ? [trace.actions] : []));
  const aborted = ABORTED.flatMap((state) => {
    const there = shortest(found.filter((actions) => lastEnds(setup, actions).some(({ next }) => next.state === state)));
    const side = there && lastEnds(setup, there).find(({ next }) => next.state === state)?.side;
    return there === undefined || side === undefined ? [] : [[...there, { do: "abort", side } as const]];
  });
  const all = [...found, ...aborted, TAKEN_OVER, FALLS_BACK].flatMap((actions) => lastEnds(setup, actions).filter(({ before, next }) => before.state !== next.state).map((end) => ({ id: idOf(end), actions })));
  return [...new Set([...DIAGRAM_EDGES.map(edgeId), ...all.map(({ id }) => id)])].flatMap((id): readonly EdgeRun[] => {
    const actions = shortest(all.flatMap((one) => (one.id === id ? [one.actions] : [])));
    return actions === undefined ? [] : [{ id, trace: { schema: TRACE_SCHEMA, scope: "connection", profile, title: id, isn: PLAIN_ISN, actions } }];
  });
};

const idOf = ({ before, next }: EndpointStep): string => edgeId({ from: before.state, to: next.state });

const shortest = (runs: readonly (readonly Action[])[]): readonly Action[] | undefined => runs.toSorted((a, b) => a.length - b.length)[0];

/** What the ends did in the last action. */
const lastEnds = (setup: Setup, actions: readonly Action[]): readonly EndpointStep[] => {
  let world = initialWorld();
  let ends: readonly EndpointStep[] = [];
  for (const action of actions) {
    const step = stepWorld(setup, world, action);
    world = step?.after ?? world;
    ends = step?.ends ?? [];
  }
  return ends;
};
