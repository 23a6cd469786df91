import { describe, expect, test } from "vitest";
import { playTrace } from "../../src/engines/play-trace.ts";
import { replay } from "../../src/engines/replay.ts";
import { LENGTHS, MOST_LOSSES, sweepTimeWait } from "../../src/engines/sweep/time-wait.ts";
import { sweepText } from "../../src/report/sweep-text.ts";
import { runRows } from "../../src/trace/run-rows.ts";

const SWEEP = sweepTimeWait();

const row = (length: string, retransmission: number): string =>
  SWEEP.cells.filter((cell) => cell.length === length && cell.retransmission === SWEEP.retransmissions[retransmission])
    .map(({ verdict }) => ({ "gets-through": "y", reset: "n", "given-up": "r" })[verdict]).join("");

/**
 * By hand: the FIN is sent at 0, 1, 3, 7, 15, 31, 63, 123 … s (doubling up to 60 s, or 120 s in the second column). TIME-WAIT
 * of T s, restarted by each FIN that arrives, survives k losses in a row when no gap among the first k is longer than T and,
 * for the pattern that loses FINs only, when the k-th FIN after the first comes within T: 2^k − 1 =< T. R2 of 100 s ends the
 * wait at the timeout at 123 s.
 */
describe("how long TIME-WAIT must be (MUST-13)", () => {
  test.each([
    ["none", "ynnnnnnnn", "ynnnnnnnn"],
    ["1 round trip", "ynnnnnnnn", "ynnnnnnnn"],
    ["15 s", "yyyynnnnn", "yyyynnnnn"],
    ["30 s", "yyyyynnnn", "yyyyynnnn"],
    ["60 s (Linux)", "yyyyyynnn", "yyyyyynnn"],
    ["1 MSL", "yyyyyyyrr", "yyyyyyynn"],
    ["2 MSL", "yyyyyyyrr", "yyyyyyyyn"],
    ["3 MSL", "yyyyyyyrr", "yyyyyyyyy"],
  ])("%s", (length, shortR2, longR2) => {
    expect([row(length, 0), row(length, 1)]).toEqual([shortR2, longR2]);
  });

  test("every pattern is played: the ACK first, then either of two for each loss", () => {
    expect(SWEEP.cells.filter(({ losses }) => losses === MOST_LOSSES).map(({ patterns }) => patterns)).toEqual(LENGTHS.flatMap(() => [128, 128]));
  });

  test("in every cell an old octet reaches into the next incarnation only with a fixed ISN and less than 1 MSL", () => {
    expect(SWEEP.incarnations).toHaveLength(2 * SWEEP.cells.length);
    const accepted = SWEEP.incarnations.filter(({ verdict }) => verdict === "accepted");
    const short = ["none", "1 round trip", "15 s", "30 s", "60 s (Linux)"];
    expect(accepted.map(({ length, losses, isn }) => `${length} ${losses} ${isn}`))
      .toEqual(SWEEP.retransmissions.flatMap(() => short.flatMap((length) => SWEEP.losses.map((losses) => `${length} ${losses} fixed`))));
  });

  test("a run for the text of either end, every pattern and every moment", () => {
    expect(SWEEP.incarnations.filter(({ losses }) => losses === MOST_LOSSES).every(({ runs }) => runs === 2 * 128 * 4)).toBe(true);
  });

  test("each has a trace that replays, and breaks delivers-what-was-sent just where an octet is accepted", () => {
    // Some of each: all properties are judged in every run.
    for (const { trace, verdict } of SWEEP.incarnations.filter((cell, i) => i % (cell.verdict === "accepted" ? 2 : 11) === 0)) {
      if (trace === undefined) throw new Error("a cell without a trace");
      const { skipped, verdicts } = replay(trace);
      expect(skipped).toEqual([]);
      const broken = verdicts.find(({ property }) => property === "delivers-what-was-sent")?.failedAt;
      if (verdict === "accepted") expect(broken).toBeGreaterThan(0);
      else expect(broken).toBeUndefined();
    }
    expect(SWEEP.incarnations.every(({ trace }) => trace !== undefined)).toBe(true);
  });
});

describe("the traces of cells", () => {
  test("replay without a skip, lose what the cell says, and end in a reset where it says so", () => {
    for (const { trace, verdict, losses } of SWEEP.cells) {
      if (trace === undefined) throw new Error("a cell without a trace");
      const { run, skipped } = playTrace(trace);
      const rows = runRows(run);
      expect(skipped).toEqual([]);
      const lost = rows.flatMap(({ segments }) => segments.filter(({ fate }) => fate === "dropped")).length;
      expect(lost === losses || (verdict !== "gets-through" && lost < losses)).toBe(true);
      expect(rows.at(-1)?.right).toBe("CLOSED");
      expect(rows.at(-1)?.segments.some(({ name, fate }) => fate === "arrives" && name.includes("RST"))).toBe(verdict === "reset");
    }
  });
});

test("the terminal shows the staircase", () => {
  expect(sweepText(SWEEP)).toContain("  2 MSL         ✓  ✓  ✓  ✓  ✓  ✓  ✓  ✓  ✗\n");
  expect(sweepText(SWEEP)).toContain("  60 s (Linux)  f  f  f  f  f  f  f  f  f\n  1 MSL         ✓  ✓  ✓  ✓  ✓  ✓  ✓  ✓  ✓\n");
});
