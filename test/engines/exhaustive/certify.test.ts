import { describe, expect, test } from "vitest";
import { certify } from "../../../src/engines/exhaustive/certify.ts";
import { replay } from "../../../src/engines/replay.ts";
import type { Action } from "../../../src/model/world-types.ts";
import type { ConnectionTrace } from "../../../src/trace/trace.ts";

const LISTEN: Action = { do: "open", side: "B", mode: "passive" };
const CONNECT: Action = { do: "open", side: "A", mode: "active" };
const deliver = (segment: string): Action => ({ do: "deliver", segment });
const close = (side: "A" | "B"): Action => ({ do: "close", side });
const inject = (forged: Extract<Action, { do: "inject" }>["forged"], to: "A" | "B" = "A"): Action => ({ do: "inject", to, forged });
const NEXT = { at: "rcvNxt", plus: 0 } as const;
const ALL = { at: "sndNxt", plus: 0 } as const;

const trace = (variant: string, property: string, actions: readonly Action[], scope: "connection" | "endpoint" = "connection"): ConnectionTrace => ({
  schema: 1, profile: "rfc9293", variant, property, scope, isn: { A: 100, B: 300, step: 64_000 }, actions,
});

const TWO_WAY = [LISTEN, CONNECT, deliver("A1 SYN 0")];
const OLD_SYN = inject({ syn: true, seq: { at: "peerIss", plus: -20 } }, "B");

describe("a certificate", () => {
  test("two-way-accept: three actions are the fewest without a fault", () => {
    const { shortest, shorter, limit, searched, faults } = certify(trace("two-way-accept", "no-two-way-acceptance", TWO_WAY));
    expect({ shortest, shorter, limit, faults }).toEqual({ shortest: 3, shorter: undefined, limit: undefined, faults: [] });
    expect(searched).toBeGreaterThan(10);
  });

  test("closing-missing: seven, and nothing shorter among some thousand states", () => {
    const actions = [LISTEN, CONNECT, deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), close("A"), close("B"), deliver("A1 FIN,ACK 1/1")];
    const { shortest, shorter, limit } = certify(trace("closing-missing", "retransmits-until-acknowledged", actions));
    expect({ shortest, shorter, limit }).toEqual({ shortest: 7, shorter: undefined, limit: undefined });
  });

  test("no-time-wait, one end alone: each segment from outside is needed", () => {
    const syn = inject({ syn: true, seq: { at: "peerIss", plus: 0 } });
    const actions = [{ ...LISTEN, side: "A" } as const, syn, close("A"), inject({ seq: NEXT, ack: ALL, fin: true })];
    const { shortest, shorter, limit, faults } = certify(trace("no-time-wait", "time-wait-length", actions, "endpoint"));
    expect({ shortest, shorter, limit }).toEqual({ shortest: 4, shorter: undefined, limit: undefined });
    expect(faults.map(({ at, necessary }) => [at, necessary])).toEqual([[1, true], [3, true]]);
  });

  test("a longer trace is replaced by a shortest one, which replays", () => {
    const { shortest, shorter, faults } = certify(trace("two-way-accept", "no-two-way-acceptance", [LISTEN, CONNECT, close("A"), OLD_SYN]));
    if (shorter === undefined) throw new Error("nothing shorter was found");
    expect(shortest).toBe(2);
    expect(shorter.actions).toEqual([LISTEN, OLD_SYN]);
    expect(replay(shorter).verdicts.find(({ property }) => property === "no-two-way-acceptance")?.failedAt).toBe(1);
    expect(faults).toEqual([{ at: 3, action: OLD_SYN, necessary: true }]);
  });

  test("a fault that the violation does not need is told, and allows nothing but itself", () => {
    const actions = [LISTEN, CONNECT, { do: "duplicate", segment: "A1 SYN 0" } as const, deliver("A1 SYN 0")];
    const { shortest, shorter, faults } = certify(trace("two-way-accept", "no-two-way-acceptance", actions));
    expect(shortest).toBe(3);
    expect(shorter?.actions.map((action) => action.do)).toEqual(["open", "open", "deliver"]);
    expect(faults.map(({ at, necessary }) => [at, necessary])).toEqual([[2, false]]);
  });

  test("too many states: nothing is certified", () => {
    const { limit, searched } = certify(trace("two-way-accept", "no-two-way-acceptance", TWO_WAY), 5);
    expect(limit).toBe(5);
    expect(searched).toBeGreaterThanOrEqual(5);
  });

  test("a trace that breaks nothing cannot be certified", () => {
    expect(() => certify(trace("two-way-accept", "no-two-way-acceptance", [LISTEN]))).toThrow("does not break");
    expect(() => certify(trace("two-way-accept", "no-such-property", TWO_WAY))).toThrow("no property");
  });
});
