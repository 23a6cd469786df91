import { describe, expect, test } from "vitest";
import { controlBits, segmentName } from "../../src/model/network.ts";
import { segment } from "../../src/model/segment.ts";
import { add, seq } from "../../src/model/seq.ts";
import { initialWorld, stepWorld } from "../../src/model/world.ts";
import type { Action, World } from "../../src/model/world-types.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import { honest, PLAIN } from "../kit/subjects.ts";

const setup = setupOf(honest(), { isn: PLAIN });

const after = (...actions: readonly Action[]): World =>
  actions.reduce<World>((world, action) => {
    const step = stepWorld(setup, world, action);
    if (step === undefined) throw new Error(`${JSON.stringify(action)} is not possible`);
    return step.after;
  }, initialWorld());

const names = (world: World): readonly string[] => world.network.map(({ name }) => name);
const open = (side: "A" | "B"): Action => ({ do: "open", side, mode: "active" });
const listen = (side: "A" | "B"): Action => ({ do: "open", side, mode: "passive" });

describe("the network", () => {
  test("forgets a segment after one MSL, not before (§3.4.2)", () => {
    let world = after(open("A"), { do: "close", side: "A" });
    let age = 0;
    while (world.network.length > 0) {
      expect(age).toBeLessThan(120_000);
      const step = stepWorld(setup, world, { do: "elapse", ms: 50_000 });
      if (step === undefined) throw new Error("time stands still");
      age += step.elapsed;
      world = step.after;
    }
    expect(age).toBe(120_000);
  });

  test("a copy is as old as what it copies, and dies with it", () => {
    const world = after(open("A"), { do: "close", side: "A" }, { do: "elapse", ms: 100_000 }, { do: "duplicate", segment: "A1 SYN 0" });
    expect(world.network.map(({ life, copy }) => ({ life, copy }))).toEqual([{ life: 20_000, copy: false }, { life: 20_000, copy: true }]);
    expect(stepWorld(setup, world, { do: "elapse" })?.after.network).toEqual([]);
  });

  test("loses, doubles and holds back just the segment that is named", () => {
    const crossed = [open("A"), open("B")] as const;
    expect(names(after(...crossed))).toEqual(["A1 SYN 0", "B1 SYN 0"]);
    expect(names(after(...crossed, { do: "drop", segment: "A1 SYN 0" }))).toEqual(["B1 SYN 0"]);
    expect(names(after(...crossed, { do: "delay", segment: "A1 SYN 0" }))).toEqual(["B1 SYN 0", "A1 SYN 0"]);
    expect(names(after(...crossed, { do: "duplicate", segment: "A1 SYN 0" }))).toEqual(["A1 SYN 0", "B1 SYN 0", "A1 SYN 0"]);
  });

  test("moves a segment without any end taking part", () => {
    const world = after(open("A"), open("B"));
    const moved = (["drop", "duplicate", "delay"] as const).map((what) => stepWorld(setup, world, { do: what, segment: "A1 SYN 0" }));
    expect(moved.map((step) => [step?.ends, step?.sent, step?.moved?.name])).toEqual(Array.from({ length: 3 }, () => [[], [], "A1 SYN 0"]));
  });

  test("does nothing for a segment that is not there, or that nothing can overtake", () => {
    expect(stepWorld(setup, after(open("A")), { do: "deliver", segment: "B1 SYN 0" })).toBeUndefined();
    expect(stepWorld(setup, after(open("A")), { do: "delay", segment: "A1 SYN 0" })).toBeUndefined();
  });
});

describe("an injected segment", () => {
  test("has the urgent pointer, the timestamp and the compartment that it is given, and no others", () => {
    const given = { urg: 1, ts: 2, security: 3 };
    const fields = (forged: object): readonly string[] => {
      const step = stepWorld(setup, initialWorld(), { do: "inject", to: "A", forged: { seq: { at: "zero", plus: 0 }, ...forged } });
      return Object.keys(step?.moved?.segment ?? {}).filter((field) => field in given);
    };
    expect([fields({}), fields(given)]).toEqual([[], ["urg", "ts", "security"]]);
  });

  test("comes from nobody's end, and is no copy the network made", () => {
    const step = stepWorld(setup, initialWorld(), { do: "inject", to: "B", forged: { seq: { at: "zero", plus: 7 }, rst: true } });
    expect(step?.moved).toMatchObject({ name: "X RST =7", from: "X", to: "B", life: 120_000, copy: false });
  });
});

describe("an end", () => {
  test("that reboots forgets its connection, and goes on with the clock of its ISNs (§3.4.1)", () => {
    const world = after(open("A"), { do: "reboot", side: "A" }, open("A"));
    expect(names(world)).toEqual(["A1 SYN 0", "A2 SYN 0"]);
    expect(world.network.map(({ segment }) => segment.seq)).toEqual([100, 64_100]);
  });

  test("labels the octets of SEND by connection and place, and does not count those that are refused", () => {
    const world = after(listen("B"), open("A"), { do: "send", side: "A", octets: 10 }, { do: "send", side: "A", octets: 10 }, { do: "send", side: "A", octets: 6 });
    expect(world.A.written).toBe(16);
    expect(after({ do: "send", side: "A", octets: 3 }).A.written).toBe(0);
    expect(stepWorld(setup, world, { do: "send", side: "A", octets: 0 })).toBeUndefined();
  });

  test("time stops at the next deadline of either end", () => {
    const step = stepWorld(setup, after(open("A"), { do: "elapse", ms: 400 }, open("B")), { do: "elapse", ms: 5_000 });
    expect(step?.elapsed).toBe(600);
    expect(stepWorld(setup, after(open("A")), { do: "elapse", ms: 0 })).toBeUndefined();
    expect(step?.sent.map(({ name }) => name)).toEqual(["A1 SYN 0"]);
  });
});

describe("a segment's name", () => {
  const FAR = 0x10_0000;
  test.each([[0, "0"], [FAR - 1, `${FAR - 1}`], [FAR, "=1048586"], [-1, "-1"], [1 - FAR, `${1 - FAR}`], [-FAR, "=4293918730"]])("tells a number %i from the ISN as %s", (distance, told) => {
    const iss = seq(10);
    expect(segmentName("A1", segment({ seq: add(iss, distance), fin: true }), iss, undefined)).toBe(`A1 FIN ${told}`);
  });

  test("has the bits in the order of the RFC's figures", () => {
    expect(controlBits({ syn: true, fin: true, rst: true, urg: 0, ack: seq(0) })).toBe("SYN,FIN,RST,URG,ACK");
    expect(controlBits(segment({ seq: seq(0) }))).toBe("");
  });
});

test("an end that is CLOSED has nothing to lose: it cannot reboot, one that listens can", () => {
  expect(stepWorld(setup, initialWorld(), { do: "reboot", side: "A" })).toBeUndefined();
  const listening = stepWorld(setup, initialWorld(), { do: "open", side: "A", mode: "passive" });
  expect(listening && stepWorld(setup, listening.after, { do: "reboot", side: "A" })?.after.A.tcb.state).toBe("CLOSED");
});
