import { describe, expect, test } from "vitest";
import { endpoint } from "../../src/model/endpoint.ts";
import type { Profile } from "../../src/model/profile.ts";
import { seq } from "../../src/model/seq.ts";
import type { Action, Forged, Position } from "../../src/model/world-types.ts";
import { honest } from "../kit/subjects.ts";
import { ACK, ALL, CLOSE, FIN, LISTEN, NEXT, OPEN, RECEIVE, SYN, SYN_ACK, elapse, inject, lastOf, playA, send, text } from "./endpoint-kit.ts";

describe("a security compartment (Appendix A.1)", () => {
  const security = 3;
  const inside = (forged: Action): Action => (forged.do === "inject" ? { ...forged, forged: { ...forged.forged, security } } : forged);

  test("is named by every segment that an endpoint sends in it, and in the default compartment by none", () => {
    const talk = [OPEN, inside(SYN_ACK), send(1)];
    expect(playA(talk, { security }).flatMap(({ sent }) => sent).map((segment) => segment.security)).toEqual([security, security, security]);
    expect(playA([OPEN, SYN_ACK]).flatMap(({ sent }) => sent).map((segment) => "security" in segment)).toEqual([false, false]);
  });
});

describe("time", () => {
  test("must not jump over a deadline, nor run backwards", () => {
    const { next } = lastOf([OPEN]);
    const { profile } = honest();
    const after = (ms: number) => endpoint(next, { kind: "elapse", ms }, { iss: seq(0), tsNow: 0 }, profile);
    expect(() => after(1_001)).toThrow(RangeError);
    expect(() => after(-1)).toThrow(RangeError);
    expect(after(1_000).sent).toHaveLength(1);
    expect(after(0).rules).toEqual(["elapse.nothing-due"]);
  });
});

describe("a SYN at RCV.NXT − 1 of a peer that has restarted (D-12)", () => {
  const at = { seq: { at: "rcvNxt", plus: -1 }, syn: true } as const;
  const last = (...actions: readonly Action[]) => lastOf(actions, { restartAtRcvNxt: "abort" });

  test.each([["active", [OPEN, SYN_ACK]], ["passive", [LISTEN, SYN, ACK]]] as const)("is believed where the profile says so: the connection is reset, and its user told (%s)", (_, opened) => {
    const { next, signals, sent } = last(...opened, text(2), inject(at));
    expect([next.state, signals, sent]).toEqual(["CLOSED", [{ kind: "reset" }], []]);
  });

  test("is an old duplicate while nothing has come behind the first SYN, and no restart with an ACK or a RST", () => {
    expect(last(OPEN, SYN_ACK, inject(at)).next.state).toBe("ESTABLISHED");
    expect(last(OPEN, SYN_ACK, text(2), inject({ ...at, ack: { at: "sndNxt", plus: 0 } })).next.state).toBe("ESTABLISHED");
    expect(last(OPEN, SYN_ACK, text(2), inject({ ...at, rst: true })).next.state).toBe("ESTABLISHED");
  });

  test("is challenged in TIME-WAIT, where there is no connection to reset", () => {
    const { before, next, rules } = last(OPEN, SYN_ACK, CLOSE, ACK, FIN, inject(at));
    expect([before.state, next.state, rules]).toEqual(["TIME-WAIT", "TIME-WAIT", ["sequence.outside", "challenge.sent"]]);
  });
});

describe("timestamps (RFC 7323)", () => {
  const stamped = { ...SYN_ACK, forged: { seq: { at: "peerIss", plus: 0 }, ack: { at: "sndNxt", plus: 0 }, syn: true, ts: 7 } } as const;
  const after = (...actions: readonly Action[]) => lastOf([OPEN, stamped, ...actions], { timestamps: true }).next;

  test("TS.Recent is that of the last segment that began where it was waited for, and never a reset's (§4.3, §5.2)", () => {
    expect(after()).toMatchObject({ tsRecent: 7 });
    expect(after(inject({ seq: NEXT, ack: ALL, ts: 5 }))).toMatchObject({ tsRecent: 12 });
    expect(after(inject({ seq: { at: "rcvNxt", plus: 1 }, ack: ALL, octets: 1, ts: 5 }))).toMatchObject({ tsRecent: 7 });
    expect(after(inject({ seq: { at: "rcvNxt", plus: 1 }, rst: true, ts: 5 }))).toMatchObject({ tsRecent: 7 });
  });
});

describe("LISTEN (§3.10.7.2)", () => {
  test.each([["queue-fin", "SYN-RECEIVED"], ["drop", "LISTEN"]] as const)("a SYN that carries a FIN: %s (D-16)", (synFinInListen, state) => {
    expect(lastOf([LISTEN, inject({ seq: { at: "peerIss", plus: 0 }, syn: true, fin: true })], { synFinInListen }).next.state).toBe(state);
    expect(lastOf([LISTEN, SYN], { synFinInListen }).next.state).toBe("SYN-RECEIVED");
  });
});

describe("challenge ACKs (RFC 5961 §7)", () => {
  const WRONG = inject({ seq: { at: "rcvNxt", plus: 1 }, rst: true });
  const sent = (set: Partial<Profile>): number => playA([OPEN, SYN_ACK, ...Array.from({ length: 12 }, () => WRONG)], set).slice(2).flatMap((step) => step.sent).length;

  test("are as many as the interval allows, and without a limit one for each segment", () => {
    expect(sent({})).toBe(10);
    expect(sent({ challengeLimit: { count: 3, interval: 5_000 } })).toBe(3);
    expect(sent({ challengeLimit: undefined })).toBe(12);
  });
});

describe("SYN-SENT (§3.10.7.3)", () => {
  test("a reset that acknowledges our SYN is believed, where the profile wants it only with SEQ = 0 (D-7)", () => {
    const after = (at: Position) => lastOf([OPEN, inject({ seq: at, ack: ALL, rst: true })], { resetInSynSent: "by-ack-and-zero-seq" }).next.state;
    expect([after({ at: "zero", plus: 0 }), after({ at: "zero", plus: 1 })]).toEqual(["CLOSED", "SYN-SENT"]);
  });
});

describe("a SYN in TIME-WAIT", () => {
  const TIME_WAIT = [LISTEN, SYN, ACK, CLOSE, ACK, FIN] as const;
  const OLD = { seq: { at: "irs", plus: 1 }, syn: true } as const;

  test("that is refused is challenged, or acknowledged each time where SYNs are not challenged", () => {
    const answers = (set: Partial<Profile>): number => playA([...TIME_WAIT, ...Array.from({ length: 12 }, () => inject(OLD))], set).slice(TIME_WAIT.length).flatMap(({ sent }) => sent).length;
    expect([answers({}), answers({ synInSynchronized: "reset" })]).toEqual([10, 12]);
  });

  test("is new when it has a timestamp and the old incarnation had none (RFC 6191 §2)", () => {
    const after = (forged: Forged) => lastOf([...TIME_WAIT, inject(forged)], { timestamps: true }).next.state;
    expect([after(OLD), after({ ...OLD, ts: 0 }), after({ ...OLD, ts: 2 ** 31 + 5 })]).toEqual(["TIME-WAIT", "SYN-RECEIVED", "SYN-RECEIVED"]);
  });
});

describe("retransmission", () => {
  test("the second measurement smooths SRTT and RTTVAR (RFC 6298 §2.3)", () => {
    const { next } = lastOf([OPEN, elapse(100), SYN_ACK, send(1), elapse(60), ACK]);
    expect(next).toMatchObject({ roundTrip: { srtt: (7 * 100 + 60) / 8, rttvar: (3 * 50 + 40) / 4 } });
  });

  test("a FIN goes with a window probe only when the probed octet is the last (§3.8.6.1)", () => {
    const probe = (octets: number) => lastOf([OPEN, SYN_ACK, inject({ seq: NEXT, ack: ALL, wnd: 0 }), send(octets), CLOSE, elapse()]).sent.map(({ data, fin }) => [data.length, fin]);
    expect([probe(1), probe(2)]).toEqual([[[1, true]], [[1, false]]]);
  });
});

describe("urgent text (§3.10.7.4, sixth)", () => {
  const urgent = (urg: number) => inject({ seq: NEXT, ack: ALL, octets: 1, urg });
  const told = (...actions: readonly Action[]) => playA([OPEN, SYN_ACK, ...actions]).slice(2).map(({ signals }) => signals.filter(({ kind }) => kind === "urgent").length);

  test("is told to the user once, and again only when he has consumed what he was told of", () => {
    expect(told(urgent(1), urgent(1), urgent(1))).toEqual([1, 0, 0]);
    expect(told(urgent(1), RECEIVE, urgent(1))).toEqual([1, 0, 1]);
    expect(told(urgent(2), RECEIVE, urgent(1))).toEqual([1, 0, 0]);
  });
});
