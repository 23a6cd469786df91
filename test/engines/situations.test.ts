import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { play } from "../../src/model/play.ts";
import { subjectOf } from "../../src/engines/subject.ts";
import { connectionArena } from "../../src/engines/arenas/connection.ts";
import { setupOf, type Schedule } from "../../src/properties/arbitraries/schedule-type.ts";
import { SITUATIONS, type Situation } from "../../src/properties/situations.ts";

const RUNS = 400;
const subject = subjectOf("rfc9293", null);
const schedules = fc.sample(connectionArena.cases(subject), { seed: 1, numRuns: RUNS });

/** About half of what six seeds of 400 runs, and one of 2,000, reached on average: percent. */
const FLOORS: Readonly<Record<string, number>> = {
  "fin-lost": 4.5,
  "syn-duplicated": 12,
  "wrapped": 16,
  "simultaneous-open": 18,
  "simultaneous-close": 5,
  "time-wait-restarted": 0.75,
  "half-open-found": 4.5,
};

const reached = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const schedule of schedules) {
    const occurred = new Set<Situation>();
    for (const { step } of play(setupOf(subject, schedule), "connection", schedule.actions)) {
      for (const situation of SITUATIONS) if (!occurred.has(situation) && situation.occurs(step)) occurred.add(situation);
    }
    for (const { id } of occurred) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};

const percent = (count: number): number => (count / RUNS) * 100;
const share = (holds: (schedule: Schedule) => boolean): number => percent(schedules.filter(holds).length);

describe("connection schedules", () => {
  const counts = reached();

  test("every situation has a floor", () => {
    expect(Object.keys(FLOORS).toSorted()).toEqual(SITUATIONS.map(({ id }) => id).toSorted());
  });

  test.each(SITUATIONS)("reach often enough that $title", ({ id }) => {
    expect(percent(counts.get(id) ?? 0)).toBeGreaterThanOrEqual(FLOORS[id] ?? 100);
  });

  test("mostly start just below 2^32, so that their numbers cross it", () => {
    const justBelow = (isn: number): boolean => isn >= 2 ** 32 - 12;
    expect(share(({ isn }) => justBelow(isn.A) || justBelow(isn.B))).toBeGreaterThan(75);
    expect(share(({ isn }) => justBelow(isn.A) && justBelow(isn.B))).toBeGreaterThan(25);
  });

  test("also start anywhere else", () => {
    const anywhere = (isn: number): boolean => isn > 2 ** 16 && isn < 2 ** 32 - 2 ** 16;
    expect(share(({ isn }) => anywhere(isn.A) || anywhere(isn.B))).toBeGreaterThan(20);
  });

  test("are of all lengths: the size of fast-check does not cap them at ten", () => {
    const longer = (length: number): number => share(({ actions }) => actions.length > length);
    expect(longer(3)).toBeGreaterThan(99);
    expect(longer(10)).toBeGreaterThan(70);
    expect(longer(20)).toBeGreaterThan(45);
    expect(longer(30)).toBeGreaterThan(20);
    expect(longer(60)).toBe(0);
  });

  test("begin with every kind of opening, and take every kind of action", () => {
    const kinds = new Set(schedules.flatMap(({ actions }) => actions.map((action) => action.do)));
    expect([...kinds].toSorted()).toEqual(["abort", "close", "deliver", "delay", "drop", "duplicate", "elapse", "inject", "open", "reboot", "receive", "send", "settle", "status"].toSorted());
    const modes = new Set(schedules.map(({ actions }) => actions.slice(0, 2).map((action) => (action.do === "open" ? action.mode : "")).toSorted().join(" ").trim()));
    expect(modes).toContain("active active");
    expect(modes).toContain("active passive");
  });

  test("the same seed draws the same", () => {
    expect(fc.sample(connectionArena.cases(subject), { seed: 1, numRuns: 20 })).toEqual(schedules.slice(0, 20));
  });
});
