import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playListener } from "../../src/model/listener/play.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import { listenerRun } from "../../src/properties/arbitraries/listener-run.ts";
import { listenerSetup } from "../../src/properties/arbitraries/schedule-type.ts";
import { listenerRows } from "../../src/trace/listener-ladder.ts";
import { setupOf, Walk } from "./listener-kit.ts";

describe("the ladder of a listener run", () => {
  const walk = new Walk(setupOf({ backlog: 1 }));
  walk.connect("C1");
  walk.spoof("N1");
  walk.until(1_000);
  const rows = listenerRows(walk.steps);

  test("left is the peer concerned, right the listening side with its queues", () => {
    expect(rows.map(({ left, right }) => [left, right])).toEqual([
      ["C1 SYN-SENT", "LISTEN"],
      ["C1 SYN-SENT", "SYN-RECEIVED · 1 half-open"],
      ["C1 ESTABLISHED", "SYN-RECEIVED · 1 half-open"],
      ["C1 ESTABLISHED", "ESTABLISHED · 1 waits"],
      ["N1 is nobody", "SYN-RECEIVED · 1 half-open · 1 waits"],
      ["N1 is nobody", "SYN-RECEIVED · 1 half-open · 1 waits"],
    ]);
  });

  test("actions in words, and the time", () => {
    expect(rows.map(({ action }) => action)).toEqual([
      "C1 calls OPEN, active",
      "the network delivers C1 SYN 0",
      "the network delivers L>C1 SYN,ACK 0/1",
      "the network delivers C1 ACK 1/1",
      "somebody sends a SYN with the address of N1",
      "1 s pass",
    ]);
    expect(rows.at(-1)?.at).toBe(1_000);
  });

  test("what goes to an address where nobody is departs and is lost in one row", () => {
    expect(rows[4]?.segments.map(({ name, fate, from, origin }) => [name, fate, from, origin])).toEqual([
      ["N1* SYN 0", "arrives", "left", "injected"],
      ["L>N1 SYN,ACK 0/1", "departs", "right", "end"],
      ["L>N1 SYN,ACK 0/1", "dropped", "right", "end"],
    ]);
  });

  test("the listener's rules stand beside those of its endpoints", () => {
    expect(rows[1]?.rules.map(({ id }) => id)).toEqual(["listener.listens", "listener.half-open", "listen.syn"]);
    expect(rows[1]?.changes).toContainEqual({ side: "right", field: "state", before: "LISTEN", after: "SYN-RECEIVED" });
  });

  test("every segment that arrives from the network has departed, under the same number and name", () => {
    const claimed = PROFILES.linux.profile;
    const strays: string[] = [];
    let followed = 0;
    for (const run of fc.sample(listenerRun(claimed), { seed: 3, numRuns: 8 })) {
      const departed = new Map<number, string>();
      for (const { segments } of listenerRows([...playListener(listenerSetup(run, claimed), run.actions)])) {
        for (const { id, name, fate, origin } of segments) {
          if (fate === "departs") departed.set(id, name);
          else if (origin === "end" && departed.get(id) !== name) strays.push(name);
          else followed += 1;
        }
      }
    }
    expect(strays).toEqual([]);
    expect(followed).toBeGreaterThan(30);
  });
});
