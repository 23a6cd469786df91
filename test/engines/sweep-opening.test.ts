import { describe, expect, test } from "vitest";
import { replay } from "../../src/engines/replay.ts";
import { toEnd } from "../../src/engines/to-end.ts";
import { sweepingIsn } from "../../src/engines/sweep/isn-guess.ts";
import { EVERY, MOST_LOST_ROUNDS, QUEUE, RETRIES, sweepingSynAck } from "../../src/engines/sweep/syn-ack.ts";
import type { LadderRow } from "../../src/trace/ladder-row.ts";
import { isnSweepText } from "../../src/report/isn-sweep-text.ts";
import { synAckSweepText } from "../../src/report/syn-ack-sweep-text.ts";

const SWEEP = toEnd(sweepingSynAck());
const life = (retries: number): number => 1000 * (2 ** (retries + 1) - 1);

/** A row repeats a state only where it is told anew. */
const lastOf = (rows: readonly LadderRow[], side: "left" | "right"): string | undefined => rows.map((row) => row[side]).findLast((state) => state !== "");

describe("how often a SYN,ACK is sent again", () => {
  test("the gaps double from 1 s on, up to 60 s, and one more gap is waited for an answer", () => {
    expect(SWEEP.entries.find(({ retries }) => retries === 5)).toEqual({ retries: 5, sentAt: [0, 1000, 3000, 7000, 15_000, 31_000], removedAt: 63_000 });
    // RFC 6298 (2.5) lets RTO be bounded: 60 s here, so that the eighth comes 60 s after the seventh.
    expect(SWEEP.entries.find(({ retries }) => retries === 7)?.removedAt).toBe(183_000);
  });

  test("as many losses in a row are survived as there are retransmissions, under every pattern", () => {
    for (const { retries, losses, verdict, patterns } of SWEEP.cells) {
      expect([retries, losses, verdict, patterns]).toEqual([retries, losses, losses <= retries ? "opens" : "half-open", 2 ** losses]);
    }
    expect(SWEEP.cells).toHaveLength(RETRIES.length * (MOST_LOST_ROUNDS + 1));
  });

  test("the traces of half-open connections replay, and end with a client that believes in one", () => {
    const failing = SWEEP.cells.flatMap(({ trace }) => trace ?? []);
    expect(failing.length).toBeGreaterThan(10);
    for (const trace of failing) {
      const { rows, skipped } = replay(trace);
      expect(skipped).toEqual([]);
      expect([lastOf(rows, "left"), lastOf(rows, "right")]).toEqual(["C1 ESTABLISHED", "LISTEN"]);
    }
  });

  test("a flood holds the queue when more SYNs come while an entry lives than there are places", () => {
    for (const { retries, every, cookies, verdict } of SWEEP.flood) {
      // One place is free at any moment: those that came while an entry lives, and the honest one, fit.
      if (cookies || life(retries) <= (QUEUE - 1) * every) expect([retries, every, verdict]).toEqual([retries, every, "at-once"]);
      // Where it is full nearly always, the first SYN is lost for certain.
      if (!cookies && retries < 7 && life(retries) > QUEUE * every * 1.5) expect([retries, every, verdict]).toEqual([retries, every, "turned-away"]);
    }
    expect(SWEEP.flood).toHaveLength(2 * RETRIES.length * EVERY.length);
  });

  test("a trace shows the client turned away", () => {
    const trace = SWEEP.flood.find(({ verdict }) => verdict === "turned-away")?.trace;
    const { skipped, rows } = replay(trace ?? expect.fail("nobody is turned away"));
    expect(skipped).toEqual([]);
    expect(lastOf(rows, "left")).not.toBe("C1 ESTABLISHED");
  });
});

describe("how well an ISN is guessed (RFC 6528)", () => {
  const sweep = toEnd(sweepingIsn());
  const { cells, opens } = sweep;
  const chance = (policy: string, seen: string, ticks: number): number => {
    const cell = cells.find((one) => one.policy === policy && one.seen === seen && one.ticks === ticks);
    if (cell === undefined) throw new Error(`no cell ${policy} ${seen} ${ticks}`);
    return cell.hits / cell.guesses;
  };

  test.each([
    ["one for all", "another socket", 25_000, 1],
    ["fixed for each pair", "another socket", 25_000, 0],
    ["fixed for each pair", "the same socket", 25_000, 1],
    ["clock only", "another socket", 1, 1],
    ["clock only", "another socket", 250, 1 / 250],
    ["clock only", "another socket", 25_000, 1 / 25_000],
    ["random", "the same socket", 25_000, 0],
    ["RFC 6528", "another socket", 25_000, 0],
    // F hides nothing from somebody who has had the same address and port: only the clock has moved since.
    ["RFC 6528", "the same socket", 250, 1 / 250],
  ])("%s, having seen %s, within %i ticks: %d", (policy, seen, ticks, expected) => {
    expect(chance(policy, seen, ticks)).toBeCloseTo(expected, 12);
  });

  test("only the exact number opens a connection", () => {
    expect(opens.filter((one) => one.opens).map(({ off }) => off)).toEqual([0]);
    expect(opens.length).toBeGreaterThan(5);
  });

  test("the terminal shows chances", () => {
    expect(isnSweepText(sweep)).toContain("1 in 25000");
    expect(synAckSweepText(SWEEP)).toContain("  5 retransmissions  ✓  ✓  ✓  ✓  ✓  ✓  ✗  ✗  ✗\n");
  });
});
