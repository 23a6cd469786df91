import { describe, expect, test } from "vitest";
import { playListenerActions } from "../../src/model/listener/play.ts";
import type { ListenerAction, Peer } from "../../src/model/listener-types.ts";
import { stepListener } from "../../src/model/listener.ts";
import { expectRules, setupOf, Walk } from "./listener-kit.ts";

describe("what is over takes no part any more", () => {
  test("a listening socket is closed once", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "close" });
    expect(stepListener(walk.setup, walk.world, { do: "close" })).toBeUndefined();
  });

  test("what is injected in a host's name goes by its last ISN", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.do({ do: "drop", segment: "C1 SYN 0" });
    walk.do({ do: "abort", peer: "C1" });
    walk.do({ do: "connect", peer: "C1" });
    const { moved } = walk.do({ do: "inject", peer: "C1", forged: { seq: { at: "peerIss", plus: 0 }, rst: true } });
    expect(moved?.segment.seq).toBe(walk.world.clients[0]?.iss);
  });

  test("a half-open connection that is reset is no matter of the accept queue, however full that is", () => {
    const walk = new Walk(setupOf({ backlog: 1 }));
    walk.connect("C1");
    walk.spoof("N1");
    expectRules(walk.do({ do: "inject", peer: "N1", forged: { seq: { at: "rcvNxt", plus: 0 }, rst: true } }), "listener.exact-tuple", "listener.half-open-returned");
    expect([walk.halfOpen(), walk.waiting()]).toEqual([[], ["C1"]]);
  });

  test("a host that answers what it never asked for with a reset does not become one that has opened a connection", () => {
    const walk = new Walk(setupOf());
    walk.spoof("C1");
    expect(walk.deliver("L>C1 SYN,ACK 0/1").sent.map(({ segment }) => segment.rst)).toEqual([true]);
    expect(walk.world.clients).toEqual([]);
  });

  test("time passes without the hosts whose connection has ended", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.do({ do: "abort", peer: "C1" });
    walk.do({ do: "connect", peer: "C2" });
    expect(walk.do({ do: "elapse", ms: 5 }).ends.map(({ peer }) => peer)).toEqual(["C2"]);
  });
});

describe("what is not possible", () => {
  const connect = (peer: string): ListenerAction => ({ do: "connect", peer: peer as Peer });
  const spoof = (peer: string): ListenerAction => ({ do: "spoof", peer: peer as Peer });

  test("is left out when a run is played, and the rest keeps its place", () => {
    const actions = [{ do: "accept" } as const, connect("C1"), connect("C1"), spoof("N1"), { do: "deliver", segment: "C9 SYN 0" } as const];
    expect([...playListenerActions(setupOf(), actions)].map(({ index }) => index)).toEqual([1, 3]);
  });

  test.each(["C0", "C1x", "xC1", "D1", "C", ""])("is a peer called %o", (peer) => {
    const walk = new Walk(setupOf());
    for (const action of [connect(peer), spoof(peer)]) expect(stepListener(walk.setup, walk.world, action)).toBeUndefined();
  });

  test("is SEND and ABORT without a connection, and that no time passes", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C2" });
    const wrong: readonly ListenerAction[] = [{ do: "send", peer: "C1", octets: 1 }, { do: "abort", peer: "C1" }, { do: "elapse", ms: 0 }];
    expect(wrong.filter((action) => stepListener(walk.setup, walk.world, action) !== undefined)).toEqual([]);
  });

  test("is that nobody connects", () => {
    const walk = new Walk(setupOf());
    expect(stepListener(walk.setup, walk.world, connect("N1"))).toBeUndefined();
  });
});
