/** Runs for what figure 5 leaves out (its notes 1 to 3): ABORT, and a TIME-WAIT that is taken over. */
import type { Action, Side } from "../../model/world-types.ts";
import { DIAGRAM_EDGES, edgeId } from "../../trace/state-diagram.ts";

/** A run that takes the edge in its last action, on that side. */
export interface Found {
  readonly id: string;
  readonly side: Side;
  readonly actions: readonly Action[];
}

/** ABORT takes every synchronized state to CLOSED (§3.10.5): nothing is shorter than to come there, and to call it. */
const ABORTED = ["SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING"] as const;

/** B, which listened, closes first; A opens again while B lingers (RFC 6191). Shortest by a search like that for the figure, with more room. */
const TAKEN_OVER: readonly Action[] = [
  { do: "open", side: "A", mode: "active" }, { do: "open", side: "B", mode: "passive", remote: true }, { do: "deliver", segment: "A1 SYN 0" }, { do: "close", side: "B" },
  { do: "deliver", segment: "B1 SYN,ACK 0/1" }, { do: "deliver", segment: "B1 FIN,ACK 1/1" }, { do: "close", side: "A" }, { do: "deliver", segment: "A1 FIN,ACK 1/2" },
  { do: "deliver", segment: "B1 ACK 2/2" }, { do: "open", side: "A", mode: "active" },
];
const REOPENED: readonly Action[] = [
  { do: "deliver", segment: "A2 SYN 0" },
];
/** The SYN proves old: nobody knows of it when it is answered (RFC 6191 §2). */
const FALLS_BACK: readonly Action[] = [
  { do: "close", side: "A" }, { do: "deliver", segment: "A2 SYN 0" }, { do: "deliver", segment: "B2 SYN,ACK 0/1" }, { do: "deliver", segment: "A2 RST 1" },
];

/** Those that were found, and these others; where there are two for one edge, the shorter. */
export const withOthers = (found: readonly Found[]): readonly Found[] => {
  const into = (state: string): Found | undefined => shortest(found.filter(({ id }) => id.endsWith(`→ ${state}`)));
  const aborted = ABORTED.flatMap((state): readonly Found[] => {
    const there = into(state);
    return there === undefined ? [] : [{ id: edgeId({ from: state, to: "CLOSED" }), side: there.side, actions: [...there.actions, { do: "abort", side: there.side }] }];
  });
  const all = [
    ...found, ...aborted,
    { id: edgeId({ from: "TIME-WAIT", to: "SYN-RECEIVED" }), side: "B" as const, actions: [...TAKEN_OVER, ...REOPENED] },
    { id: edgeId({ from: "SYN-RECEIVED", to: "TIME-WAIT" }), side: "B" as const, actions: [...TAKEN_OVER, ...FALLS_BACK] },
  ];
  const figure = DIAGRAM_EDGES.map(edgeId);
  return [...new Set([...figure, ...all.map(({ id }) => id)])].flatMap((id) => shortest(all.filter((one) => one.id === id)) ?? []);
};

const shortest = (runs: readonly Found[]): Found | undefined => runs.toSorted((a, b) => a.actions.length - b.actions.length)[0];
