import { describe, expect, test } from "vitest";
import { certify } from "../../../src/engines/exhaustive/certify.ts";
import { shortestConnection } from "../../../src/engines/exhaustive/connection/shortest-connection.ts";
import { shortestViolation } from "../../../src/engines/exhaustive/shortest.ts";
import { callsLike, connectionWithin } from "../../../src/engines/exhaustive/within-faults.ts";
import { CONNECTION_JUDGES } from "../../../src/engines/judges.ts";
import { connectionSetup } from "../../../src/engines/play-trace.ts";
import { replay } from "../../../src/engines/replay.ts";
import type { Action } from "../../../src/model/world-types.ts";
import type { ConnectionTrace, Trace } from "../../../src/trace/trace.ts";

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

const told = (...args: Parameters<typeof certify>) => {
  const { certificate, trace: shown } = certify(...args);
  if (shown.scope === "isn") throw new Error("a connection was certified");
  const { verdict, actions, shrunkTo, faults } = certificate;
  return { verdict, actions, shrunkTo, faults: faults.map(({ at, necessary }) => [at, necessary]), shown: shown.actions };
};

describe("a certificate", () => {
  test("two-way-accept: three actions are the fewest without a fault", () => {
    expect(told(trace("two-way-accept", "no-two-way-acceptance", TWO_WAY))).toEqual({ verdict: "shortest", actions: 3, shrunkTo: 3, faults: [], shown: TWO_WAY });
    expect(certify(trace("two-way-accept", "no-two-way-acceptance", TWO_WAY)).certificate.states).toBeGreaterThan(3);
  });

  test("closing-missing: seven, and nothing shorter among some thousand states", () => {
    const actions = [LISTEN, CONNECT, deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), close("A"), close("B"), deliver("A1 FIN,ACK 1/1")];
    expect(told(trace("closing-missing", "retransmits-until-acknowledged", actions))).toMatchObject({ verdict: "shortest", actions: 7 });
  });

  test("no-time-wait, one end alone: each segment from outside is needed", () => {
    const syn = inject({ syn: true, seq: { at: "peerIss", plus: 0 } });
    const actions = [{ ...LISTEN, side: "A" } as const, syn, close("A"), inject({ seq: NEXT, ack: ALL, fin: true })];
    expect(told(trace("no-time-wait", "time-wait-length", actions, "endpoint"))).toMatchObject({ verdict: "shortest", actions: 4, faults: [[1, true], [3, true]] });
  });

  test("a longer trace is replaced by a shortest one, which replays", () => {
    const { certificate, trace: shown, failedAt } = certify(trace("two-way-accept", "no-two-way-acceptance", [LISTEN, CONNECT, close("A"), OLD_SYN]));
    expect(certificate).toMatchObject({ verdict: "shortened", actions: 2, shrunkTo: 4 });
    expect(shown).toMatchObject({ actions: [LISTEN, OLD_SYN] });
    expect(failedAt).toBe(1);
    expect(replay(shown).verdicts.find(({ property }) => property === "no-two-way-acceptance")?.failedAt).toBe(1);
    expect(certificate.faults).toEqual([{ at: 1, fault: "the segment from outside to B", weakened: "it never comes", necessary: true }]);
  });

  test.each([
    ["closing-resends-no-fin", "retransmits-until-acknowledged", [LISTEN, CONNECT, deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), close("B"), close("A"), { do: "drop", segment: "A1 FIN,ACK 1/1" }, { do: "settle" }], "the loss of A1 FIN,ACK 1/1"],
    ["closed-is-silent", "half-open-is-found", [LISTEN, CONNECT, deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), deliver("A1 ACK 1/1"), { do: "reboot", side: "B" }, { do: "send", side: "A", octets: 1 }, { do: "settle" }], "the reboot of B"],
  ] as const)("%s, %s: what is left of faults is shown to be needed, whether or not the search ends", (variant, property, actions, fault) => {
    const { certificate } = certify(trace(variant, property, actions), 1);
    expect(certificate.faults).toEqual([expect.objectContaining({ fault, necessary: true })]);
  });

  test("a fault that the violation does not need goes, and allows nothing", () => {
    const actions = [LISTEN, CONNECT, { do: "duplicate", segment: "A1 SYN 0" } as const, deliver("A1 SYN 0")];
    expect(told(trace("two-way-accept", "no-two-way-acceptance", actions))).toEqual({ verdict: "shortened", actions: 3, shrunkTo: 4, faults: [], shown: TWO_WAY });
  });

  test("too many states: nothing is certified", () => {
    const closed = [LISTEN, CONNECT, deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), close("A"), close("B"), deliver("A1 FIN,ACK 1/1")];
    const packed = certify(trace("closing-missing", "retransmits-until-acknowledged", closed), 3).certificate;
    expect(packed).toMatchObject({ verdict: "inconclusive", limit: 150 });
    expect(packed.states).toBeGreaterThanOrEqual(150);
    const syn = inject({ syn: true, seq: { at: "peerIss", plus: 0 } });
    const alone = [{ ...LISTEN, side: "A" } as const, syn, close("A"), inject({ seq: NEXT, ack: ALL, fin: true })];
    expect(certify(trace("no-time-wait", "time-wait-length", alone, "endpoint"), 3).certificate).toMatchObject({ verdict: "inconclusive", limit: 3, states: 3 });
  });

  test.each([
    ["two-way-accept", "no-two-way-acceptance", [LISTEN, CONNECT, close("A"), OLD_SYN]],
    ["two-way-accept", "no-two-way-acceptance", TWO_WAY],
    ["reset-unchecked", "reset-acceptance", [CONNECT, { ...LISTEN, side: "B", mode: "active" }, deliver("A1 SYN 0"), close("A"), deliver("B1 SYN 0"), deliver("A1 RST,ACK -100/1")]],
    ["gives-up-after-three-tries", "gives-up-after-r2", [CONNECT, { do: "elapse" }, { do: "elapse" }, { do: "elapse" }]],
    ["closing-missing", "retransmits-until-acknowledged", [CONNECT, { ...CONNECT, side: "B" }, deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), close("A"), close("B")]],
    ["refusal-not-told", "opening-comes-to-an-end", [CONNECT, LISTEN, { do: "settle" }]],
    ["reset-answers-reset", "no-storm", [LISTEN, CONNECT, deliver("A1 SYN 0"), close("A"), { do: "settle" }]],
    ["two-way-accept", "no-two-way-acceptance", [CONNECT, LISTEN, { do: "delay", segment: "A1 SYN 0" }, { do: "settle" }]],
    ["reset-answers-reset", "no-storm", [CONNECT, { ...CONNECT, side: "B" }, { do: "delay", segment: "A1 SYN 0" }, close("A"), { do: "settle" }]],
    ["time-wait-never-ends", "both-ends-close", [LISTEN, CONNECT, { do: "settle" }, close("A"), close("B"), { do: "settle" }]],
  ] as const)("%s, %s: the packed search and the one over whole worlds find runs of the same length", (variant, property, actions) => {
    const { setup, judged } = { setup: connectionSetup(trace(variant, property, actions)), judged: CONNECTION_JUDGES.properties.find(({ id }) => id === property) };
    if (judged === undefined) throw new Error(`${property} is gone`);
    const packed = shortestConnection(setup, callsLike("connection", actions), actions, property, actions.length, 50_000);
    const whole = shortestViolation(connectionWithin(setup, "connection", actions), ({ steps }) => steps, judged, actions.length, 50_000);
    expect({ length: packed.actions?.length, complete: packed.complete }).toEqual({ length: whole.actions?.length, complete: whole.complete });
    expect(packed.complete).toBe(true);
  });

  test("a listener and a series of ISNs can be certified, too", () => {
    const flood: Trace = { schema: 1, profile: "rfc9293", variant: "unbounded-half-open", property: "half-open-is-bounded", scope: "listener", isn: 0, set: "synBacklog=1", actions: [{ do: "spoof", peer: "N1" }, { do: "accept" }, { do: "spoof", peer: "N2" }, { do: "elapse" }] };
    expect(certify(flood).certificate).toMatchObject({ verdict: "shortened", actions: 2, faults: [{ at: 0, necessary: true }, { at: 1, necessary: true }] });
    const isns: Trace = { schema: 1, profile: "rfc9293", variant: "fixed-isn", property: "isn-monotone-per-tuple", scope: "isn", secret: 1, openings: [{ remote: 1, after: 0 }, { remote: 2, after: 5 }, { remote: 1, after: 5 }] };
    expect(certify(isns)).toMatchObject({ certificate: { verdict: "shortened", actions: 2 }, failedAt: 1 });
  });

  test("a trace that breaks nothing cannot be certified", () => {
    expect(() => certify(trace("two-way-accept", "no-two-way-acceptance", [LISTEN]))).toThrow("does not break");
    expect(() => certify(trace("two-way-accept", "no-such-property", TWO_WAY))).toThrow("no property");
  });
});
