import { describe, expect, test } from "vitest";
import { grow, listBranches, NO_BRANCHES, pathTo, showBranch } from "../../../src/report/client/run/branches.ts";
import { choicesAt } from "../../../src/report/client/run/choices.ts";
import { emptyTrace, explore, playOn, redone, take, toBranch, undone } from "../../../src/report/client/run/exploration.ts";
import { fileStem } from "../../../src/report/client/run/file-stem.ts";
import { litBy } from "../../../src/report/client/run/lit.ts";
import { inStepWith, partingOf } from "../../../src/report/client/run/parting.ts";
import { readTraceFile, readTraceToken } from "../../../src/report/client/run/read-trace.ts";
import { MOST_STEPS, playedBy, viewRun } from "../../../src/report/client/run/run-view.ts";
import { NARROW, WIDE } from "../../../src/report/client/run/state-places.ts";
import { movesOf, movesUpTo } from "../../../src/report/client/run/taken.ts";
import { localRows, moveWords } from "../../../src/report/client/run/words.ts";
import { ENDS } from "../../../src/report/drawing/ends.ts";
import { edgeRuns } from "../../../src/engines/sweep/edge-runs.ts";
import { DIAGRAM_EDGES, edgeId } from "../../../src/trace/state-diagram.ts";
import { isTraceError } from "../../../src/trace/trace-error.ts";
import { printTrace } from "../../../src/trace/trace-file.ts";
import { traceToken } from "../../../src/trace/token.ts";
import type { ConnectionTrace } from "../../../src/trace/trace.ts";

const OLD_SYN: ConnectionTrace = {
  schema: 1, scope: "connection", profile: "rfc9293", isn: { A: 100, B: 300, step: 100 },
  actions: [
    { do: "open", side: "B", mode: "passive" },
    { do: "inject", to: "B", forged: { seq: { at: "peerIss", plus: -10 }, syn: true } },
    { do: "deliver", segment: "B1 SYN,ACK 0/=91" },
    { do: "deliver", segment: "A0 RST =91" },
  ],
};
const SETTLED: ConnectionTrace = { ...OLD_SYN, actions: [{ do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }, { do: "settle" }, { do: "close", side: "A" }] };

describe("a run as steps", () => {
  test("what broke is what the trace is about, and lanes tell where each property held and broke", () => {
    const about = (property: string) => viewRun({ ...OLD_SYN, variant: "two-way-accept", property }).breach;
    expect(about("allowed-transitions")).toMatchObject({ property: "allowed-transitions", at: 1 });
    expect(about("no-two-way-acceptance")).toMatchObject({ property: "no-two-way-acceptance", at: 1 });
    expect(viewRun(OLD_SYN).breach).toBeUndefined();
    const lane = viewRun(OLD_SYN).lanes.find(({ property }) => property === "allowed-transitions");
    expect(lane).toEqual({ property: "allowed-transitions", held: [0, 1, 3], breaches: [] });
  });

  test("a trace that settles for ever is cut, and not waited for", () => {
    const endless = { ...SETTLED, actions: Array.from({ length: 5_000 }, (_, i) => (i === 0 ? { do: "open", side: "A", mode: "active" } as const : { do: "settle" } as const)) };
    expect(viewRun(endless).rows.length).toBe(MOST_STEPS);
  });

  test("two players of one schedule part where their rows first differ, whatever either leaves out", () => {
    const [right, wrong] = [viewRun(OLD_SYN), viewRun(playedBy(OLD_SYN, { variant: "two-way-accept" }))];
    expect(partingOf(right, wrong)).toEqual({ action: 1, left: 1, right: 1 });
    expect(partingOf(right, right)).toBeUndefined();
    expect([0, 1, 2, right.rows.length].map((taken) => inStepWith(right, taken, wrong))).toEqual([0, 1, 2, wrong.rows.length]);
  });

  test("in Chinese every row has words of its own, none of them English", () => {
    const rows = localRows(viewRun(OLD_SYN), "zh");
    expect(rows.map(({ action }) => action)).toEqual(["B 调用 OPEN（被动）", "一个旧的或伪造的报文段到达 B：SYN，SEQ = 对端 ISS−10", "网络送达 B1 SYN,ACK 0/=91", "网络送达 A0 RST =91"]);
    expect(moveWords({ do: "accept" }, "zh")).toBe("监听方的用户接受一条连接");
    expect(moveWords({ remote: 2, after: 1_000 }, "en")).toBe("the host opens a connection to socket 2, 1 s later");
  });

  test("a step lights the states of both ends and the edge it took", () => {
    const { rows } = viewRun(OLD_SYN);
    expect(litBy(rows[1], ENDS.connection)).toEqual({ states: [{ name: "A", state: "CLOSED" }, { name: "B", state: "SYN-RECEIVED" }], edges: ["LISTEN → SYN-RECEIVED"] });
    expect(litBy(undefined, ENDS.connection).states.map(({ state }) => state)).toEqual(["CLOSED", "CLOSED"]);
  });
});

describe("an exploration", () => {
  test("another choice begins a branch; both can be returned to", () => {
    const start = take(take(explore(emptyTrace("connection")), { do: "open", side: "B", mode: "passive" }), { do: "open", side: "A", mode: "active" });
    const delivered = take(start, { do: "deliver", segment: "A1 SYN 0" });
    const back = { ...delivered, taken: undone(viewRun(delivered.trace), delivered.taken) };
    expect([delivered.taken, back.taken, redone(viewRun(back.trace), back.taken)]).toEqual([3, 2, 3]);
    const dropped = take(back, { do: "drop", segment: "A1 SYN 0" });
    expect(listBranches(dropped.branches).map(({ actions, common, shown }) => [actions.length, common, shown])).toEqual([[3, 2, false], [3, 3, true]]);
    const [first] = listBranches(dropped.branches);
    expect(movesOf(toBranch(dropped, first?.tip ?? -1).trace)).toEqual(movesOf(delivered.trace));
  });

  test("doing again what was done keeps what comes after", () => {
    const all = grow(NO_BRANCHES as never, ["a", "b", "c"] as never);
    expect(grow(all, ["a", "b"] as never)).toBe(all);
    expect(pathTo(showBranch(all, 0), 0)).toEqual(["a"]);
  });

  test("in the middle of a settling, what happened so far is told step by step", () => {
    const view = viewRun(SETTLED);
    expect(movesUpTo(view, 4)).toEqual([...SETTLED.actions.slice(0, 2), { do: "deliver", segment: "A1 SYN 0" }, { do: "deliver", segment: "B1 SYN,ACK 0/1" }]);
    expect(viewRun({ ...SETTLED, actions: movesUpTo(view, 4) as never }).rows.map(({ left, right }) => [left, right])).toEqual(view.rows.slice(0, 4).map(({ left, right }) => [left, right]));
    expect(movesUpTo(view, view.rows.length)).toEqual(SETTLED.actions);
  });

  test("what may happen next is what the reducer can do: calls that are refused are told apart", () => {
    const { underway, calls, due, others } = choicesAt(viewRun(SETTLED), 2);
    expect(underway.map(({ name, to, moves }) => [name, to, moves.map((move) => ("do" in move ? move.do : ""))])).toEqual([["A1 SYN 0", "right", ["deliver", "drop", "duplicate"]]]);
    expect(due).toBe(1_000);
    expect(calls.filter(({ refused }) => refused).map(({ who, move }) => [who, "do" in move && move.do])).toContainEqual(["A", "open"]);
    expect(others.map(({ move }) => "do" in move && move.do)).toEqual(["reboot", "reboot", "settle"]);
    expect(choicesAt(viewRun(emptyTrace("listener")), 0).calls.map(({ who }) => who)).toEqual(["C1", "C2", "C3", "C4", "L"]);
  });

  test("another player takes the same schedule, and what it was evidence for is forgotten", () => {
    const now = playOn(explore({ ...OLD_SYN, verdict: "holds" }, 2), { variant: "two-way-accept" });
    expect([now.taken, now.trace.variant, now.trace.verdict]).toEqual([2, "two-way-accept", undefined]);
  });
});

describe("from outside", () => {
  test("a trace of a variant that nobody knows is told so; a good one comes through a link and a file", () => {
    expect(readTraceToken(traceToken(OLD_SYN))).toEqual(OLD_SYN);
    expect(readTraceFile(printTrace(OLD_SYN), "run.trace.json")).toEqual(OLD_SYN);
    const unknown = readTraceFile(printTrace({ ...OLD_SYN, variant: "constructor" }), "run.trace.json");
    expect(isTraceError(unknown) && unknown.message).toContain("variant: expected one of the faulty stacks");
  });

  test("file names are tame", () => {
    expect(fileStem({ ...OLD_SYN, title: "../../etc/passwd <b>" })).toBe("etc-passwd-b");
    expect(fileStem(OLD_SYN)).toBe("run");
  });
});

test("every edge of figure 5 has a place in the drawing and a run that takes it last, none of them longer than eleven actions", () => {
  const runs = new Map(edgeRuns().map(({ id, trace }) => [id, trace]));
  const found = DIAGRAM_EDGES.map(edgeId).map((id) => {
    const trace = runs.get(id);
    if (trace === undefined) return { id, short: false, last: false };
    return { id, short: movesOf(trace).length <= 11, last: litBy(viewRun(trace).rows.at(-1), ENDS.connection).edges.includes(id) };
  });
  expect(found.filter(({ short, last }) => !short || !last)).toEqual([]);
  // What the figure leaves out has one, too.
  const others = ["SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING"].map((from) => edgeId({ from, to: "CLOSED" }));
  expect([...runs.keys()]).toEqual(expect.arrayContaining([...others, "SYN-RECEIVED → CLOSE-WAIT", "TIME-WAIT → SYN-RECEIVED", "SYN-RECEIVED → TIME-WAIT"]));
  const last = (id: string): string => { const row = viewRun(runs.get(id) ?? OLD_SYN).rows.at(-1); return `${row?.left} / ${row?.right}`; };
  expect([...others.slice(1, 3), "TIME-WAIT → SYN-RECEIVED", "SYN-RECEIVED → TIME-WAIT"].map(last)).toEqual(["CLOSED / SYN-RECEIVED", "SYN-SENT / CLOSED", "SYN-SENT / SYN-RECEIVED", "CLOSED / TIME-WAIT"]);
  for (const { ways } of [WIDE, NARROW]) expect(Object.keys(ways).toSorted()).toEqual(DIAGRAM_EDGES.map(edgeId).toSorted());
});
