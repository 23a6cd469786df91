import { describe, expect, test } from "vitest";
import { expectRules, setupOf, Walk } from "./listener-kit.ts";

describe("a handshake with a listener", () => {
  test("goes through the half-open queue and the accept queue into the user's hands", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    expectRules(walk.deliver("C1 SYN 0"), "listener.listens", "listener.half-open");
    expect(walk.halfOpen()).toEqual(["C1"]);
    walk.deliver("L>C1 SYN,ACK 0/1");
    expect(walk.client("C1")).toBe("ESTABLISHED");
    expectRules(walk.deliver("C1 ACK 1/1"), "listener.exact-tuple", "listener.completed");
    expect([walk.halfOpen(), walk.waiting()]).toEqual([[], ["C1"]]);
    expectRules(walk.do({ do: "accept" }), "listener.accept");
    expect([walk.waiting(), walk.accepted()]).toEqual([[], ["C1"]]);
    expect(walk.world.accepted[0]?.tcb.state).toBe("ESTABLISHED");
  });

  test("accept takes the connection that has waited longest", () => {
    const walk = new Walk(setupOf());
    walk.connect("C2");
    walk.connect("C1");
    walk.do({ do: "accept" });
    walk.do({ do: "accept" });
    expect(walk.accepted()).toEqual(["C2", "C1"]);
  });

  test("text that comes with the final ACK is delivered to the connection", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.do({ do: "send", peer: "C1", octets: 2 });
    walk.calm();
    expect(walk.accepted()).toEqual(["C1"]);
    expect(walk.world.accepted[0]?.tcb).toMatchObject({ received: expect.objectContaining({ length: 2 }) });
  });

  test("two hosts and an address where nobody is do not disturb each other", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.spoof("N1");
    walk.do({ do: "connect", peer: "C2" });
    walk.calm();
    expect([walk.accepted(), walk.halfOpen()]).toEqual([["C1", "C2"], []]);
  });
});

describe("SYN-RECEIVED behind a listener", () => {
  test("the same SYN again draws the same SYN,ACK and no second place (D-2)", () => {
    const walk = new Walk(setupOf());
    walk.spoof("N1");
    const again = walk.do({ do: "spoof", peer: "N1" });
    expect(again.sent.map(({ name }) => name)).toEqual(["L>N1 SYN,ACK 0/1"]);
    expect(walk.halfOpen()).toEqual(["N1"]);
  });

  test("an innocent host's reset frees the place that was taken in its name (MUST-11)", () => {
    const walk = new Walk(setupOf());
    walk.spoof("C3");
    walk.deliver("L>C3 SYN,ACK 0/1");
    expect(walk.inFlight()).toEqual(["C3 RST 1"]);
    const step = walk.deliver("C3 RST 1");
    expectRules(step, "listener.exact-tuple", "listener.half-open-returned");
    expect(step.ends.flatMap(({ signals }) => signals)).toEqual([]);
    expect(walk.halfOpen()).toEqual([]);
  });

  test("a host that is told to abort after its SYN,ACK arrives resets the half-open connection", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.deliver("C1 SYN 0");
    walk.deliver("L>C1 SYN,ACK 0/1");
    walk.do({ do: "abort", peer: "C1" });
    walk.deliver("C1 RST 1");
    expect(walk.halfOpen()).toEqual([]);
    expectRules(walk.deliver("C1 ACK 1/1"), "listener.listens");
    expect(walk.inFlight()).toEqual(["L>C1 RST 1"]);
  });
});

describe("demultiplexing (§3.10.7)", () => {
  test("an ACK of no connection is reset by the listening socket", () => {
    const walk = new Walk(setupOf());
    walk.spoof("N1");
    const step = walk.do({ do: "inject", peer: "N2", forged: { seq: { at: "peerIss", plus: 1 }, ack: { at: "iss", plus: 1 } } });
    expectRules(step, "listener.listens");
    expect(step.sent.map(({ peer, segment }) => [peer, segment.rst])).toEqual([["N2", true]]);
    expect(walk.halfOpen()).toEqual(["N1"]);
  });

  test("a closed listener resets what was not accepted, keeps what was, and then answers as CLOSED", () => {
    const walk = new Walk(setupOf());
    walk.connect("C1");
    walk.do({ do: "accept" });
    walk.connect("C2");
    walk.spoof("N1");
    const closing = walk.do({ do: "close" });
    expect(closing.sent.map(({ name }) => name)).toEqual(["L>N1 RST 1", "L>C2 RST 1"]);
    expect([walk.halfOpen(), walk.waiting(), walk.accepted()]).toEqual([[], [], ["C1"]]);
    const refused = walk.do({ do: "spoof", peer: "N2" });
    expectRules(refused, "listener.nobody-listens");
    expect(refused.sent[0]?.segment).toMatchObject({ rst: true, seq: 0 });
  });

  test("an action on a segment, a host or a queue that is not there is not possible", () => {
    const walk = new Walk(setupOf());
    expect(() => walk.deliver("C1 SYN 0")).toThrow("not possible");
    expect(() => walk.do({ do: "accept" })).toThrow("not possible");
    expect(() => walk.do({ do: "connect", peer: "N1" })).toThrow("not possible");
    expect(() => walk.do({ do: "abort", peer: "C1" })).toThrow("not possible");
    expect(() => walk.do({ do: "elapse" })).toThrow("not possible");
  });
});
