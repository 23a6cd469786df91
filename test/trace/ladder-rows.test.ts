import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROFILES } from "../../src/model/profiles.ts";
import { seq } from "../../src/model/seq.ts";
import { CLOSED } from "../../src/model/tcb.ts";
import { initialWorld, stepWorld } from "../../src/model/world.ts";
import type { Action, Setup, WorldStep } from "../../src/model/world-types.ts";
import type { LadderRow, LadderSegment } from "../../src/trace/ladder-row.ts";
import { ladderRows } from "../../src/trace/ladder-rows.ts";
import { stateDiff } from "../../src/trace/state-diff.ts";
import { randomRun } from "./random-run.ts";

const { profile } = PROFILES.rfc9293;
const setup: Setup = { profile, claimed: profile, isn: { A: seq(100), B: seq(300), step: 100 } };
const run = (...actions: readonly Action[]): readonly WorldStep[] => {
  let world = initialWorld();
  return actions.map((action) => {
    const step = stepWorld(setup, world, action);
    if (step === undefined) throw new Error(`${action.do} is not possible`);
    world = step.after;
    return step;
  });
};
const OPENING: readonly Action[] = [{ do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }];
const brief = ({ id, name, from, fate, origin, stale }: LadderSegment): string => `${id} ${name} from ${from}, ${fate}, ${origin}${stale ? ", stale" : ""}`;

describe("ladder rows", () => {
  test("the three-way handshake: departure and arrival of a segment share an id", () => {
    const rows = ladderRows(run(...OPENING, { do: "deliver", segment: "A1 SYN 0" }, { do: "deliver", segment: "B1 SYN,ACK 0/1" }, { do: "deliver", segment: "A1 ACK 1/1" }));
    expect(rows.map((row) => `${row.left} ${row.right}: ${row.action}`)).toEqual([
      "CLOSED LISTEN: B calls OPEN, passive",
      "SYN-SENT LISTEN: A calls OPEN, active",
      "SYN-SENT SYN-RECEIVED: the network delivers A1 SYN 0",
      "ESTABLISHED SYN-RECEIVED: the network delivers B1 SYN,ACK 0/1",
      "ESTABLISHED ESTABLISHED: the network delivers A1 ACK 1/1",
    ]);
    expect(rows.map(({ segments }) => segments.map(brief))).toEqual([
      [],
      ["0 A1 SYN 0 from left, departs, end"],
      ["0 A1 SYN 0 from left, arrives, end", "1 B1 SYN,ACK 0/1 from right, departs, end"],
      ["1 B1 SYN,ACK 0/1 from right, arrives, end", "2 A1 ACK 1/1 from left, departs, end"],
      ["2 A1 ACK 1/1 from left, arrives, end"],
    ]);
    expect(rows[4]?.signals).toEqual([{ side: "right", text: "the connection is open" }]);
    expect(rows[4]?.rules.every(({ side }) => side === "right")).toBe(true);
    expect(rows[4]?.changes).toContainEqual({ side: "right", field: "state", before: "SYN-RECEIVED", after: "ESTABLISHED" });
    expect(rows[4]?.changes).toContainEqual({ side: "right", field: "queue", before: "300: SYN", after: "empty" });
  });

  test("a copy is a segment of its own, made by the network; a loss and the end of a lifetime are told", () => {
    const rows = ladderRows(run(...OPENING, { do: "duplicate", segment: "A1 SYN 0" }, { do: "drop", segment: "A1 SYN 0" }, { do: "abort", side: "A" }, { do: "elapse" }));
    expect(rows.slice(2).map(({ segments }) => segments.map(brief))).toEqual([
      ["0 A1 SYN 0 from left, duplicated, end"],
      ["0 A1 SYN 0 from left, dropped, end"],
      [],
      ["1 A1 SYN 0 from left, expired, copy"],
    ]);
    expect(rows.map(({ at }) => at)).toEqual([0, 0, 0, 0, 0, 120_000]);
    expect(rows[5]?.action).toBe("2 min pass");
  });

  test("a segment of an earlier connection is stale, an injected one is nobody's", () => {
    const rows = ladderRows(run(
      ...OPENING, { do: "reboot", side: "A" }, { do: "open", side: "A", mode: "active" }, { do: "deliver", segment: "A1 SYN 0" },
      { do: "inject", to: "B", forged: { seq: { at: "rcvNxt", plus: 0 }, rst: true } },
    ));
    expect(rows[4]?.segments[0]).toMatchObject({ name: "A1 SYN 0", fate: "arrives", stale: true });
    expect(rows[5]?.segments[0]).toMatchObject({ origin: "injected", fate: "arrives", from: "left", stale: false });
  });

  test("in any run each segment departs at most once, before it arrives, and is gone afterwards", () => {
    fc.assert(fc.property(randomRun, ({ steps, scope }) => {
      fc.pre(scope === "connection");
      const rows = ladderRows(steps);
      const fates = (row: LadderRow, ...of: readonly LadderSegment["fate"][]): readonly number[] => row.segments.filter(({ fate }) => of.includes(fate)).map(({ id }) => id);
      const departed = rows.flatMap((row) => fates(row, "departs"));
      const gone = rows.flatMap((row) => fates(row, "arrives", "dropped", "expired"));
      expect(new Set(departed).size).toBe(departed.length);
      expect(new Set(gone).size).toBe(gone.length);
      const last = steps.at(-1)?.after.network.length ?? 0;
      const copies = steps.filter(({ action }) => action.do === "duplicate").length;
      const injected = steps.filter(({ action }) => action.do === "inject").length;
      expect(departed.length + copies + injected).toBe(gone.length + last);
    }), { numRuns: 200 });
  });
});

describe("state diff", () => {
  test("is empty for a TCB and itself", () => {
    expect(stateDiff("left", CLOSED, CLOSED)).toEqual([]);
  });

  test("tells fields that come and go with their states", () => {
    const [, opened] = run(...OPENING);
    if (opened === undefined) throw new Error("no step");
    const changes = stateDiff("left", CLOSED, opened.after.A.tcb);
    expect(changes[0]).toEqual({ side: "left", field: "state", before: "CLOSED", after: "SYN-SENT" });
    expect(changes).toContainEqual({ side: "left", field: "sndNxt", before: "–", after: "101" });
    expect(changes).toContainEqual({ side: "left", field: "queue", before: "–", after: "100: SYN" });
    expect(changes).toContainEqual({ side: "left", field: "rtx", before: "–", after: "in 1000 ms, sent again 0×, 0 ms old" });
  });

  test("tells every change in any run", () => {
    fc.assert(fc.property(randomRun, ({ steps }) => {
      for (const { before, after } of steps) {
        const same = JSON.stringify(before.A.tcb) === JSON.stringify(after.A.tcb);
        expect(stateDiff("left", before.A.tcb, after.A.tcb).length === 0).toBe(same);
      }
    }), { numRuns: 100 });
  });
});
