import { describe, expect, test } from "vitest";
import { SETTLING_STEPS, play } from "../../src/model/play.ts";
import type { Profile } from "../../src/model/profile.ts";
import { calmAction } from "../../src/model/settling.ts";
import { initialWorld } from "../../src/model/world.ts";
import type { Action, Setup, Side, World } from "../../src/model/world-types.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import { honest, PLAIN } from "../kit/subjects.ts";

const setup = (set: Partial<Profile> = {}): Setup => setupOf(honest("rfc9293", set), { isn: PLAIN });
const at = (what: "close" | "receive", side: Side): Action => ({ do: what, side });
const deliver = (segment: string): Action => ({ do: "deliver", segment });
const send = (side: Side, octets: number): Action => ({ do: "send", side, octets });

const CONNECTED: readonly Action[] = [
  { do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }, deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), deliver("A1 ACK 1/1"),
];

/** The world after all of `actions`, every one of which is possible. */
const after = (...actions: readonly Action[]): World => {
  const steps = [...play(setup(), "connection", actions)];
  expect(steps).toHaveLength(actions.length);
  return steps.at(-1)?.step.after ?? initialWorld();
};

describe("when nothing goes wrong any more", () => {
  test("what is in the network arrives first, the oldest before the others", () => {
    expect(calmAction(after(...CONNECTED, send("A", 1), send("A", 2)))).toEqual(deliver("A1 ACK 1+1/1"));
  });

  test.each<[string, readonly Action[]]>([
    ["ESTABLISHED", [send("B", 2), deliver("B1 ACK 1+2/1"), { do: "drop", segment: "A1 ACK 1/3" }]],
    ["FIN-WAIT-1", [at("close", "A"), { do: "drop", segment: "A1 FIN,ACK 1/1" }, send("B", 2), deliver("B1 ACK 1+2/1"), { do: "drop", segment: "A1 ACK 2/3" }]],
    ["FIN-WAIT-2", [at("close", "A"), deliver("A1 FIN,ACK 1/1"), deliver("B1 ACK 1/2"), send("B", 2), deliver("B1 ACK 1+2/2"), { do: "drop", segment: "A1 ACK 2/3" }]],
    ["CLOSE-WAIT", [send("B", 2), deliver("B1 ACK 1+2/1"), at("close", "B"), deliver("B1 FIN,ACK 3/1"), { do: "drop", segment: "A1 ACK 1/3" }, { do: "drop", segment: "A1 ACK 1/4" }]],
  ])("a user in %s reads what there is", (state, actions) => {
    const world = after(...CONNECTED, ...actions);
    expect(world.A.tcb.state).toBe(state);
    expect(calmAction(world)).toEqual(at("receive", "A"));
  });

  test("nobody reads in LAST-ACK, where RECEIVE is refused (§3.10.3)", () => {
    const world = after(...CONNECTED, send("B", 2), deliver("B1 ACK 1+2/1"), at("close", "B"), deliver("B1 FIN,ACK 3/1"), at("close", "A"),
      ...["A1 ACK 1/3", "A1 ACK 1/4", "A1 FIN,ACK 1/4"].map((segment): Action => ({ do: "drop", segment })));
    expect(world.A.tcb).toMatchObject({ state: "LAST-ACK", received: { length: 2 } });
    expect(calmAction(world)).toEqual({ do: "elapse" });
  });
});

describe("playing", () => {
  test("leaves out what is not possible, and keeps the place of what is", () => {
    const actions: readonly Action[] = [deliver("A1 SYN 0"), { do: "open", side: "A", mode: "active" }];
    expect([...play(setup(), "connection", actions)].map(({ index }) => index)).toEqual([1]);
  });

  test("one end by itself sends into nothing", () => {
    const sent = (scope: "connection" | "endpoint") => [...play(setup(), scope, [{ do: "open", side: "A", mode: "active" }])].map(({ step }) => step.after.network.length);
    expect([sent("connection"), sent("endpoint")]).toEqual([[1], [0]]);
  });

  test("gives up on two ends that answer each other for ever (D-4), after so many steps", () => {
    const both = ["A1 FIN,ACK 1/1", "B1 FIN,ACK 1/1", "B1 ACK 2/2", "A1 ACK 2/2"].map(deliver);
    const stray: Action = { do: "inject", to: "A", forged: { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "sndNxt", plus: 0 } } };
    const crossed = [...CONNECTED, at("close", "A"), at("close", "B"), ...both, stray, { do: "settle" } as const];
    const steps = [...play(setup({ timeWaitAck: "acknowledge" }), "connection", crossed)].filter(({ index }) => index === crossed.length - 1);
    expect([steps.length, steps.at(-1)?.step.settled]).toEqual([SETTLING_STEPS + 1, false]);
    expect([...play(setup(), "connection", crossed)].at(-1)?.step).toMatchObject({ settled: true, after: { A: { tcb: { state: "CLOSED" } } } });
  });

  test("a stack that stands in for the model is told what the ends claim, and may excuse itself", () => {
    const told: unknown[] = [];
    const excuse = { kind: "latitude", id: "example" } as const;
    const stack: Setup = {
      ...setup(),
      respond: (side, tcb, event, _, claimed) => {
        told.push([side, event.kind, claimed.msl]);
        return { next: tcb, sent: [], signals: [], rules: [], tookIss: false, ...(told.length > 1 ? { excuse } : {}) };
      },
    };
    const ends = [...play(stack, "connection", [{ do: "open", side: "A", mode: "active" }, at("close", "A")])].flatMap(({ step }) => step.ends);
    expect(told).toEqual([["A", "call", 120_000], ["A", "call", 120_000]]);
    const chatty: Setup = { ...stack, respond: (_, tcb) => ({ next: tcb, sent: [], signals: [{ kind: "urgent" }], rules: [], tookIss: false }) };
    expect([...play(chatty, "connection", [send("A", 3)])].at(-1)?.step.after.A.written).toBe(3);
    expect(ends.map((end) => ["excuse" in end, end.excuse])).toEqual([[false, undefined], [true, excuse]]);
  });
});
